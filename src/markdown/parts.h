/*
 * Parts: what the lines of a paragraph are, where they are not all text.
 *
 * To cmark a table, the text of a footnote and a definition are lines of
 * paragraphs like any other. The dialect sees them by how lines begin:
 *
 *	[^label]: text      a footnote
 *	| a | b |           a table: a head and a line of hyphens
 *	| - | - |
 *	Term                a term with its definitions: as the first lines
 *	: Definition        of a paragraph
 */
#ifndef BREVIER_MARKDOWN_PARTS_H
#define BREVIER_MARKDOWN_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "markdown/lines.h"

enum part_kind { PART_TEXT, PART_TABLE, PART_FOOTNOTE, PART_TERMS };

struct part {
	enum part_kind kind;
	size_t from, to; /* lines */
};

/* The part that begins with line from. */
struct part part_next(const struct line *lines, size_t n, size_t from);

/* The next line from at on that begins a footnote; n where none does. */
size_t part_footnote(const struct line *lines, size_t n, size_t at);
/* The length of the footnote's label that text begins with: neither white
 * space, brackets nor backslashes. */
size_t part_label(struct str text);
/* Whether a line begins a footnote; its label, and what stands behind it. */
bool part_is_footnote(const struct line *line, struct str *label,
		      struct str *text);
/* Whether a line begins a definition; what stands behind its colon. */
bool part_is_definition(const struct line *line, struct str *text);

#endif
