#include "markdown/table.h"

/* Cells that short rows do not have: a long head over many of them would
 * make far more than was written. */
enum { MADE_UP_MAX = 200000 };

/* ---- Rows ---- */

/* The next pipe from offset at on that is not escaped; the end of row where
 * there is none. */
static size_t
find_pipe(struct str row, size_t at)
{
	for (; at < row.n && row.p[at] != '|'; at++)
		at += row.p[at] == '\\';
	return at < row.n ? at : row.n;
}

/* What a row's cells are cut off of. */
static struct str
row_of(struct str line)
{
	line = str_trim(line);
	return str_skip(line, str_starts(line, STR("|")));
}

/* Cuts the next cell off; false at the end, which a pipe may close. */
static bool
take_cell(struct str *row, struct str *cell)
{
	size_t end = find_pipe(*row, 0);

	if (row->n == 0)
		return false;
	*cell = str_trim(str_slice(*row, 0, end));
	*row = str_skip(*row, end + 1);
	return true;
}

static size_t
count_cells(struct str line)
{
	struct str row = row_of(line), cell;
	size_t n = 0;

	while (take_cell(&row, &cell))
		n++;
	return n;
}

/* "---", ":--", ":-:", "--:". */
static bool
read_align(struct str cell, enum align *align)
{
	bool left = str_starts(cell, STR(":")),
	     right = str_ends(cell, STR(":"));
	size_t to = cell.n - (right && cell.n > 1);

	for (size_t i = left; i < to; i++)
		if (cell.p[i] != '-')
			return false;
	*align = left && right ? ALIGN_CENTRE
		 : left        ? ALIGN_LEFT
		 : right       ? ALIGN_RIGHT
			       : ALIGN_NONE;
	return to > left;
}

/* The number of cells of hyphens; 0 where there is something else. */
static size_t
count_aligns(struct str line)
{
	struct str row = row_of(line), cell;
	enum align align;
	size_t n = 0;

	for (; take_cell(&row, &cell); n++)
		if (!read_align(cell, &align))
			return 0;
	return n;
}

bool
table_begins(struct str head, struct str below)
{
	size_t n = count_aligns(below);

	return n > 0 && n == count_cells(head) &&
	       (str_chr(head, '|', 0) != STR_NONE ||
		str_chr(below, '|', 0) != STR_NONE);
}

size_t
table_reach(const struct line *lines, size_t n)
{
	size_t columns = count_cells(lines[0].text), made_up = 0, cells;

	for (size_t i = 2; i < n; i++) {
		cells = count_cells(lines[i].text);
		made_up += cells < columns ? columns - cells : 0;
		if (made_up > MADE_UP_MAX)
			return i;
	}
	return n;
}

/* ---- Making ---- */

struct maker {
	struct arena *arena, *scratch;
	struct fragments *fragments;
	enum align *aligns;
	size_t columns;
};

/* A pipe in a cell is escaped, also in code. */
static struct str
cell_text(struct str cell, struct arena *arena)
{
	struct buf out = {0};
	struct str text;

	if (str_find(cell, STR("\\|"), 0) == STR_NONE)
		return cell;
	for (size_t i = 0; i < cell.n; i++) {
		if (cell.p[i] == '\\' && i + 1 < cell.n) {
			if (cell.p[i + 1] != '|')
				buf_putc(&out, '\\');
			i++;
		}
		buf_putc(&out, cell.p[i]);
	}
	text = buf_take(&out, arena);
	buf_free(&out);
	return text;
}

static struct block *
make_row(struct maker *maker, struct str text, size_t line)
{
	struct block *row = block_new(maker->arena, BLOCK_ROW);
	struct block **last = &row->child;
	struct str rest = row_of(text), cell;

	row->line = line;
	for (size_t i = 0; i < maker->columns; i++, last = &(*last)->next) {
		*last = block_new(maker->arena, BLOCK_CELL);
		(*last)->align = maker->aligns[i];
		(*last)->line = line;
		if (take_cell(&rest, &cell) && cell.n > 0)
			fragments_add_line(
			    maker->fragments, cell_text(cell, maker->scratch),
			    line, &(*last)->spans, maker->scratch);
	}
	return row;
}

static void
read_aligns(struct maker *maker, struct str line)
{
	struct str row = row_of(line), cell;

	maker->columns = count_cells(line);
	maker->aligns =
	    arena_array(maker->scratch, maker->columns, sizeof(*maker->aligns));
	for (size_t i = 0; take_cell(&row, &cell); i++)
		read_align(cell, &maker->aligns[i]);
}

struct block *
table_make(const struct line *lines, size_t n, size_t line,
	   struct fragments *fragments, struct arena *arena,
	   struct arena *scratch)
{
	struct maker maker = {
	    .arena = arena, .scratch = scratch, .fragments = fragments};
	struct block *table = block_new(arena, BLOCK_TABLE), **last;

	read_aligns(&maker, lines[1].text);
	table->line = line;
	last = &table->child;
	for (size_t i = 0; i < n; i++) {
		if (i == 1)
			continue;
		*last = make_row(&maker, lines[i].text, line + i);
		last = &(*last)->next;
	}
	return table;
}
