/*
 * Body: the text of a footnote or a definition, gathered from where cmark
 * has put it: lines of a paragraph, and what is indented below it, which to
 * cmark is code.
 *
 *	body_open(&body, line, text);
 *	body_add(&body, line) ...
 *	body_take_code(&body, builder, node);
 *	text = body_close(&body, arena);
 */
#ifndef BREVIER_MARKDOWN_BODY_H
#define BREVIER_MARKDOWN_BODY_H

#include <stdbool.h>

#include "base/buf.h"
#include "markdown/builder.h"
#include "markdown/lines.h"

struct body {
	struct buf text;
	size_t number; /* of the line added last */
};

/* Begins with what stands on a line behind its mark. */
void body_open(struct body *body, const struct line *line, struct str text);
/* Adds a line without its indentation. */
void body_add(struct body *body, const struct line *line);
/* Adds next, which may be NULL, where it is indented code with nothing but
 * blank lines before it, and takes it off the tree's reader. */
void body_take_code(struct body *body, const struct builder *builder,
		    cmark_node *next);
/* Whether a block's reader is to leave it out. */
bool body_has(cmark_node *node);
/* The whole text, without blank lines at its end. In arena. */
struct str body_close(struct body *body, struct arena *arena);

#endif
