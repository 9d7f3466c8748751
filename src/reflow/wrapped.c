#include "reflow/wrapped.h"

#include <string.h>

#define ADDRESS_MAX 1000 /* bytes of one that is looked at */

static void
list_urls(struct wrapped *wrapped)
{
	const struct document *document = wrapped->document;

	for (const struct page *page = document->pages; page; page = page->next)
		for (const struct listed *at = page->addresses; at;
		     at = at->next)
			map_put(&wrapped->urls, wrapped->arena, at->url);
	for (const struct line *line = document->lines; line; line = line->next)
		for (const struct mark *at = line->marks; at; at = at->next)
			map_put(&wrapped->urls, wrapped->arena, at->url);
	wrapped->made = true;
}

static bool
is_listed(struct wrapped *wrapped, struct str url)
{
	if (!wrapped->made)
		list_urls(wrapped);
	return map_has(&wrapped->urls, url);
}

/* Printable ASCII, but for what stands around an address. */
static bool
is_solid(char c)
{
	return c > ' ' && c < 0x7F && c != '<' && c != '>' && c != '"' &&
	       c != '(' && c != ')';
}

/* The address at the end of text, or its beginning; empty for none. */
static struct str
last_address(struct str text)
{
	size_t from = text.n, at;

	while (from > 0 && text.n - from < ADDRESS_MAX &&
	       is_solid(text.p[from - 1]))
		from--;
	text = str_skip(text, from);
	at = text.n > 8 ? str_find(text, STR("http"), 0) : STR_NONE;
	return str_skip(text, at == STR_NONE ? text.n : at);
}

bool
wrapped_goes_on(struct wrapped *wrapped, struct str text, struct str next)
{
	struct str head = last_address(text);
	char joined[2 * ADDRESS_MAX];
	size_t n = 0;

	if (head.n == 0 || is_listed(wrapped, head))
		return false;
	while (n < next.n && n < ADDRESS_MAX && is_solid(next.p[n]))
		n++;
	memcpy(joined, head.p, head.n);
	memcpy(joined + head.n, next.p, n);
	for (; n > 0; n--) {
		if (is_listed(wrapped, (struct str){joined, head.n + n}))
			return true;
		if (ascii_alnum(next.p[n - 1]))
			break;
	}
	return false;
}
