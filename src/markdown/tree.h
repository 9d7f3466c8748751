/*
 * Tree: CommonMark as blocks and spans.
 *
 * The tree is of a kind that can be written (blocks.h, spans.h) and read
 * again: no emphasis within emphasis of its kind, no link within a link, a
 * heading on one line, a block of HTML without an end gets one.
 */
#ifndef BREVIER_MARKDOWN_TREE_H
#define BREVIER_MARKDOWN_TREE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/block.h"

/*
 * Parses the text of source from byte from on. What stands deeper than 100
 * levels loses its form, not its words, with a warning. Beyond CommonMark:
 * <!-- page 7 --> marks a page; {#id} at the end of a heading is its id; the
 * comment <!-- --> parts what would be one, and is dropped, except at the
 * top level of blocks.
 */
struct block *tree_parse(const struct source *source, size_t from,
			 struct arena *arena, struct diags *diags);
/* Whether block is <!-- -->. */
bool tree_is_separator(const struct block *block);

#endif
