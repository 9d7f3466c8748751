/*
 * Abbrev: abbreviations that a text defines, "Long Form (LF)".
 *
 * After A. S. Schwartz and M. A. Hearst, "A simple algorithm for identifying
 * abbreviation definitions in biomedical text", PSB 2003: the short form in
 * parentheses, its letters found from right to left in the words before it.
 */
#ifndef BREVIER_MODEL_ABBREV_H
#define BREVIER_MODEL_ABBREV_H

#include "base/arena.h"
#include "base/str.h"

struct abbrev {
	struct str shortened; /* "MIIT" */
	struct str expansion; /* "Ministry of Industry and ..." */
	struct abbrev *next;
};

/* Appends the definitions in text to *list, in the order of the text, each
 * short form once. Texts point into text. */
void abbrev_find(struct str text, struct arena *arena, struct abbrev **list);
struct str abbrev_expand(const struct abbrev *list, struct str shortened);

#endif
