/*
 * Walk: all spans, or all blocks, of a tree in the order of the text.
 *
 *	struct walk walk = walk_start(arena, blocks);
 *
 *	while ((block = walk_block(&walk)))
 *		... walk.depth
 *
 * The stack is the walk's own: what a caller made may be deeper than the
 * program's stack. The spans of blocks, and what a footnote's mark leads to,
 * are trees of their own.
 */
#ifndef BREVIER_MODEL_WALK_H
#define BREVIER_MODEL_WALK_H

#include "base/arena.h"
#include "model/block.h"

struct walk {
	struct arena *arena; /* owns the stack */
	const void *next;
	struct walk_frame *top;
	struct walk_frame *spare;
	int depth; /* of what was returned last, from 0 */
	int below; /* of what is next */
};

struct walk walk_start(struct arena *arena, const void *first);
/* The next one, a parent before its children; NULL at the end. A walk goes
 * over spans or blocks, whichever it was started with. */
const struct span *walk_span(struct walk *walk);
const struct block *walk_block(struct walk *walk);

#endif
