#include "reflow/drawn.h"

#include "base/utf8.h"
#include "extract/measure.h"

#define LINES_MAX 16 /* of a list */
#define ITEM_MAX 3   /* lines of an item */
#define ROOM_MIN 12  /* hundredths of a line, behind an item */

static bool
ends_with_colon(const struct view *view)
{
	unsigned last = last_rune(view->line->text);

	return last == ':' || last == 0xFF1A;
}

/* Whether line i is the first behind a list, whatever comes before it. */
static bool
is_other(const struct seen *seen, size_t i)
{
	const struct view *view = &seen[i].view;

	return view->label.p || view->bullet || view->number > 0 ||
	       view->line->level > 0;
}

/* Where the list ends of which line first might be the first; first itself
 * where none does. A blank line ends one that is dense, a label any other. */
static size_t
list_end(const struct seen *seen, size_t n, size_t first, bool dense)
{
	size_t i = first;

	for (; i < n && i - first < LINES_MAX; i++)
		if (is_other(seen, i) ||
		    (dense && i > first && seen[i].view.line->blank_before > 0))
			return i;
	return dense && i == n ? i : first;
}

/* Whether line i ended on purpose. A blank line tells it where there is none
 * between others. */
static bool
has_room(struct seen *seen, size_t i, size_t full, bool spoken)
{
	const struct line *next = seen[i].view.line->next;
	size_t taken = seen_width(&seen[i]) + measure_first_word(next->text);

	return next->breaks == BREAK_PARA ||
	       (spoken && next->blank_before > 0) ||
	       (taken < full && (full - taken) * 100 / full > ROOM_MIN);
}

/* How a line ends: the sign, or 0 for a letter or figure. */
static unsigned
ending(const struct view *view)
{
	unsigned last = last_rune(view->line->text);

	return rune_is_letter(last) || (last >= '0' && last <= '9') ? 0 : last;
}

/* Whether the lines from first up to end are items that end alike. */
static bool
are_items(struct seen *seen, size_t first, size_t end, size_t full, bool spoken)
{
	size_t items = 1, lines = 1;
	unsigned sign = 0;

	for (size_t i = first; i + 1 < end; i++) {
		if (!has_room(seen, i, full, spoken)) {
			if (++lines > ITEM_MAX)
				return false;
			continue;
		}
		if (items > 1 && ending(&seen[i].view) != sign)
			return false;
		sign = ending(&seen[i].view);
		lines = 1;
		items++;
	}
	return items > 1 && (!text_ends_sentence(seen[first].view.text) ||
			     text_ends_sentence(seen[end - 1].view.text));
}

/* Makes items of the lines behind colon; returns the last line of theirs, or
 * colon where they are none. */
static size_t
find_items(struct seen *seen, size_t n, size_t colon, size_t full, bool dense)
{
	size_t first = colon + 1, end = list_end(seen, n, first, dense);
	bool spoken = seen[colon].view.line->blank_before == 0;

	if (end - first < 2 || !are_items(seen, first, end, full, spoken))
		return colon;
	for (size_t k = end - 1; k > first; k--)
		if (has_room(seen, k - 1, full, spoken))
			seen[k].view.bullet = true;
	seen[first].view.bullet = true;
	return end - 1;
}

void
drawn_find(struct seen *seen, size_t n, size_t full)
{
	if (full == 0)
		return;
	for (size_t i = 0; i + 2 < n; i++) {
		size_t colon = i;

		if (!ends_with_colon(&seen[i].view))
			continue;
		i = find_items(seen, n, colon, full, true);
		if (i == colon)
			i = find_items(seen, n, colon, full, false);
	}
}
