#include "model/walk.h"

/* What to go on with when the children are done. */
struct walk_frame {
	const void *next;
	struct walk_frame *up;
};

struct walk
walk_start(struct arena *arena, const void *first)
{
	return (struct walk){.arena = arena, .next = first};
}

static void
push(struct walk *walk, const void *next)
{
	struct walk_frame *frame = walk->spare;

	if (frame)
		walk->spare = frame->up;
	else
		frame = arena_alloc(walk->arena, sizeof(*frame));
	*frame = (struct walk_frame){next, walk->top};
	walk->top = frame;
	walk->below++;
}

static void
pop(struct walk *walk)
{
	struct walk_frame *frame = walk->top;

	walk->next = frame->next;
	walk->top = frame->up;
	frame->up = walk->spare;
	walk->spare = frame;
	walk->below--;
}

static const void *
take(struct walk *walk)
{
	while (!walk->next && walk->top)
		pop(walk);
	walk->depth = walk->below;
	return walk->next;
}

static void
step(struct walk *walk, const void *child, const void *next)
{
	if (child)
		push(walk, next);
	walk->next = child ? child : next;
}

const struct span *
walk_span(struct walk *walk)
{
	const struct span *span = take(walk);

	if (span)
		step(walk, span->child, span->next);
	return span;
}

const struct block *
walk_block(struct walk *walk)
{
	const struct block *block = take(walk);

	if (block)
		step(walk, block->child, block->next);
	return block;
}
