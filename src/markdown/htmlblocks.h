/*
 * Html blocks: HTML as blocks, for sanitize.h alone.
 */
#ifndef BREVIER_MARKDOWN_HTMLBLOCKS_H
#define BREVIER_MARKDOWN_HTMLBLOCKS_H

#include "markdown/htmlspans.h"

/* All nodes side by side as blocks. */
struct block *htmlblocks_make(struct html_piece *piece,
			      const struct soup *soup);

#endif
