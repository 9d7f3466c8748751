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
 * where none does. Where lines of it follow each other without a blank line,
 * one ends it; else a label has to. */
static size_t
list_end(const struct seen *seen, size_t n, size_t first)
{
	const struct line *line = seen[first].view.line;
	bool dense = line->next && line->next->blank_before == 0;
	size_t i = first;

	for (; i < n && i - first < LINES_MAX; i++) {
		line = seen[i].view.line;
		if (is_other(seen, i))
			return i;
		if (dense && i > first && line->blank_before > 0)
			return i;
	}
	return dense && i == n ? i : first;
}

/* Whether line i ended on purpose. */
static bool
has_room(struct seen *seen, size_t i, size_t full)
{
	const struct line *next = seen[i].view.line->next;
	size_t taken = seen_width(&seen[i]) + measure_first_word(next->text);

	return next->breaks == BREAK_PARA ||
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
are_items(struct seen *seen, size_t first, size_t end, size_t full)
{
	size_t items = 1, lines = 1;
	unsigned sign = 0;

	for (size_t i = first; i + 1 < end; i++) {
		if (!has_room(seen, i, full)) {
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
	return items > 1;
}

void
drawn_find(struct seen *seen, size_t n, size_t full)
{
	for (size_t i = 0; i + 2 < n; i++) {
		size_t first = i + 1, end;

		if (!ends_with_colon(&seen[i].view) || is_other(seen, first))
			continue;
		end = list_end(seen, n, first);
		if (end - first < 2 || full == 0 ||
		    !are_items(seen, first, end, full))
			continue;
		for (size_t k = end - 1; k > first; k--)
			if (has_room(seen, k - 1, full))
				seen[k].view.bullet = true;
		seen[first].view.bullet = true;
		i = end - 1;
	}
}
