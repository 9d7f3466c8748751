/*
 * Labels: what briefings call their fields in the languages that Brevier
 * knows, and the sections whose headings were lost.
 *
 * Case, accents and kinds of space do not count. A site's own labels and
 * names come before these: see site.h.
 */
#ifndef BREVIER_MODEL_LABELS_H
#define BREVIER_MODEL_LABELS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/lang.h"
#include "base/map.h"
#include "model/briefing.h"

/* What a label means, in any of the languages. */
struct sense {
	enum role role; /* ROLE_NONE: the label is not known */
	unsigned langs; /* that have it: a set of 1 << lang */
};

/* All labels by what those that are alike have in common (fold.h), so that
 * they are found fast. */
void labels_index(struct map *index, struct arena *arena);
/* An empty index will do: then all of them are compared. */
struct sense labels_find(const struct map *index, struct str label);

/* Whether text may hold "comment", as an institute's name has it beside it:
 * all other labels begin with a word that is known. */
bool labels_may_comment(struct str text);

/* What is written; in English where lang has no words of its own. */
struct str labels_text(enum role role, enum lang lang);
/* Name of the k-th section, from 0: "Top stories"; "Section 4". */
struct str labels_section(size_t k, enum lang lang, struct arena *arena);

#endif
