#include "extract/layout.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/utf8.h"
#include "extract/column.h"
#include "extract/faces.h"
#include "extract/view.h"

/* ---- Paragraphs ---- */

/* Whether a row begins with a bullet or a number, under whose text the rows
 * behind it may hang. */
static bool
is_item(const struct row *row)
{
	struct str text = row->line->text;
	size_t space = str_chr(text, ' ', 0);

	if (row->text_left != row->left || rune_is_bullet(first_rune(text)))
		return true;
	if (space == STR_NONE || space == 0 || space > 4)
		return false;
	return (space == 1 && ascii_punct(text.p[0])) ||
	       rune_is_dash(first_rune(text)) || text.p[space - 1] == ')' ||
	       (text.p[space - 1] == '.' && ascii_digit(text.p[0]));
}

/* Where row i lies under the row before: whether its indent begins a
 * paragraph. */
static bool
indent_breaks(const struct column *column, size_t i)
{
	const struct row *row = &column->rows[i], *before = row - 1;
	int step = row->left - before->left, em = row->height / 2;
	bool hangs = is_item(before) && step > 0 &&
		     (step < 8 * em || abs(row->left - before->text_left) <= 2);

	if (hangs)
		return false;
	if (step > em)
		return true;
	/* Back from an indent: of a first line, or out of a list. */
	if (step < -em)
		return before->line->breaks != BREAK_PARA || is_item(before) ||
		       -step > 3 * row->height || column_had_room(column, i);
	return column_had_room(column, i);
}

/* Whether a row begins with a date or a label in bold face. */
static bool
begins_bold(const struct line *line)
{
	struct str bold = str_trim(str_slice(line->text, 0, line->bold));
	struct date date;

	return bold.n > 1 &&
	       (str_ends(bold, STR(":")) || date_parse_dotted(bold, &date));
}

/* Whether a row is set in another face than the row before: a smaller one, or
 * one in another colour where neither has links. */
static bool
changes_face(const struct row *row)
{
	const struct row *before = row - 1;
	int more = abs(row->size - before->size);

	if (more > 1 && more * 100 > 7 * before->size)
		return true;
	return row->colour != before->colour && !row->line->marks &&
	       !before->line->marks;
}

/* Whether row i goes on with the heading in the row before in another face of
 * its size, such as who issued a document: there was no room for it. */
static bool
continues_heading(const struct column *column, size_t i)
{
	const struct row *row = &column->rows[i], *before = row - 1;

	return before->line->level > 0 && row->line->level > 0 &&
	       row->size == before->size && column_is_under(before, row) &&
	       row->top - before->top <= row->height * 8 / 5 &&
	       (!column_had_room(column, i) ||
		rune_is_dash(last_rune(before->line->text)));
}

static bool
begins_para(const struct column *column, size_t i)
{
	const struct row *row = &column->rows[i], *before = row - 1;
	const struct line *line = row->line, *last = before->line;
	int gap = row->top - before->top;

	if (line->keeps_link)
		return false;
	if (begins_bold(line))
		return true;
	if (line->level != last->level)
		return !continues_heading(column, i);
	if (changes_face(row))
		return true;
	if (!column_is_under(before, row))
		return line->level > 0 || column_had_room(column, i);
	if (line->level > 0)
		return gap > row->height * 8 / 5;
	if (gap * 100 > column_pitch(column, row) * 125)
		return true;
	return indent_breaks(column, i);
}

/* A bold line that goes on as plain text is no heading. */
static void
check_heading(const struct column *column, size_t i)
{
	struct row *row = &column->rows[i];

	if (row->line->level == 0 || faces_are_large(column, row))
		return;
	if (i + 1 < column->n && column_is_under(row, row + 1) &&
	    !row[1].strong && row[1].top - row->top <= column->pitch * 5 / 4 &&
	    text_starts_low(row[1].line->text))
		row->line->level = 0;
}

/* ---- Items ---- */

/* Whether the paragraph that begins with row i is indented as a whole. */
static bool
is_indented(const struct column *column, size_t i)
{
	const struct row *row = &column->rows[i];

	if (row->line->breaks != BREAK_PARA || row->line->level > 0 ||
	    row->left - column->margins[i] < row->height * 4 / 5)
		return false;
	if (i + 1 < column->n && row[1].line->breaks == BREAK_NONE &&
	    column_is_under(row, row + 1))
		return abs(row[1].left - row->left) <= row->height / 4;
	return true;
}

/* The next row that begins a paragraph. */
static size_t
next_para(const struct column *column, size_t i)
{
	do
		i++;
	while (i < column->n && column->rows[i].line->breaks != BREAK_PARA);
	return i;
}

/* Paragraphs in line with each other, at least two in a row, or dated in
 * bold face, are items of a list. */
static void
find_items(const struct column *column)
{
	const struct row *before = NULL;

	for (size_t i = 0; i < column->n; i = next_para(column, i)) {
		struct row *row = &column->rows[i];
		bool near = before && (before->line->page != row->line->page ||
				       before->top < row->top);

		if (!is_indented(column, i)) {
			before = NULL;
			continue;
		}
		if (near && before->line->item)
			row->line->item = true;
		else if (near &&
			 abs(before->left - row->left) < row->height / 4)
			before->line->item = row->line->item = true;
		else if (row->line->bold > 0 &&
			 row->line->bold < row->line->text.n)
			row->line->item = true;
		before = row;
	}
}

void
layout_judge(struct row *rows, size_t n, struct arena *arena)
{
	struct column column;

	if (n == 0)
		return;
	for (size_t i = 0; i < n; i++)
		rows[i].line->left = rows[i].left > 0 ? rows[i].left : 1;
	column_measure(&column, rows, n, arena);
	for (size_t i = 1; i < n; i++)
		rows[i].line->keeps_link = column_keeps_link(&column, i);
	faces_find_headings(&column, arena);
	for (size_t i = 0; i < n; i++)
		check_heading(&column, i);
	rows[0].line->breaks = BREAK_PARA;
	for (size_t i = 1; i < n; i++)
		rows[i].line->breaks =
		    begins_para(&column, i) ? BREAK_PARA : BREAK_NONE;
	find_items(&column);
}
