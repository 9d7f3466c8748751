/*
 * Blocks: blocks and spans as Markdown.
 */
#ifndef BREVIER_MARKDOWN_BLOCKS_H
#define BREVIER_MARKDOWN_BLOCKS_H

#include <stdbool.h>

#include "base/buf.h"
#include "model/block.h"

/* Where Markdown is written: lines of nested blocks begin with a prefix. */
struct sink {
	struct buf *out;
	struct buf prefix; /* "> ", "  " ... of the blocks around */
	bool fresh;        /* the line at hand has nothing on it, no prefix */
};

/* Ends the line at hand. */
void sink_line(struct sink *sink);
/* A blank line, unless nothing has been written. */
void sink_gap(struct sink *sink);
void sink_put(struct sink *sink, struct str text);

/* Spans; behind is what stands before them on their line, as far as it
 * matters: nothing, or something. */
void spans_put(struct sink *sink, const struct span *spans, bool line_start,
	       bool heading);
/* Blocks with a blank line between them, the last without its line end. */
void blocks_put(struct sink *sink, const struct block *blocks);
/* One block, without a line end. tight: within a tight list. */
void block_put(struct sink *sink, const struct block *block);
/* What must stand between two neighbours so that they stay two. */
void blocks_part(struct sink *sink, const struct block *before,
		 const struct block *after);
void page_put(struct sink *sink, int page);

#endif
