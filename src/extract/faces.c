#include "extract/faces.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "extract/view.h"

#define LEVELS_MAX 6
#define STYLES_MAX 32
#define HEADING_MAX 160 /* bytes of a line of a heading */
#define HEADING_ROWS 4  /* that one has */

bool
faces_are_large(const struct column *column, const struct row *row)
{
	int size = row->least;

	return size > column->size && size * 100 >= column->size * 107;
}

/* Whether row i, which is bold as a whole, is no item of a list although it
 * has a bullet: plain text stands below it, in line with the bullet. */
static bool
leads_text(const struct column *column, size_t i)
{
	const struct row *row = &column->rows[i];
	size_t next = i + 1, end = i + HEADING_ROWS;

	while (next < end && next < column->n && column->rows[next].strong &&
	       column->rows[next].look == row->look)
		next++;
	return next < column->n && !column->rows[next].strong &&
	       column->rows[next].text_left == column->rows[next].left &&
	       column->rows[next].left == row->left;
}

/* Whether a row is bold and ends like no sentence; see check_heading(). */
static bool
is_strong_heading(const struct column *column, size_t i)
{
	const struct row *row = &column->rows[i];

	return row->strong && row->size >= column->size &&
	       !column_ends_open(row->line->text) &&
	       (row->text_left == row->left || leads_text(column, i));
}

/* Whether text is ASCII without a space, with a slash in it: an address, or a
 * part of one that wraps. */
static bool
is_solid(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] <= ' ' || text.p[i] >= 0x7F)
			return false;
	return str_chr(text, '/', 0) != STR_NONE;
}

/* Whether plain row i, in a face that is a little larger, is no heading: it
 * goes on with the text above, which had no room for its first word. */
static bool
runs_on(const struct column *column, size_t i)
{
	const struct row *row = &column->rows[i], *before = row - 1;

	return i > 0 && !row->strong && row->colour == before->colour &&
	       row->size * 100 < column->size * 125 &&
	       before->least <= column->size && column_is_under(before, row) &&
	       row->top - before->top <= 2 * row->height &&
	       !text_ends_sentence(before->line->text) &&
	       !column_had_room(column, i);
}

static bool
is_heading(const struct column *column, size_t i)
{
	const struct row *row = &column->rows[i];
	struct str text = row->line->text;

	if (text.n > HEADING_MAX || text.n < 2 ||
	    (row->line->marks && is_solid(text)))
		return false;
	return (faces_are_large(column, row) && !runs_on(column, i)) ||
	       is_strong_heading(column, i);
}

/* A style of headings. */
struct style {
	int size, strong, look;
	size_t n; /* rows that have it */
};

/* Larger faces first, bold before plain, and of two that differ in colour or
 * family only the rarer one: there are fewer sections than entries. */
static int
compare_styles(const void *a, const void *b)
{
	const struct style *left = a, *right = b;

	if (left->size != right->size)
		return right->size - left->size;
	if (left->strong != right->strong)
		return right->strong - left->strong;
	if (left->n != right->n)
		return left->n < right->n ? -1 : 1;
	return left->look - right->look;
}

/* The style of a row. A linked one may have the colour of links: it has the
 * first style of its size. */
static struct style *
find_style(struct style *styles, size_t n, const struct row *row)
{
	for (size_t i = 0; i < n; i++)
		if (styles[i].size == row->size &&
		    styles[i].strong == row->strong &&
		    (styles[i].look == row->look || row->line->marks))
			return &styles[i];
	return NULL;
}

void
faces_find_headings(const struct column *column, struct arena *arena)
{
	struct style *styles = arena_array(arena, STYLES_MAX, sizeof(*styles));
	size_t n = 0;

	for (size_t i = 0; i < column->n; i++) {
		struct row *row = &column->rows[i];
		struct style *style;

		if (!is_heading(column, i))
			continue;
		style = find_style(styles, n, row);
		if (!style && n < STYLES_MAX) {
			style = &styles[n++];
			style->size = row->size;
			style->strong = row->strong;
			style->look = row->look;
		}
		if (style)
			style->n++;
		row->line->level = LEVELS_MAX;
	}
	qsort(styles, n, sizeof(*styles), compare_styles);
	for (size_t i = 0; i < column->n; i++) {
		struct row *row = &column->rows[i];
		const struct style *style = find_style(styles, n, row);

		if (row->line->level > 0 && style &&
		    style - styles < LEVELS_MAX)
			row->line->level = (int)(style - styles) + 1;
		if (i > 0 && row->line->keeps_link)
			row->line->level = row[-1].line->level;
	}
}
