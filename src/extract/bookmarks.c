#include "extract/bookmarks.h"

#include "base/utf8.h"

#define AHEAD 6     /* titles that may be missing in a row */
#define LINES_MAX 4 /* lines of one title */

struct matcher {
	struct line **lines;
	size_t n_lines;
	struct bookmark **titles;
	size_t n_titles;
};

/* Whether text begins with all of start, white space aside; *rest is what
 * comes behind it. */
static bool
starts_with(struct str text, struct str start, struct str *rest)
{
	size_t at = 0, k = 0;

	for (;;) {
		size_t next = at, next_k = k;
		unsigned c = 0, d = 0;

		while (k < start.n &&
		       rune_is_space(d = utf8_next(start, &next_k)))
			k = next_k;
		if (k >= start.n)
			break;
		while (at < text.n && rune_is_space(c = utf8_next(text, &next)))
			at = next;
		if (at >= text.n || c != d)
			return false;
		at = next;
		k = next_k;
	}
	*rest = str_trim(str_skip(text, at));
	return true;
}

/* Lines from k on that are the title; 0 for none. */
static size_t
count_lines(const struct matcher *matcher, size_t k, struct str title)
{
	for (size_t n = 1; n <= LINES_MAX && k < matcher->n_lines; n++, k++) {
		if (!starts_with(title, matcher->lines[k]->text, &title))
			return 0;
		if (title.n == 0)
			return n;
	}
	return 0;
}

static void
mark_heading(const struct matcher *matcher, size_t k, size_t n, int depth)
{
	for (size_t i = k; i < k + n; i++) {
		matcher->lines[i]->level = depth > 0 ? depth : 1;
		matcher->lines[i]->breaks = i == k ? BREAK_PARA : BREAK_NONE;
	}
	if (k + n < matcher->n_lines)
		matcher->lines[k + n]->breaks = BREAK_PARA;
}

/* Backwards through the lines; tells of each title on which line it was
 * found, STR_NONE for none, and how many were. */
static size_t
find_titles(const struct matcher *matcher, size_t *where, size_t *length)
{
	size_t found = 0, t = matcher->n_titles;

	for (size_t k = matcher->n_lines; k-- > 0 && t > 0;) {
		for (size_t i = 0; i < AHEAD && i < t; i++) {
			struct str title = matcher->titles[t - 1 - i]->text;
			size_t n = count_lines(matcher, k, title);

			if (n == 0)
				continue;
			t -= i + 1;
			where[t] = k;
			length[t] = n;
			found++;
			break;
		}
	}
	return found;
}

bool
bookmarks_match(struct document *document, struct arena *arena)
{
	struct matcher matcher = {.n_lines = document->n_lines};
	size_t n = 0, *where, *length;

	for (struct bookmark *at = document->bookmarks; at; at = at->next)
		n++;
	matcher.n_titles = n;
	matcher.titles = arena_array(arena, n + 1, sizeof(*matcher.titles));
	matcher.lines =
	    arena_array(arena, matcher.n_lines + 1, sizeof(*matcher.lines));
	where = arena_array(arena, n + 1, sizeof(*where));
	length = arena_array(arena, n + 1, sizeof(*length));
	n = 0;
	for (struct bookmark *at = document->bookmarks; at; at = at->next)
		matcher.titles[n++] = at;
	n = 0;
	for (struct line *at = document->lines; at; at = at->next)
		matcher.lines[n++] = at;
	size_t found = find_titles(&matcher, where, length);

	if (found == 0 || found * 2 < matcher.n_titles)
		return false;
	for (size_t t = 0; t < matcher.n_titles; t++)
		if (length[t] > 0)
			mark_heading(&matcher, where[t], length[t],
				     matcher.titles[t]->depth);
	return true;
}
