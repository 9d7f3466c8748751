/*
 * Spans: what runs within a line, as Markdown.
 *
 * The dialect cannot express all trees: no emphasis within emphasis of its
 * kind (it is left out) or without words, no link within a link, no paragraph
 * that begins with a page mark (it would be a block of HTML), or with a link
 * on code that has "]:" in it (it would be a definition), no mark of a
 * footnote in a link or image, no backslash before a pipe in code or HTML in
 * a table.
 */
#ifndef BREVIER_MARKDOWN_SPANS_H
#define BREVIER_MARKDOWN_SPANS_H

#include <stdbool.h>

#include "markdown/sink.h"
#include "model/block.h"

enum spans_place {
	SPANS_PARA,    /* from the start of a line on */
	SPANS_BEHIND,  /* behind a label */
	SPANS_HEADING, /* the words of a heading: all on one line */
	SPANS_CELL, /* the words of a table's cell; pipes are escaped later */
};

void spans_put(struct sink *sink, const struct span *spans,
	       enum spans_place place);

#endif
