/*
 * Markup: what the dialect sees in words that are words to CommonMark: struck
 * text (GitHub Flavored Markdown 0.29, section 6.5), bare addresses
 * (autolink.h), marks of footnotes, and that an image says nothing.
 */
#ifndef BREVIER_MARKDOWN_MARKUP_H
#define BREVIER_MARKDOWN_MARKUP_H

#include "markdown/escapes.h"
#include "markdown/pieces.h"

/* Takes the words of a node apart. */
void markup_push(struct pieces *pieces, cmark_node *node, struct place *place);
/* The span of a footnote's mark; NULL, with a word said, where there is no
 * such footnote. */
struct span *markup_note(struct builder *builder, struct str label,
			 const struct place *place);

#endif
