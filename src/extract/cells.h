/*
 * Cells: rows of a table of facts become lines again.
 *
 * "Issued by" stands in one column, who did in the next: two texts on one
 * line, too far apart to be one. Where the same two columns are filled line
 * after line, the left one has labels: a colon is put behind them.
 */
#ifndef BREVIER_EXTRACT_CELLS_H
#define BREVIER_EXTRACT_CELLS_H

#include <stddef.h>

#include "base/arena.h"
#include "extract/layout.h"

/* Joins such rows of n; returns how many are left. Lines that are gone are
 * taken off their list. */
size_t cells_join(struct row *rows, size_t n, struct arena *arena);

#endif
