#include "extract/column.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "extract/measure.h"
#include "extract/view.h"

#define SIZE_MAX_KNOWN 200
#define PITCH_MAX 400
#define INDENT_MAX 8 /* heights of a line that an indent may be wide */
#define NEAR 10      /* rows around, which tell how wide a column is */

/* ---- Typical values ---- */

static int
peak(const size_t *counts, int n)
{
	int best = 0;

	for (int i = 1; i < n; i++)
		if (counts[i] > counts[best])
			best = i;
	return best;
}

bool
column_is_under(const struct row *a, const struct row *b)
{
	return a->line->page == b->line->page && b->top > a->top &&
	       b->left < a->right && b->right > a->left;
}

static void
learn(struct column *column, struct arena *arena)
{
	size_t *sizes = arena_array(arena, SIZE_MAX_KNOWN, sizeof(*sizes));
	size_t *pitches = arena_array(arena, PITCH_MAX, sizeof(*pitches));
	size_t *lefts = arena_array(arena, 4096, sizeof(*lefts));

	for (size_t i = 0; i < column->n; i++)
		sizes[column->rows[i].size] += column->rows[i].line->text.n;
	column->size = peak(sizes, SIZE_MAX_KNOWN);
	for (size_t i = 0; i < column->n; i++) {
		const struct row *row = &column->rows[i];

		if (row->size != column->size)
			continue;
		lefts[row->left & 4095]++;
		if (i == 0 || row[-1].size != row->size ||
		    !column_is_under(row - 1, row))
			continue;
		int pitch = row->top - row[-1].top;

		/* Neighbours count, too: places are rounded. */
		if (pitch < row->height * 2 && pitch < PITCH_MAX - 1)
			for (int k = -1; k <= 1; k++)
				pitches[pitch + k > 0 ? pitch + k : 0]++;
	}
	column->pitch = peak(pitches, PITCH_MAX);
	column->left = peak(lefts, 4096);
}

/* ---- Room ---- */

bool
column_ends_open(struct str text)
{
	char last = text.n > 0 ? text.p[text.n - 1] : ' ';

	return last == '.' || last == ',' || last == ';' || last == ':';
}

int
column_pitch(const struct column *column, const struct row *row)
{
	int pitch = column->pitch > 0 ? column->pitch : row->height * 5 / 4;

	return column->size > 0 ? pitch * row->size / column->size : pitch;
}

/* How far right the lines around row i reach: the second farthest, since one
 * may belong to a wider column. */
static int
right_edge(const struct column *column, size_t i)
{
	const struct row *row = &column->rows[i];
	size_t from = i > NEAR ? i - NEAR : 0, to = i + NEAR;
	int first = 0, second = 0, n = 0;

	for (size_t k = from; k < to && k < column->n; k++) {
		const struct row *at = &column->rows[k];

		if (at->line->page != row->line->page ||
		    at->size != row->size || at->left >= row->right ||
		    at->right <= row->left)
			continue;
		n++;
		if (at->right > first) {
			second = first;
			first = at->right;
		} else if (at->right > second) {
			second = at->right;
		}
	}
	return n > 3 ? second : first;
}

/*
 * Hundredths of its width that the first word of row i must have found as
 * room, to be sure that the line before was ended on purpose. Widths are
 * guessed, so in running text there has to be more room than needed; items
 * of a list begin with a capital, and less will do.
 */
static size_t
room_needed(const struct column *column, size_t i)
{
	const struct row *row = &column->rows[i];
	bool indented = row->left - column->margins[i] > row->height / 2 &&
			!column_ends_open(row[-1].line->text);

	if (indented && rune_is_upper(first_rune(row->line->text)))
		return 85;
	return text_ends_sentence(row[-1].line->text) ? 105 : 125;
}

bool
column_had_room(const struct column *column, size_t i)
{
	const struct row *row = &column->rows[i], *before = row - 1;
	struct str text = row->line->text;
	size_t all = measure_text(text), word = measure_first_word(text);
	int room = right_edge(column, i - 1) - before->right;

	if (all == 0 ||
	    (text_starts_low(text) && !text_ends_sentence(before->line->text)))
		return false;
	if (first_rune(text) == '(' && !text_ends_sentence(before->line->text))
		return room * 5 > (before->right - before->left) * 2;
	return (size_t)(room > 0 ? room : 0) * all * 100 >
	       word * (size_t)(row->right - row->left) * room_needed(column, i);
}

bool
column_keeps_link(const struct column *column, size_t i)
{
	const struct row *row = &column->rows[i], *before = row - 1;
	const struct mark *first = row->line->marks;
	const struct mark *last = before->line->marks;

	while (last && last->next)
		last = last->next;
	return first && last && first->from == 0 &&
	       last->to == before->line->text.n &&
	       str_eq(first->url, last->url) &&
	       right_edge(column, i - 1) - before->right < 3 * row->height;
}

/* Whether row goes on in the column of the row before: below it, and not so
 * far to a side that no indent could be so wide. */
static bool
keeps_column(const struct row *row)
{
	const struct row *before = row - 1;

	return row->line->page == before->line->page &&
	       row->top >= before->top - row->height / 2 &&
	       abs(row->left - before->left) < INDENT_MAX * row->height;
}

/* The left margin of the column in which each row stands. */
static void
find_margins(const struct column *column)
{
	const struct row *rows = column->rows;
	size_t from = 0;

	for (size_t i = 1; i <= column->n; i++) {
		int least = rows[from].left;

		if (i < column->n && keeps_column(&rows[i]))
			continue;
		for (size_t k = from; k < i; k++)
			least = rows[k].left < least ? rows[k].left : least;
		if (column->left < least &&
		    least - column->left < 4 * rows[from].height)
			least = column->left;
		for (; from < i; from++)
			column->margins[from] = least;
	}
}

/* Keeps sizes within what is counted. */
static void
bound_sizes(struct column *column)
{
	for (size_t i = 0; i < column->n; i++) {
		struct row *row = &column->rows[i];

		if (row->size >= SIZE_MAX_KNOWN)
			row->size = SIZE_MAX_KNOWN - 1;
		if (row->size < 0)
			row->size = 0;
	}
}

void
column_measure(struct column *column, struct row *rows, size_t n,
	       struct arena *arena)
{
	*column = (struct column){.rows = rows, .n = n};
	column->margins = arena_array(arena, n, sizeof(*column->margins));
	bound_sizes(column);
	learn(column, arena);
	find_margins(column);
}
