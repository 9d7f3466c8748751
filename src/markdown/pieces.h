/*
 * Pieces: what stands side by side within a line, before it becomes spans.
 *
 * Marks of struck text stand among the others until it is known which of
 * them belong together; only then is known what stands within, and how.
 */
#ifndef BREVIER_MARKDOWN_PIECES_H
#define BREVIER_MARKDOWN_PIECES_H

#include "markdown/builder.h"
#include "model/block.h"

struct piece {
	struct span *span;
	cmark_node *node; /* whose children the span is to hold; or NULL */
	int depth;
	unsigned tildes; /* a mark of struck text: one or two */
	bool opens, closes;
	int match; /* 1: it opens struck text, -1: it closes some */
};

struct pieces {
	struct builder *builder;
	struct piece *list;
	size_t n, capacity;
	unsigned around; /* kinds of spans around, a bit each */
	bool tildes;     /* there are some */
};

/* A kind of spans as a bit. */
static inline unsigned
piece_bit(enum span_kind kind)
{
	return 1u << kind;
}

/* The new piece is valid until the next one. */
struct piece *pieces_push(struct pieces *pieces, struct span *span);
/* Text, of which ESCAPEs are taken off (escapes.h). */
void pieces_push_text(struct pieces *pieces, struct str text);
/* One tilde or two, which could open or close struck text. */
void pieces_push_tildes(struct pieces *pieces, struct str tildes, bool opens,
			bool closes);
/* Finds the marks that belong together: those of one length, the nearest
 * first. */
void pieces_match(struct pieces *pieces);

#endif
