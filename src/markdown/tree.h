/*
 * Tree: the only home of cmark; CommonMark as blocks and spans.
 */
#ifndef BREVIER_MARKDOWN_TREE_H
#define BREVIER_MARKDOWN_TREE_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/block.h"

/*
 * Parses the text of source from byte from on. What stands deeper than 100
 * levels loses its form, not its words, with a warning. Beyond CommonMark:
 * <!-- page 7 --> marks a page; {#id} at the end of a heading is its id; the
 * comment <!-- --> parts two lists and is dropped.
 */
struct block *tree_parse(const struct source *source, size_t from,
			 struct arena *arena, struct diags *diags);

#endif
