/*
 * View: what can be said of one line by itself.
 */
#ifndef BREVIER_EXTRACT_VIEW_H
#define BREVIER_EXTRACT_VIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "extract/document.h"
#include "model/site.h"

struct view {
	const struct line *line;
	struct str text; /* behind bullet and label */
	struct str label;
	enum role role; /* of the label */
	unsigned glyph; /* of the bullet */
	bool bullet;
	bool dash;     /* its bullet might be a dash of the sentence */
	int number;    /* the line begins like "2.", "2)" or "(b)"; else 0 */
	size_t digits; /* bytes of that, with the space behind it */
};

struct view view_make(const struct line *line, const struct site *site);

/* Whether text begins with a small letter. */
bool text_starts_low(struct str text);
/* Whether it has capitals, and no small letter. */
bool text_is_capitals(struct str text);
/* Whether text ends as a sentence or the head of a list does. */
bool text_ends_sentence(struct str text);
/* Whether it begins with a parenthesis or a bracket. */
bool text_opens_group(struct str text);
/* Whether it ends with one. */
bool text_closes_group(struct str text);
/* Signs that are used as bullets only. */
bool rune_is_bullet(unsigned c);
/* Signs of sentences that are used as bullets, too. */
bool rune_is_dash(unsigned c);
unsigned first_rune(struct str text); /* 0 for an empty text */
unsigned last_rune(struct str text);

#endif
