#include "align/printed.h"

struct str
printed_bare(struct str url)
{
	static const struct str heads[] = {
	    STR_INIT("https://"), STR_INIT("http://"), STR_INIT("mailto:"),
	    STR_INIT("ftp://"), STR_INIT("www.")};

	for (size_t i = 0; i < sizeof(heads) / sizeof(*heads); i++)
		if (str_starts_case(url, heads[i]))
			url = str_skip(url, heads[i].n);
	if (str_ends(url, STR("/")))
		url.n--;
	return url;
}

void
printed_learn(struct printed *printed, const struct page *pages,
	      struct arena *arena)
{
	*printed = (struct printed){0};
	for (; pages; pages = pages->next)
		for (const struct listed *at = pages->addresses; at;
		     at = at->next)
			map_put(&printed->bare, arena, printed_bare(at->url));
}

bool
printed_is(const struct printed *printed, struct str text)
{
	return text.n > 0 && map_has(&printed->bare, printed_bare(text));
}

bool
printed_may_stand(struct str text, size_t dot)
{
	return text.p[dot] == '.' && dot > 0 && dot + 1 < text.n &&
	       ascii_alnum(text.p[dot - 1]) && ascii_alpha(text.p[dot + 1]);
}

/* Printable ASCII, but for what stands around an address. */
static bool
is_solid(char c)
{
	return c > ' ' && c < 0x7F &&
	       str_chr(STR("()[]{}<>\"',;|"), c, 0) == STR_NONE;
}

bool
printed_find(const struct printed *printed, struct str text, size_t low,
	     size_t dot, size_t *from, size_t *to)
{
	for (*from = dot; *from > low && is_solid(text.p[*from - 1]) &&
			  text.p[*from - 1] != ':';)
		--*from;
	for (*to = dot; *to < text.n && is_solid(text.p[*to]);)
		++*to;
	while (*to > dot && (text.p[*to - 1] == '.' || text.p[*to - 1] == ':'))
		--*to;
	return printed_is(printed, str_slice(text, *from, *to));
}
