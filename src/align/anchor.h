/*
 * Anchor: words of the text that a link stood on, as far as they show it.
 *
 * A digest names its sources in parentheses: "(Link)" behind the title of a
 * document, "(MIIT notice, Xinhua article)" at the end of a note; or it
 * prints an address. Each is an anchor, in the order of the text, and so is
 * each link that the source tells; but what it tells may have been stretched
 * over words nearby, and is cut to those that an anchor is likely to have.
 */
#ifndef BREVIER_ALIGN_ANCHOR_H
#define BREVIER_ALIGN_ANCHOR_H

#include <stddef.h>

#include "align/verdict.h"
#include "base/arena.h"
#include "base/str.h"
#include "extract/document.h"
#include "reflow/reflow.h"

enum anchor_kind {
	ANCHOR_MARK,    /* "(Link)": its parentheses are part of it */
	ANCHOR_NAME,    /* "MIIT notice": within parentheses */
	ANCHOR_GROUP,   /* the last parentheses of a note: perhaps a name */
	ANCHOR_TITLE,   /* title of a document without a mark, or of an entry */
	ANCHOR_NUMBER,  /* of a footnote, or so it looks */
	ANCHOR_ADDRESS, /* an address in the text */
	ANCHOR_BARE,    /* one without its scheme: see printed.h */
	ANCHOR_QUOTE,   /* words that its address quotes; of quotes.c */
	ANCHOR_KNOWN,   /* a link that the source tells */
};

struct anchor {
	enum anchor_kind kind;
	const struct para *para;
	size_t from, to;  /* its bytes in the paragraph's text */
	struct str words; /* these bytes */
	size_t prose;     /* bytes of prose before it, in the whole text */
	int page;
	size_t number;               /* line in the source */
	const struct listed *listed; /* its address, where it is known, or
					set by align.c */
	struct verdict verdict;      /* the same, of that address */
	enum anchor_place place;
	bool unsure;         /* what it lies in may be another's: of shape.c */
	struct anchor *bare; /* the next one without: of align.c */
	struct anchor *next;
};

/* Where the prose of each page begins: prose[k] is the number of bytes of
 * prose before page k + 1; prose[n_pages] counts all. Labelled facts (title,
 * issuer, date of a document) are no prose: nobody puts a reference there. */
struct anchors {
	struct anchor *first;
	size_t *prose;
};

void anchors_find(struct anchors *anchors, const struct para *paras,
		  const struct site *site, const struct document *document,
		  struct arena *arena);

/* Whether a paragraph states a fact of a document: see above. */
bool para_is_fact(const struct para *para);
/* Whether it is the title of an entry. */
bool para_is_title(const struct para *para);

#endif
