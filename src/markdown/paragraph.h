/*
 * Paragraph: what cmark's paragraphs and headings are in the dialect: parts
 * (parts.h), the box of a task, the kind of an admonition, the attributes of
 * a heading, a figure.
 */
#ifndef BREVIER_MARKDOWN_PARAGRAPH_H
#define BREVIER_MARKDOWN_PARAGRAPH_H

#include <stdbool.h>

#include "markdown/builder.h"

/* Puts what the paragraph or heading is among its siblings. */
void paragraph_put(struct builder *builder, struct siblings *siblings,
		   cmark_node *node);
/* The spans of a heading that is a line of fragments.h. */
struct span *paragraph_line(struct builder *builder, cmark_node *heading);
/* Puts what was read anew where it belongs, when all is read. */
void paragraph_finish(struct builder *builder);
/* Whether spans are an image with a title, and nothing else. */
bool paragraph_is_figure(const struct span *spans);

#endif
