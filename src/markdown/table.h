/*
 * Table: the lines of a table (GitHub Flavored Markdown 0.29, section 4.10).
 */
#ifndef BREVIER_MARKDOWN_TABLE_H
#define BREVIER_MARKDOWN_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "markdown/fragments.h"
#include "markdown/lines.h"
#include "model/block.h"

/* Whether a table begins with two lines: a head, and below it as many cells
 * of hyphens. One of them has a pipe. */
bool table_begins(struct str head, struct str below);
/* The table of n lines, of which the first two begin it; what stands in its
 * cells becomes fragments. Rows get as many cells as the head. line: the
 * first one's, of the source. */
struct block *table_make(const struct line *lines, size_t n, size_t line,
			 struct fragments *fragments, struct arena *arena,
			 struct arena *scratch);
/* How many of n lines a table takes: so many that no more than a bounded
 * number of cells is made up. */
size_t table_reach(const struct line *lines, size_t n);

#endif
