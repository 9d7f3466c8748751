/*
 * Inlines: what cmark finds within a line, as spans.
 */
#ifndef BREVIER_MARKDOWN_INLINES_H
#define BREVIER_MARKDOWN_INLINES_H

#include "markdown/builder.h"

/* The spans of node and its next siblings, which stand depth levels deep. */
struct span *inlines_make(struct builder *builder, cmark_node *node, int depth);

#endif
