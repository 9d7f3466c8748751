/*
 * Blocks: blocks as Markdown.
 *
 * Bullets are hyphens, code is fenced, rules are "***"; an item without
 * blocks holds a separator, as "-" alone would underline a paragraph. Cells
 * are not padded: a longer word would change every row.
 */
#ifndef BREVIER_MARKDOWN_BLOCKS_H
#define BREVIER_MARKDOWN_BLOCKS_H

#include "markdown/sink.h"
#include "model/footnote.h"

/* One block, without its last line end. */
void block_put(struct sink *sink, const struct block *block);
/* Blocks with a blank line between them. */
void blocks_put(struct sink *sink, const struct block *blocks);
/* The text of a footnote, below a blank line, with its last line end. */
void footnote_put(struct sink *sink, const struct footnote *footnote);
/* What must stand between two neighbours so that they stay two: a blank line,
 * or more. */
void blocks_part(struct sink *sink, const struct block *before,
		 const struct block *after);

#endif
