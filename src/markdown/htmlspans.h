/*
 * Html spans: what runs within a line of HTML, for sanitize.h alone.
 */
#ifndef BREVIER_MARKDOWN_HTMLSPANS_H
#define BREVIER_MARKDOWN_HTMLSPANS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "markdown/htmltags.h"
#include "model/block.h"

/* One piece of HTML and what its slots hold: spans, or blocks. */
struct html_piece {
	struct arena *arena;
	struct span **spans;
	struct block **blocks;
	size_t n;
	size_t seen;       /* slots that were met when nodes were marked */
	bool odd;          /* they were not met in their order */
	size_t line;       /* of the source, where the node at hand stands */
	struct str anchor; /* that was met last, with nothing shown behind it */
};

/* What marks of nodes say (soup.h): a tag, and: */
enum {
	MARK_TAG = 0xFF,
	MARK_BLOCK = 0x100, /* it is, or holds, a block */
	MARK_SLOT = 0x200,  /* it is, or holds, a slot */
	MARK_RICH = 0x400,  /* a slot that is no paragraph */
	MARK_HEAD = 0x800,  /* a heading */
};

static inline enum html_tag
mark_tag(const struct soup *soup)
{
	return (enum html_tag)(soup->mark & MARK_TAG);
}

/* Spans on their way; last is where the next one goes. */
struct html_line {
	struct span *first, **last;
	bool mute; /* nothing but slots */
};

void htmlspans_open(struct html_line *line);
/* Appends what one node is; blocks in it leave their words. */
void htmlspans_put(struct html_piece *piece, struct html_line *line,
		   const struct soup *soup);
/* The spans of all nodes side by side, without white space at both ends; NULL
 * where that is all. */
struct span *htmlspans_make(struct html_piece *piece, const struct soup *soup);
/* The same of what was put; the line begins anew. */
struct span *htmlspans_close(struct html_piece *piece, struct html_line *line);
/* The slot's number; what a line says. */
size_t htmlspans_number(const struct soup *soup);

#endif
