/*
 * Abbrev: abbreviations that a text defines, and where it uses them.
 *
 * After A. S. Schwartz and M. A. Hearst, "A simple algorithm for identifying
 * abbreviation definitions in biomedical text", PSB 2003: "Long Form (LF)",
 * and "LF (Long Form)"; the letters of the short form found from right to
 * left in the words of the long one. Narrower than the paper, whose texts
 * have no "(link)" and "(in Chinese)": a short form shows by its capitals or
 * digits that it is one. Wider in that letters of any script count, without
 * their accents.
 */
#ifndef BREVIER_CATALOG_ABBREV_H
#define BREVIER_CATALOG_ABBREV_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"

struct abbrev {
	struct str shortened; /* "MIIT" */
	struct str expansion; /* "Ministry of Industry and ..." */
	struct str native;    /* of "(MIIT, 工信部)"; absent: none */
	size_t place;         /* for the finder's owner: where in a briefing */
	struct abbrev *next;
};

/* Definitions in the order of the text, each short form once. Begins as
 * {.arena = arena, .scratch = scratch}; all texts are copied into arena. */
struct abbrev_list {
	struct arena *arena, *scratch; /* may be one */
	struct abbrev *first, *last;
	struct map seen;
};

/* Appends the definitions in text. */
void abbrev_find(struct abbrev_list *list, struct str text);
struct str abbrev_expand(const struct abbrev *list, struct str shortened);

/* Whether word, a slice of text, stands in its own definition, or alone in
 * parentheses, where it needs no explanation by expansion. */
bool abbrev_is_explained(struct str text, struct str word,
			 struct str expansion);

#endif
