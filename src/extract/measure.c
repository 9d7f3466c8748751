#include "extract/measure.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* Advance widths, rounded, of Latin text faces (Times, Georgia, Charter), of
 * each ASCII character: most letters have 52, capitals 68, narrow signs and
 * letters 29. */
static const unsigned char ascii_widths[128] = {
    0,  52, 52, 52, 52, 52, 52, 52, 52, 52, 52, 52, 52, 52, 52, 52, 52, 52, 52,
    52, 52, 52, 52, 52, 52, 52, 52, 52, 52, 52, 52, 52, 29, 29, 38, 52, 52, 85,
    85, 29, 29, 29, 52, 52, 29, 38, 29, 38, 52, 52, 52, 52, 52, 52, 52, 52, 52,
    52, 29, 29, 52, 52, 52, 52, 85, 68, 68, 68, 68, 68, 68, 68, 68, 29, 68, 68,
    68, 85, 68, 68, 68, 68, 68, 68, 68, 68, 68, 85, 68, 68, 68, 29, 52, 29, 52,
    52, 52, 52, 52, 52, 52, 52, 29, 52, 52, 29, 29, 52, 29, 85, 52, 52, 52, 52,
    38, 38, 29, 52, 52, 85, 52, 52, 52, 52, 29, 52, 52, 52,
};

static size_t
rune_width(unsigned c)
{
	if (c < 0x80)
		return ascii_widths[c];
	if (rune_is_cjk(c))
		return 100;
	return c == 0x2013 || c > 0x2100 ? 60 : 50;
}

size_t
measure_text(struct str text)
{
	size_t width = 0;

	for (size_t at = 0; at < text.n;) {
		size_t from = at;

		for (; at < text.n && (unsigned char)text.p[at] < 0x80; at++)
			width += ascii_widths[(unsigned char)text.p[at]];
		if (at == from)
			width += rune_width(utf8_next(text, &at));
	}
	return width;
}

size_t
measure_first_word(struct str text)
{
	size_t end = 0;

	for (size_t at = 0; at < text.n; end = at) {
		unsigned c = utf8_next(text, &at);

		if (rune_is_cjk(c)) {
			end = end == 0 ? at : end;
			break; /* a line may end at any character */
		}
		if (rune_is_space(c))
			break;
		if (c == '-' && at < text.n) {
			end = at;
			break; /* ... and at a hyphen */
		}
	}
	return measure_text(str_slice(text, 0, end)) + rune_width(' ');
}

void
widths_add(struct widths *widths, struct arena *arena, size_t width)
{
	if (widths->n == widths->capacity) {
		size_t capacity = widths->capacity ? 2 * widths->capacity : 64;
		size_t *list = arena_array(arena, capacity, sizeof(*list));

		if (widths->n > 0)
			memcpy(list, widths->list, widths->n * sizeof(*list));
		widths->list = list;
		widths->capacity = capacity;
	}
	widths->list[widths->n++] = width;
}

static int
compare_widths(const void *a, const void *b)
{
	size_t left = *(const size_t *)a, right = *(const size_t *)b;

	return left < right ? -1 : left > right;
}

size_t
widths_full(struct widths *widths)
{
	if (widths->n < 3)
		return 0;
	qsort(widths->list, widths->n, sizeof(*widths->list), compare_widths);
	return widths->list[(widths->n - 1) * 9 / 10];
}
