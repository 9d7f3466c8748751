/*
 * Html table: cells that take several rows and columns, for sanitize.h alone.
 */
#ifndef BREVIER_MARKDOWN_HTMLTABLE_H
#define BREVIER_MARKDOWN_HTMLTABLE_H

#include "base/arena.h"
#include "model/block.h"

/*
 * Makes of the rows and cells of table, as they were written, what block.h
 * says (after HTML, section 4.9.12.1, "Forming a table"). A cell ends where
 * another begins and where its head or body does; rows get as many columns as
 * the widest, cells the alignment of the first in their column. The head is
 * the first row and as many more as one of its cells takes. A row without
 * cells is none, nor is a column in which none begins.
 */
void htmltable_settle(struct block *table, struct arena *arena);

#endif
