#include "extract/layout.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/utf8.h"
#include "extract/measure.h"
#include "extract/view.h"

#define SIZE_MAX_KNOWN 200
#define PITCH_MAX 400
#define LEVELS_MAX 6
#define STYLES_MAX 32
#define HEADING_MAX 160 /* bytes of a line of a heading */
#define INDENT_MAX 8    /* heights of a line that an indent may be wide */
#define HEADING_ROWS 4  /* that one has */
#define NEAR 10         /* rows around, which tell how wide a column is */

struct layout {
	struct row *rows;
	size_t n;
	int size;     /* of the face of most of the text */
	int pitch;    /* from line to line, in that face */
	int left;     /* where most lines begin */
	int *margins; /* of the column, for each row */
};

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

/* Whether b lies under a in the same column. */
static bool
is_under(const struct row *a, const struct row *b)
{
	return a->line->page == b->line->page && b->top > a->top &&
	       b->left < a->right && b->right > a->left;
}

static void
layout_learn(struct layout *layout, struct arena *arena)
{
	size_t *sizes = arena_array(arena, SIZE_MAX_KNOWN, sizeof(*sizes));
	size_t *pitches = arena_array(arena, PITCH_MAX, sizeof(*pitches));
	size_t *lefts = arena_array(arena, 4096, sizeof(*lefts));

	for (size_t i = 0; i < layout->n; i++)
		sizes[layout->rows[i].size] += layout->rows[i].line->text.n;
	layout->size = peak(sizes, SIZE_MAX_KNOWN);
	for (size_t i = 0; i < layout->n; i++) {
		const struct row *row = &layout->rows[i];

		if (row->size != layout->size)
			continue;
		lefts[row->left & 4095]++;
		if (i == 0 || row[-1].size != row->size ||
		    !is_under(row - 1, row))
			continue;
		int pitch = row->top - row[-1].top;

		/* Neighbours count, too: places are rounded. */
		if (pitch < row->height * 2 && pitch < PITCH_MAX - 1)
			for (int k = -1; k <= 1; k++)
				pitches[pitch + k > 0 ? pitch + k : 0]++;
	}
	layout->pitch = peak(pitches, PITCH_MAX);
	layout->left = peak(lefts, 4096);
}

/* ---- Room ---- */

static bool
ends_open(struct str text)
{
	char last = text.n > 0 ? text.p[text.n - 1] : ' ';

	return last == '.' || last == ',' || last == ';' || last == ':';
}

static int
pitch_of(const struct layout *layout, const struct row *row)
{
	int pitch = layout->pitch > 0 ? layout->pitch : row->height * 5 / 4;

	return layout->size > 0 ? pitch * row->size / layout->size : pitch;
}

/* How far right the lines around row i reach: the second farthest, since one
 * may belong to a wider column. */
static int
right_edge(const struct layout *layout, size_t i)
{
	const struct row *row = &layout->rows[i];
	size_t from = i > NEAR ? i - NEAR : 0, to = i + NEAR;
	int first = 0, second = 0, n = 0;

	for (size_t k = from; k < to && k < layout->n; k++) {
		const struct row *at = &layout->rows[k];

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
room_needed(const struct layout *layout, size_t i)
{
	const struct row *row = &layout->rows[i];
	bool indented = row->left - layout->margins[i] > row->height / 2 &&
			!ends_open(row[-1].line->text);

	if (indented && rune_is_upper(first_rune(row->line->text)))
		return 85;
	return text_ends_sentence(row[-1].line->text) ? 105 : 125;
}

/* Whether the line before row i had room for its first word. */
static bool
had_room(const struct layout *layout, size_t i)
{
	const struct row *row = &layout->rows[i], *before = row - 1;
	struct str text = row->line->text;
	size_t all = measure_text(text), word = measure_first_word(text);
	int room = right_edge(layout, i - 1) - before->right;

	if (all == 0 ||
	    (text_starts_low(text) && !text_ends_sentence(before->line->text)))
		return false;
	if (first_rune(text) == '(' && !text_ends_sentence(before->line->text))
		return room * 5 > (before->right - before->left) * 2;
	return (size_t)(room > 0 ? room : 0) * all * 100 >
	       word * (size_t)(row->right - row->left) * room_needed(layout, i);
}

/* ---- Headings ---- */

/* Foreign words may be set in a larger face than those around them: all of a
 * heading is large. */
static bool
is_large(const struct layout *layout, const struct row *row)
{
	int size = row->least;

	return size > layout->size && size * 100 >= layout->size * 107;
}

/* Whether row i, which is bold as a whole, is no item of a list although it
 * has a bullet: plain text stands below it, in line with the bullet. */
static bool
leads_text(const struct layout *layout, size_t i)
{
	const struct row *row = &layout->rows[i];
	size_t next = i + 1, end = i + HEADING_ROWS;

	while (next < end && next < layout->n && layout->rows[next].strong &&
	       layout->rows[next].look == row->look)
		next++;
	return next < layout->n && !layout->rows[next].strong &&
	       layout->rows[next].text_left == layout->rows[next].left &&
	       layout->rows[next].left == row->left;
}

/* Whether a row is bold and ends like no sentence; see check_heading(). */
static bool
is_strong_heading(const struct layout *layout, size_t i)
{
	const struct row *row = &layout->rows[i];

	return row->strong && row->size >= layout->size &&
	       !ends_open(row->line->text) &&
	       (row->text_left == row->left || leads_text(layout, i));
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
runs_on(const struct layout *layout, size_t i)
{
	const struct row *row = &layout->rows[i], *before = row - 1;

	return i > 0 && !row->strong && row->colour == before->colour &&
	       row->size * 100 < layout->size * 125 &&
	       before->least <= layout->size && is_under(before, row) &&
	       row->top - before->top <= 2 * row->height &&
	       !text_ends_sentence(before->line->text) && !had_room(layout, i);
}

static bool
is_heading(const struct layout *layout, size_t i)
{
	const struct row *row = &layout->rows[i];
	struct str text = row->line->text;

	if (text.n > HEADING_MAX || text.n < 2 ||
	    (row->line->marks && is_solid(text)))
		return false;
	return (is_large(layout, row) && !runs_on(layout, i)) ||
	       is_strong_heading(layout, i);
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

/* Whether row i goes on with the link with which the row before ends, at its
 * right edge. */
static bool
continues_link(const struct layout *layout, size_t i)
{
	const struct row *row = &layout->rows[i], *before = row - 1;
	const struct mark *first = row->line->marks;
	const struct mark *last = before->line->marks;

	while (last && last->next)
		last = last->next;
	return first && last && first->from == 0 &&
	       last->to == before->line->text.n &&
	       str_eq(first->url, last->url) &&
	       right_edge(layout, i - 1) - before->right < 3 * row->height;
}

static void
find_headings(const struct layout *layout, struct arena *arena)
{
	struct style *styles = arena_array(arena, STYLES_MAX, sizeof(*styles));
	size_t n = 0;

	for (size_t i = 0; i < layout->n; i++) {
		struct row *row = &layout->rows[i];
		struct style *style;

		if (!is_heading(layout, i))
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
	for (size_t i = 0; i < layout->n; i++) {
		struct row *row = &layout->rows[i];
		const struct style *style = find_style(styles, n, row);

		if (row->line->level > 0 && style &&
		    style - styles < LEVELS_MAX)
			row->line->level = (int)(style - styles) + 1;
		if (i > 0 && continues_link(layout, i))
			row->line->level = row[-1].line->level;
	}
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
find_margins(const struct layout *layout)
{
	const struct row *rows = layout->rows;
	size_t from = 0;

	for (size_t i = 1; i <= layout->n; i++) {
		int least = rows[from].left;

		if (i < layout->n && keeps_column(&rows[i]))
			continue;
		for (size_t k = from; k < i; k++)
			least = rows[k].left < least ? rows[k].left : least;
		if (layout->left < least &&
		    least - layout->left < 4 * rows[from].height)
			least = layout->left;
		for (; from < i; from++)
			layout->margins[from] = least;
	}
}

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
indent_breaks(const struct layout *layout, size_t i)
{
	const struct row *row = &layout->rows[i], *before = row - 1;
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
		       -step > 3 * row->height || had_room(layout, i);
	return had_room(layout, i);
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
continues_heading(const struct layout *layout, size_t i)
{
	const struct row *row = &layout->rows[i], *before = row - 1;

	return before->line->level > 0 && row->line->level > 0 &&
	       row->size == before->size && is_under(before, row) &&
	       row->top - before->top <= row->height * 8 / 5 &&
	       (!had_room(layout, i) ||
		rune_is_dash(last_rune(before->line->text)));
}

static bool
begins_para(const struct layout *layout, size_t i)
{
	const struct row *row = &layout->rows[i], *before = row - 1;
	const struct line *line = row->line, *last = before->line;
	int gap = row->top - before->top;

	if (continues_link(layout, i))
		return false;
	if (begins_bold(line))
		return true;
	if (line->level != last->level)
		return !continues_heading(layout, i);
	if (changes_face(row))
		return true;
	if (!is_under(before, row))
		return line->level > 0 || had_room(layout, i);
	if (line->level > 0)
		return gap > row->height * 8 / 5;
	if (gap * 100 > pitch_of(layout, row) * 125)
		return true;
	return indent_breaks(layout, i);
}

/* A bold line that goes on as plain text is no heading. */
static void
check_heading(const struct layout *layout, size_t i)
{
	struct row *row = &layout->rows[i];

	if (row->line->level == 0 || is_large(layout, row))
		return;
	if (i + 1 < layout->n && is_under(row, row + 1) && !row[1].strong &&
	    row[1].top - row->top <= layout->pitch * 5 / 4 &&
	    text_starts_low(row[1].line->text))
		row->line->level = 0;
}

/* ---- Items ---- */

/* Whether the paragraph that begins with row i is indented as a whole. */
static bool
is_indented(const struct layout *layout, size_t i)
{
	const struct row *row = &layout->rows[i];

	if (row->line->breaks != BREAK_PARA || row->line->level > 0 ||
	    row->left - layout->margins[i] < row->height * 4 / 5)
		return false;
	if (i + 1 < layout->n && row[1].line->breaks == BREAK_NONE &&
	    is_under(row, row + 1))
		return abs(row[1].left - row->left) <= row->height / 4;
	return true;
}

/* The next row that begins a paragraph. */
static size_t
next_para(const struct layout *layout, size_t i)
{
	do
		i++;
	while (i < layout->n && layout->rows[i].line->breaks != BREAK_PARA);
	return i;
}

/* Paragraphs in line with each other, at least two in a row, or dated in
 * bold face, are items of a list. */
static void
find_items(const struct layout *layout)
{
	const struct row *before = NULL;

	for (size_t i = 0; i < layout->n; i = next_para(layout, i)) {
		struct row *row = &layout->rows[i];
		bool near = before && (before->line->page != row->line->page ||
				       before->top < row->top);

		if (!is_indented(layout, i)) {
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
	struct layout layout = {.rows = rows, .n = n};
	if (n == 0)
		return;
	layout.margins = arena_array(arena, n, sizeof(*layout.margins));
	for (size_t i = 0; i < n; i++) {
		rows[i].line->left = rows[i].left > 0 ? rows[i].left : 1;
		if (rows[i].size >= SIZE_MAX_KNOWN)
			rows[i].size = SIZE_MAX_KNOWN - 1;
		if (rows[i].size < 0)
			rows[i].size = 0;
	}
	layout_learn(&layout, arena);
	find_margins(&layout);
	find_headings(&layout, arena);
	for (size_t i = 0; i < n; i++)
		check_heading(&layout, i);
	rows[0].line->breaks = BREAK_PARA;
	for (size_t i = 1; i < n; i++)
		rows[i].line->breaks =
		    begins_para(&layout, i) ? BREAK_PARA : BREAK_NONE;
	find_items(&layout);
}
