/*
 * Origin: who issued a document and when, side by side in a line.
 *
 * "Harbour Board | 4 May 2031", "Issued by Harbour Board on 4 May 2031": a
 * byline. "Notice on quays (Link) – Harbour Board, 4 May 2031", "Notice on
 * quays (Harbour Board, 4 May 2031)", "Harbour Board (4 May 2031)": at the
 * end of what is said of the document.
 */
#ifndef BREVIER_REFLOW_ORIGIN_H
#define BREVIER_REFLOW_ORIGIN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "model/site.h"

struct origin {
	struct str name, date; /* parts of the text */
	size_t from, to;       /* bytes of it that say no more than these */
};

/* Whether text may name who issued a document: a figure is that of an issue
 * of the digest. */
bool origin_is_name(struct str text);
/* Of a byline: a name and a full date, and nothing else but what parts them.
 * Where no sign does, a label has to begin it. Most lines neither begin nor
 * end like a date: no more is asked of them. */
bool origin_of_byline(struct str text, const struct site *site, struct str lang,
		      struct origin *origin);
/* Of the beginning of text, before a colon: "Harbour Board, 4 May: Notice". */
bool origin_at_start(struct str text, struct str lang, struct origin *origin);
/* Of the end of text, but for a mark such as "(Link)" behind it. */
bool origin_at_end(struct str text, struct str lang, struct origin *origin);

#endif
