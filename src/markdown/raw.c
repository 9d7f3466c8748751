#include "markdown/raw.h"

int
raw_page(struct str html)
{
	struct str open = STR("<!-- page "), close = STR(" -->");
	int page = 0;

	html = str_trim(html);
	if (!str_starts(html, open) || !str_ends(html, close) ||
	    html.n < open.n + close.n + 1 || html.n > open.n + close.n + 6)
		return 0;
	for (size_t i = open.n; i < html.n - close.n; i++) {
		if (!ascii_digit(html.p[i]))
			return 0;
		page = page * 10 + html.p[i] - '0';
	}
	return page;
}

/* What ends a block of HTML that begins with open (section 4.6, conditions 1
 * to 5). All others end with a blank line. */
static const struct {
	struct str open, close;
} ends[] = {
    {STR_INIT("<!--"), STR_INIT("-->")},
    {STR_INIT("<?"), STR_INIT("?>")},
    {STR_INIT("<![CDATA["), STR_INIT("]]>")},
    {STR_INIT("<!"), STR_INIT(">")},
    {STR_INIT("<script"), STR_INIT("</script>")},
    {STR_INIT("<pre"), STR_INIT("</pre>")},
    {STR_INIT("<style"), STR_INIT("</style>")},
    {STR_INIT("<textarea"), STR_INIT("</textarea>")},
};
#define N_ENDS (sizeof(ends) / sizeof(ends[0]))

/* Whether text holds a close of HTML that begins with '<' and a letter. */
static bool
closes_element(struct str text)
{
	for (size_t at = str_find(text, STR("</"), 0); at != STR_NONE;
	     at = str_find(text, STR("</"), at + 1))
		for (size_t i = 4; i < N_ENDS; i++)
			if (str_starts_case(str_skip(text, at), ends[i].close))
				return true;
	return false;
}

struct str
raw_closed(struct str html, struct arena *arena)
{
	for (size_t i = 0; i < N_ENDS; i++) {
		struct str open = ends[i].open, close = ends[i].close;
		bool element = ascii_alpha(open.p[1]);

		if (!str_starts_case(html, open) ||
		    (element && html.n > open.n && html.p[open.n] != '>' &&
		     !ascii_space(html.p[open.n])))
			continue;
		if (element ? closes_element(html)
			    : str_find(html, close, 0) != STR_NONE)
			break;
		return arena_printf(arena, "%.*s\n%.*s", STR_ARG(html),
				    STR_ARG(close));
	}
	return html;
}
