/*
 * Lines: the text that cmark has read, line by line, as each block sees it.
 *
 * cmark tells on which lines a block stands, not what of them is its own:
 * before it stand the marks of the quotes and lists around it. The tree
 * knows which these are, and they are taken off again as section 5 of
 * CommonMark 0.31.2 puts them on.
 */
#ifndef BREVIER_MARKDOWN_LINES_H
#define BREVIER_MARKDOWN_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmark.h>

#include "base/arena.h"
#include "base/buf.h"

/* A text that cmark has read. */
struct lined {
	struct str text;
	size_t *starts; /* of each line, and the text's end */
	size_t n;       /* lines */
	/* [i]: the line of the source that line i + 1 is from; NULL: they are
	 * all of the source, behind line before. */
	const uint32_t *origins;
	size_t before;
};

/* A line without what the blocks around have before it. */
struct line {
	size_t number;   /* in the text, from 1 */
	struct str text; /* without white space before it, and line end */
	unsigned indent; /* columns of white space before it */
	/* That white space, which begins in a column, from 0; of a tab that
	 * stands before it, in part, some columns are left. */
	struct str blank;
	size_t column;
	unsigned left;
};

/* Finds the lines of a text; lined->text is set already. */
void lines_find(struct lined *lined, struct arena *arena);
/* The line of the source that a line of the text is from. */
size_t lines_origin(const struct lined *lined, size_t number);

/* Line number of the text as what stands in container sees it. */
struct line line_within(const struct lined *lined, cmark_node *container,
			size_t number);
/* All lines that a block stands on. In arena. */
struct lines {
	struct line *list;
	size_t n;
};

struct lines lines_of(const struct lined *lined, cmark_node *node,
		      struct arena *arena);
/* The last line that a block stands on: cmark's own is one too small for
 * some. */
size_t lines_last(cmark_node *node);

/* Puts a line as it was, without up to columns of the white space before
 * it. */
void line_put(struct buf *out, const struct line *line, unsigned columns);

#endif
