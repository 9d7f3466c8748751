/*
 * Tags: what a briefing or an entry says it is about.
 *
 * Two tags that are alike but for case, accents and kind of space are one;
 * the first spelling is kept.
 */
#ifndef BREVIER_MODEL_TAGS_H
#define BREVIER_MODEL_TAGS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"
#include "model/briefing.h"

/* No briefing or entry has more. */
enum { TAGS_MAX = 100 };

/* Whether a line is a list of tags, between commas and semicolons of any
 * script; false where it holds none, or too many, or is prose: a piece is
 * longer than a name, or ends as a sentence does. */
bool tags_are(struct str line);
/* Appends text, without white space around it and '#' before it, to the list
 * that *first heads, where that does not have it. False where that is full. */
bool tags_add(struct tag **first, struct str text, struct arena *arena);
/* The same for each tag of a line. */
bool tags_add_line(struct tag **first, struct str line, struct arena *arena);
/* Such a line. In arena; absent for no tags. */
struct str tags_line(const struct tag *tags, struct arena *arena);

#endif
