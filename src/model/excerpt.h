/*
 * Excerpt: the beginning of a text, where all of it is too much.
 */
#ifndef BREVIER_MODEL_EXCERPT_H
#define BREVIER_MODEL_EXCERPT_H

#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

/* The first sentence of a plain text, or two short ones; never past the end
 * of its paragraph. */
struct str excerpt_lead(struct str text, struct arena *arena);
/* Text of at most max bytes: what is longer is cut at a word, or between
 * characters where there are no words, and ends in an ellipsis. */
struct str excerpt_cut(struct str text, size_t max, struct arena *arena);

#endif
