/*
 * Dates: what opens a dated note.
 *
 * "August 28: …", "28.08.: …", "4 April – …". A note is an item of a list, or
 * begins in bold face; where neither is known, as in plain text, a colon
 * behind the date tells it, if there are several of that kind. "8月12日，…",
 * "6/4 …": without a colon or a dash, all neighbours have to begin so.
 */
#ifndef BREVIER_REFLOW_DATES_H
#define BREVIER_REFLOW_DATES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/str.h"

struct para;

struct opening {
	size_t n; /* bytes of the date and what parts it from the text */
	struct date date;
	struct str label; /* as written; absent: Markdown would not read it */
	bool colon;       /* a colon parts them, not a dash */
};

/* How text opens; n is 0 where it does with no date. */
struct opening dates_opening(struct str text);
/* Whether it might be a note among others that are. */
bool dates_may_open(struct str text);
/* Whether a date with its year stands in text: the first of them. */
bool dates_full_in(struct str text, struct date *date);
/* The same for any date, where it stands: one with its year if there is one,
 * else the first. */
bool dates_span_in(struct str text, size_t *from, size_t *to,
		   struct date *date);
/* Sets opening of the paragraphs that are notes, in a text in lang. */
void dates_find(struct para *paras, struct str lang);

#endif
