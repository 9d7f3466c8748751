/* Markdown whose raw HTML is let through: what comes out is well-formed, and
 * holds no element, attribute or scheme but those that it may. */
#include "fuzz/fuzz.h"

static const char elements[] =
    "a abbr aside b bdo blockquote br cite code dd del details dfn div dl dt "
    "em figcaption figure h1 h2 h3 h4 h5 h6 hr img input ins kbd li mark ol "
    "p pre q rp rt ruby samp small span strong sub summary sup table tbody td "
    "th thead time tr ul var wbr x";
static const char attributes[] =
    "alt aria-label checked class colspan datetime dir disabled epub:type "
    "height href id lang loading open role rowspan scope src start tabindex "
    "title type width xml:lang xmlns:epub";

static bool
is_word(char c)
{
	return ascii_alnum(c) || c == '-' || c == ':' || c == '_';
}

static struct str
cut_word(struct str *rest)
{
	size_t n = 0;

	while (n < rest->n && is_word(rest->p[n]))
		n++;
	struct str word = str_slice(*rest, 0, n);

	*rest = str_skip(*rest, n);
	return word;
}

/* A relative address, or one that browsers go to and do not run. */
static void
check_address(struct str value)
{
	static const char *const schemes[] = {
	    "http:", "https:", "mailto:", "ftp:"};
	size_t end = 0;

	while (end < value.n &&
	       str_chr(STR(":/?#"), value.p[end], 0) == STR_NONE)
		end++;
	if (end == value.n || value.p[end] != ':')
		return;
	for (size_t i = 0; i < sizeof(schemes) / sizeof(*schemes); i++)
		if (str_starts_case(value, str_from(schemes[i])))
			return;
	fprintf(stderr, "%.*s\n", STR_ARG(value));
	fuzz_fail("an address may run");
}

static void
check_attribute(struct str *rest)
{
	struct str name = cut_word(rest), value;
	size_t end = str_chr(*rest, '"', 2);

	if (!str_is_among(name, attributes)) {
		fprintf(stderr, "%.*s\n", STR_ARG(name));
		fuzz_fail("an attribute that is not allowed");
	}
	value = str_slice(*rest, 2, end);
	*rest = str_skip(*rest, end + 1);
	if (str_eq(name, STR("href")) || str_eq(name, STR("src")))
		check_address(value);
	if (str_eq(name, STR("id")) && str_starts(value, STR("_")))
		fuzz_fail("an id of the templates");
}

/* The text is well-formed, and all of it is from html.h. */
static void
check_markup(struct str rest)
{
	for (size_t at; (at = str_chr(rest, '<', 0)) != STR_NONE;) {
		struct str name;

		rest = str_skip(rest, at + 1);
		if (str_starts(rest, STR("/")))
			continue;
		name = cut_word(&rest);
		if (!str_is_among(name, elements)) {
			fprintf(stderr, "%.*s\n", STR_ARG(name));
			fuzz_fail("an element that is not allowed");
		}
		while (str_starts(rest, STR(" ")) &&
		       !str_starts(rest, STR(" />"))) {
			rest = str_skip(rest, 1);
			check_attribute(&rest);
		}
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct briefing briefing = {.slug = STR("text")};
	struct html_options options = {.heading_level = 2, .pages = true};
	struct buf out = {0};
	struct fuzz fuzz;

	fuzz_begin(&fuzz, "x.md", data, size);
	fuzz.site.unsafe_html = true;
	if (fuzz_read(&fuzz, markdown_read(&briefing, &fuzz.source, &fuzz.site,
					   &fuzz.arena, &fuzz.diags))) {
		fuzz_publish(&fuzz, &briefing);
		options.lang = briefing.lang;
		markup_put(&out, &briefing, &options);
		check_markup(buf_str(&out));
	}
	buf_free(&out);
	return fuzz_end(&fuzz);
}
