#include "publish/drawing.h"

#include "base/utf8.h"

/* Percent of the size that a letter takes, in common serif faces; the bold
 * of titles among them. */
#define WIDE 100
#define NARROW 54
#define SPACING 125 /* of the size, from line to line */

/* ---- Lines ---- */

static int
rune_width(unsigned c)
{
	if (rune_is_cjk(c))
		return WIDE;
	return rune_is_upper(c) ? NARROW * 13 / 10 : NARROW;
}

static bool
may_break(unsigned before, unsigned c)
{
	return c == ' ' || before == '-' ||
	       (rune_is_han(c) && rune_is_cjk(before));
}

/* Where a line of text that begins at from ends: behind the last place to
 * break that fits width, else behind the last letter that fits. */
static size_t
line_end(struct str text, size_t from, long long width, int size)
{
	size_t at = from, next, last = from;
	long long used = 0;
	unsigned before = 0;

	for (; at < text.n; at = next) {
		unsigned c;

		next = at;
		c = utf8_next(text, &next);
		if (at > from && may_break(before, c))
			last = at;
		used += (long long)rune_width(c) * size;
		if (used > width * 100 && c != ' ')
			return last > from ? last : at > from ? at : next;
		before = c;
	}
	return text.n;
}

static size_t
skip_spaces(struct str text, size_t at)
{
	while (at < text.n && text.p[at] == ' ')
		at++;
	return at;
}

static int
lines_of(struct str text, int width, int size)
{
	int n = 0;

	for (size_t at = 0; at < text.n; n++)
		at = skip_spaces(text, line_end(text, at, width, size));
	return n;
}

static void
push_line(struct arena *arena, struct value *list, struct str text, int x,
	  int y, int size)
{
	struct value *line = value_map(arena);

	value_set_number(arena, line, "x", x);
	value_set_number(arena, line, "y", y);
	value_set_number(arena, line, "size", size);
	value_set_text(arena, line, "text", text);
	value_push(list, line);
}

struct value *
drawing_lines(struct arena *arena, struct str text, struct box box, int largest,
	      int smallest)
{
	struct value *list = value_list(arena);
	int size = largest, room, n = 0;
	size_t at = 0, end;

	while (size > smallest &&
	       lines_of(text, box.width, size) * size * SPACING / 100 >
		   box.height)
		size -= 2;
	room = box.height * 100 / (size * SPACING);
	while (at < text.n && n < room) {
		struct str line;

		end = line_end(text, at, box.width, size);
		line = str_trim(str_slice(text, at, end));
		at = skip_spaces(text, end);
		n++;
		if (n == room && at < text.n)
			line = arena_printf(arena, "%.*s…", STR_ARG(line));
		push_line(arena, list, line, box.x,
			  box.y + size + (n - 1) * size * SPACING / 100, size);
	}
	return list;
}

/* ---- Bars ---- */

enum { BAR_STEP_MIN = 4, DOT_STEP_MIN = 8, DOT_STEP_MAX = 36 };

static void
push_bar(struct arena *arena, struct value *list, struct box bar)
{
	struct value *map = value_map(arena);

	value_set_number(arena, map, "x", bar.x);
	value_set_number(arena, map, "y", bar.y);
	value_set_number(arena, map, "width", bar.width);
	value_set_number(arena, map, "height", bar.height);
	value_push(list, map);
}

/* The weights that stand together in column i of n. */
static size_t
column_weight(const struct weights *weights, size_t i, size_t n)
{
	size_t sum = 0;

	for (size_t k = weights->n * i / n; k < weights->n * (i + 1) / n; k++)
		sum += weights->list[k];
	return sum;
}

struct value *
drawing_columns(struct arena *arena, const struct weights *weights,
		struct box box, int widest)
{
	struct value *list = value_list(arena);
	size_t n = weights->n, most = 1;
	int step;

	if (n > (size_t)box.width / BAR_STEP_MIN)
		n = (size_t)box.width / BAR_STEP_MIN;
	step = n ? box.width / (int)n : 0;
	if (step > widest * 4 / 3)
		step = widest * 4 / 3;
	for (size_t i = 0; i < n; i++) {
		size_t weight = column_weight(weights, i, n);

		most = weight > most ? weight : most;
	}
	for (size_t i = 0; i < n; i++) {
		size_t weight = column_weight(weights, i, n);
		int height =
		    (int)((size_t)box.height * (weight + 1) / (most + 1));

		push_bar(arena, list,
			 (struct box){box.x + (int)i * step,
				      box.y + box.height - height,
				      step - step / 4, height});
	}
	return list;
}

struct value *
drawing_bars(struct arena *arena, const struct summary *summary, struct box box)
{
	const struct entry_summary *entry = summary->entries;
	struct weights weights = {0};
	size_t n = summary->n_entries ? summary->n_entries : summary->n_notes;

	weights.list = arena_array(arena, n + 1, sizeof(*weights.list));
	for (; weights.n < n; weights.n++) {
		weights.list[weights.n] = entry ? entry->n_blocks : 1;
		entry = entry ? entry->next : NULL;
	}
	return drawing_columns(arena, &weights, box, box.height * 3 / 8);
}

/* ---- Dots ---- */

struct value *
drawing_dots(struct arena *arena, size_t n, struct box box)
{
	struct value *list = value_list(arena);
	int step = DOT_STEP_MAX;

	while (step > DOT_STEP_MIN &&
	       (size_t)(box.width / step) * (size_t)(box.height / step) < n)
		step--;
	for (size_t i = 0; i < n; i++) {
		int row = (int)(i / (size_t)(box.width / step));
		int column = (int)(i % (size_t)(box.width / step));
		struct value *dot = value_map(arena);

		if ((row + 1) * step > box.height)
			break;
		value_set_number(arena, dot, "x",
				 box.x + column * step + step / 3);
		value_set_number(arena, dot, "y",
				 box.y + row * step + step / 3);
		value_set_number(arena, dot, "size", step / 3);
		value_push(list, dot);
	}
	return list;
}
