#include "build/locate.h"

enum {
	LINES = 4,       /* of a link from its first word to its address */
	FINDS_MAX = 500, /* a line may be as long as the file */
};

struct locator
locate_text(struct str text, struct arena *arena)
{
	struct locator locator = {.text = text};
	size_t n = 1, at = 0;

	for (; (at = str_chr(text, '\n', at)) != STR_NONE; at++)
		n++;
	locator.starts = arena_array(arena, n, sizeof(*locator.starts));
	locator.starts[locator.n++] = 0;
	for (at = 0; (at = str_chr(text, '\n', at)) != STR_NONE;)
		locator.starts[locator.n++] = ++at;
	return locator;
}

static size_t
find_on(const struct locator *locator, struct str url, size_t line,
	size_t after)
{
	struct str rest = str_skip(locator->text, locator->starts[line - 1]);
	size_t at = str_find(str_cut_line(&rest), url, after);

	return at == STR_NONE ? 0 : at + 1;
}

size_t
locate_url(struct locator *locator, struct str url, size_t *line)
{
	bool again = locator->from == *line && str_eq(locator->url, url);
	size_t first = again ? locator->line : *line, column;

	if (*line == 0 || url.n == 0 || locator->n_finds++ >= FINDS_MAX)
		return 0;
	for (size_t i = first; i < *line + LINES && i <= locator->n; i++) {
		column = find_on(locator, url, i,
				 again && i == first ? locator->column : 0);
		if (column == 0)
			continue;
		locator->from = *line;
		locator->url = url;
		*line = locator->line = i;
		return locator->column = column;
	}
	return 0;
}
