#include "extract/cells.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "extract/scribe.h"
#include "extract/view.h"

#define KEY_MAX 48     /* bytes of a label */
#define COLUMNS_MAX 16 /* pairs of columns that are counted */
#define TIMES 3        /* that a pair is filled */

/* Where a left and a right column begin. */
struct columns {
	int left, right;
	size_t n;
};

/* Whether text is nothing but figures: a page, in a table of contents. */
static bool
is_number(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (!ascii_digit(text.p[i]))
			return false;
	return true;
}

/* Whether next stands on the line of row, to its right, as the value of a
 * key. */
static bool
is_beside(const struct row *row, const struct row *next)
{
	int high = row->height < next->height ? row->height : next->height;

	return row->line->page == next->line->page &&
	       abs(row->top - next->top) * 2 <= high &&
	       next->left > row->right && row->line->text.n <= KEY_MAX &&
	       row->line->level == 0 && !text_ends_sentence(row->line->text) &&
	       !is_number(row->line->text) && !is_number(next->line->text);
}

static bool
is_same(int a, int b)
{
	return abs(a - b) <= 2;
}

static struct columns *
find_columns(struct columns *all, const struct row *row)
{
	for (size_t i = 0; i < COLUMNS_MAX && all[i].n > 0; i++)
		if (is_same(all[i].left, row[0].left) &&
		    is_same(all[i].right, row[1].left))
			return &all[i];
	return NULL;
}

static void
count_columns(struct columns *all, const struct row *row)
{
	struct columns *columns = find_columns(all, row);

	for (size_t i = 0; !columns && i < COLUMNS_MAX; i++)
		if (all[i].n == 0)
			columns = &all[i];
	if (!columns)
		return;
	if (columns->n++ == 0) {
		columns->left = row[0].left;
		columns->right = row[1].left;
	}
}

/* What parts a key from its value: a colon where it has no sign. */
static struct str
sign_behind(struct str key)
{
	unsigned last = last_rune(key);

	return last == ':' || last == 0xFF1A || rune_is_dash(last) ? STR(" ")
								   : STR(": ");
}

/* Puts the value in row[1] behind the key in row[0]. */
static void
join(struct row *row, struct arena *arena)
{
	struct line *key = row[0].line, *value = row[1].line;
	struct str sign = sign_behind(key->text);
	size_t shift = key->text.n + sign.n;
	struct mark **last = &key->marks;

	key->bold = key->bold == key->text.n ? shift : key->bold;
	key->text = arena_printf(arena, "%.*s%.*s%.*s", STR_ARG(key->text),
				 STR_ARG(sign), STR_ARG(value->text));
	while (*last)
		last = &(*last)->next;
	*last = value->marks;
	for (struct mark *at = *last; at; at = at->next) {
		at->from += shift;
		at->to += shift;
	}
	key->next = value->next;
	row->strong = row->strong && row[1].strong;
	row->text_left = row[1].left;
	row->right = row[1].right;
	row->size = row[1].size;
	row->least = row[1].least;
	row->look = row[1].look;
	row->colour = row[1].colour;
	row->height = row[1].height;
}

size_t
cells_join(struct row *rows, size_t n, struct arena *arena)
{
	struct columns all[COLUMNS_MAX] = {{0}};
	size_t kept = 0;

	for (size_t i = 0; i + 1 < n; i++)
		if (is_beside(&rows[i], &rows[i + 1]))
			count_columns(all, &rows[i]);
	for (size_t i = 0; i < n; i++) {
		const struct columns *columns = NULL;

		if (i + 1 < n && is_beside(&rows[i], &rows[i + 1]))
			columns = find_columns(all, &rows[i]);
		if (columns && columns->n >= TIMES) {
			join(&rows[i], arena);
			rows[kept++] = rows[i++];
		} else {
			rows[kept++] = rows[i];
		}
	}
	return kept;
}
