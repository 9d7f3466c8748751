/*
 * Endnotes: the text of footnotes, taken out of cmark's tree before it is
 * read.
 *
 *	[^label]: The text, which goes on
 *	    in what is indented by four columns.
 *
 * It may stand in any quote or list. Where the text is one word, cmark has
 * taken the line for the definition of a link, and shows nothing of it: such
 * lines are found where no block is. Of footnotes with one label the first
 * counts; the others are kept, and nothing leads to them.
 */
#ifndef BREVIER_MARKDOWN_ENDNOTES_H
#define BREVIER_MARKDOWN_ENDNOTES_H

#include "markdown/builder.h"

/* Adds all to the builder's footnotes; their texts become fragments. Where it
 * is to keep definitions of links, which stand in the same places, these, too
 * (definitions.h). */
void endnotes_find(struct builder *builder, cmark_node *root);

#endif
