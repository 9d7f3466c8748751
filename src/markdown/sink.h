/*
 * Sink: where Markdown is written, line by line.
 *
 * Lines of nested blocks begin with a prefix, which whoever opens a block
 * appends to and cuts off again.
 */
#ifndef BREVIER_MARKDOWN_SINK_H
#define BREVIER_MARKDOWN_SINK_H

#include <stdbool.h>

#include "base/buf.h"

/* Parts what Markdown would take for one thing, and is dropped by tree.h. */
#define SINK_SEPARATOR "<!-- -->"

struct sink {
	struct buf *out;
	struct buf prefix; /* "> ", "  " ... of the blocks around */
	bool fresh;        /* the line at hand has nothing on it, no prefix */
};

/* Writes the prefix, where the line at hand does not have it yet. */
void sink_begin(struct sink *sink);
/* Ends the line at hand. */
void sink_line(struct sink *sink);
/* A blank line, unless nothing has been written. */
void sink_gap(struct sink *sink);
void sink_put(struct sink *sink, struct str text);
/* Text of several lines, each with its prefix; the last is left open. */
void sink_put_lines(struct sink *sink, struct str text);
void sink_put_page(struct sink *sink, int page);

#endif
