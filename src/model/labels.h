/*
 * Labels: what briefings call their fields in the languages that Brevier
 * knows, and the sections whose headings were lost.
 *
 * Case, accents and kinds of space do not count. A site's own labels and
 * names come before these: see site.h.
 */
#ifndef BREVIER_MODEL_LABELS_H
#define BREVIER_MODEL_LABELS_H

#include <stddef.h>

#include "base/arena.h"
#include "base/lang.h"
#include "model/briefing.h"

/* What a label is for, in any of the languages; ROLE_NONE where unknown. */
enum role labels_role(struct str label);
/* The languages that have the label: a set of 1 << lang. */
unsigned labels_langs(struct str label);

/* What is written; in English where lang has no words of its own. */
struct str labels_text(enum role role, enum lang lang);
/* Name of the k-th section, from 0: "Top stories"; "Section 4". */
struct str labels_section(size_t k, enum lang lang, struct arena *arena);

#endif
