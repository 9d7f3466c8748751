/*
 * Guard: texts for which cmark would take the square of their length.
 *
 * cmark 0.30 goes through all open blocks at each line, and through all open
 * images at each link. Nobody writes a hundred of either: marks of blocks
 * beyond that are taken off a line, whose words the tree would keep without
 * them anyway (tree.h), and images that begin in a thousand others are none.
 */
#ifndef BREVIER_MARKDOWN_GUARD_H
#define BREVIER_MARKDOWN_GUARD_H

#include "base/arena.h"
#include "base/str.h"

/* text itself, or a copy in arena with the same lines. Linear in its length. */
struct str guard_text(struct str text, struct arena *arena);

#endif
