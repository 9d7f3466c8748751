#include "markdown/htmltable.h"

enum { COLUMNS_MAX = 1000, CELLS_MAX = 100000 };

struct grid {
	int columns, rows, head;
	int *taken; /* by column: rows below that a cell above takes */
	int *begun; /* by column: 1 where some cell begins */
	enum align *aligns;
	struct arena *arena;
};

static int
count_rows(const struct block *row)
{
	int n = 0;

	for (; row; row = row->next)
		n++;
	return n;
}

/* The head ends where all its cells do. */
static int
head_rows(const struct block *table, int rows)
{
	int most = 1;

	for (const struct block *at = table->child->child; at; at = at->next)
		most = at->rows > most ? at->rows : most;
	return most < rows ? most : rows;
}

/* Rows in the same head or body, from row i on. */
static int
rows_left(const struct grid *grid, int i)
{
	return (i < grid->head ? grid->head : grid->rows) - i;
}

/* The next column that no cell above takes. */
static int
next_free(const struct grid *grid, int column)
{
	while (column < COLUMNS_MAX && grid->taken[column] > 0)
		column++;
	return column;
}

/* Cuts the cell to what is free, and takes it. */
static void
take(struct grid *grid, struct block *cell, int column, int i)
{
	int rows = rows_left(grid, i), n = 1;

	while (n < cell->columns && column + n < COLUMNS_MAX &&
	       grid->taken[column + n] == 0)
		n++;
	if (cell->rows < rows)
		rows = cell->rows ? cell->rows : 1;
	cell->columns = n;
	cell->rows = rows;
	for (int k = 0; k < n; k++)
		grid->taken[column + k] = rows;
	if (column + n > grid->columns)
		grid->columns = column + n;
}

/* Goes on to the next row. */
static void
go_on(struct grid *grid)
{
	for (int k = 0; k < grid->columns; k++)
		if (grid->taken[k] > 0)
			grid->taken[k]--;
}

/* Places what was written; cells beyond the last column are left out. */
static void
place(struct grid *grid, struct block *table)
{
	int i = 0;

	for (struct block *row = table->child; row; row = row->next, i++) {
		struct block **at = &row->child;
		int column = 0;

		while (*at) {
			column = next_free(grid, column);
			if (column >= COLUMNS_MAX) {
				*at = NULL;
				break;
			}
			take(grid, *at, column, i);
			column += (*at)->columns;
			at = &(*at)->next;
		}
		go_on(grid);
	}
}

/* Fills a row up, and aligns its cells with those above. */
static void
even_row(struct grid *grid, struct block *row, int i)
{
	struct block **at = &row->child;

	for (int column = next_free(grid, 0); column < grid->columns;
	     column = next_free(grid, column)) {
		if (!*at)
			*at = block_new(grid->arena, BLOCK_CELL);
		if (i == 0)
			grid->aligns[column] = (*at)->align;
		(*at)->align = grid->aligns[column];
		take(grid, *at, column, i);
		(*at)->start = column;
		grid->begun[column] = 1;
		column += (*at)->columns;
		at = &(*at)->next;
	}
	go_on(grid);
}

/* Leaves out columns in which no cell begins: they are none. */
static void
drop_columns(const struct grid *grid, struct block *table)
{
	for (struct block *row = table->child; row; row = row->next) {
		for (struct block *at = row->child; at; at = at->next) {
			int end = at->start + at->columns;

			at->columns = 0;
			for (int k = at->start; k < end; k++)
				at->columns += grid->begun[k];
			at->start = 0;
		}
	}
}

void
htmltable_settle(struct block *table, struct arena *arena)
{
	struct arena scratch = {0};
	struct grid grid = {.rows = count_rows(table->child), .arena = arena};
	int i = 0;

	grid.head = table->rows = head_rows(table, grid.rows);
	grid.taken = arena_array(&scratch, COLUMNS_MAX, sizeof(*grid.taken));
	grid.begun = arena_array(&scratch, COLUMNS_MAX, sizeof(*grid.begun));
	grid.aligns = arena_array(&scratch, COLUMNS_MAX, sizeof(*grid.aligns));
	place(&grid, table);
	for (int k = 0; k < COLUMNS_MAX; k++)
		grid.taken[k] = 0;
	if (grid.columns <= CELLS_MAX / grid.rows) {
		for (struct block *row = table->child; row; row = row->next)
			even_row(&grid, row, i++);
		drop_columns(&grid, table);
	}
	arena_free(&scratch);
}
