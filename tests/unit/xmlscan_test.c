/* What passes the quick look at a page passes the whole check. */
#include "check.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/xml.h"
#include "base/xmlscan.h"

static const char *const plain[] = {
    "<a/>",
    "<!DOCTYPE html>\n<html lang=\"en\">\n<p class='b c'>x</p>\n</html>\n",
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
    "<html xmlns=\"http://www.w3.org/1999/xhtml\" "
    "xmlns:epub=\"http://www.idpf.org/2007/ops\" xml:lang=\"zh-Hant\">"
    "<p epub:type=\"x\">\xE6\x94\xB9 &amp; &#65;<br /></p ></html>",
    "<!-- a - b --> <m xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
    "<dc:title id=\"t\">]] ></dc:title><dc:x/></m><!---->",
    " <a b=\"&quot;'&lt;&gt;\" c-d.e='\"'>\r\n\t&apos;></a> ",
};

/* Each has a fault, or what needs a closer look. */
static const char *const others[] = {
    "",
    "x",
    "<a>",
    "<a></b>",
    "<a/><b/>",
    "<a b=c/>",
    "<a b/>",
    "<a b=\"1\" b=\"2\"/>",
    "<a b=\"1\"c=\"2\"/>",
    "<a b=\"<\"/>",
    "<a b=\"",
    "<a b",
    "<a",
    "<",
    "<a>&</a>",
    "<a>&nbsp;</a>",
    "<a>&#0;</a>",
    "<a>&#xD800;</a>",
    "<a>]]></a>",
    "<a>\x01</a>",
    "<a>\xFF</a>",
    "<a>\xEF\xBF\xBF</a>",
    "<a><!-- x -- y --></a>",
    "<a><!-- x ---></a>",
    "<a><!-- x",
    "<a><![CDATA[x]]></a>",
    "<a><?b c?></a>",
    "<dc:a/>",
    "<a dc:b=\"\"/>",
    "<a><b xmlns:dc=\"http://x.org/\"/><dc:c/></a>",
    "<a xmlns:dc=\"x y\"><dc:c/></a>",
    "<a xmlns:xml=\"http://x.org/\"/>",
    "<a xml:lang=\"e n\"/>",
    "<a:b:c xmlns:a=\"http://x.org/\"/>",
    "<1/>",
    "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>",
    "<?xml version=\"1.1\"?><a/>",
};

static void
test_plain(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(plain) / sizeof(*plain); i++)
		if (!xmlscan_is_plain(str_from(plain[i])))
			fail_msg("not plain: %s", plain[i]);
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		if (xmlscan_is_plain(str_from(others[i])))
			fail_msg("plain: %s", others[i]);
}

/* ---- Mutations ---- */

/* Numerical Recipes, section 7.1. */
static unsigned
chance(unsigned *state, unsigned n)
{
	*state = *state * 1664525u + 1013904223u;
	return (*state >> 8) % n;
}

/* text with a piece of it replaced by one of these. */
static void
mutate(struct buf *out, struct str text, unsigned *state)
{
	static const char *const pieces[] = {
	    "",       " ",    "<",     ">",    "/",    "\"",           "'",
	    "=",      "&",    ";",     "a",    ":",    "xml:",         "xmlns",
	    "</",     "<b>",  "-",     "--",   "]]>",  "&#1;",         "&#9;",
	    "\xC3",   "\xA9", "\n",    "1",    "<!--", "-->",          "&amp;",
	    "b=\"\"", " dc:", "http:", "lang", "<a/>", "\xEF\xBB\xBF",
	};
	size_t at = chance(state, (unsigned)text.n + 1);
	size_t cut = chance(state, 4);

	buf_clear(out);
	buf_put(out, str_slice(text, 0, at));
	buf_puts(out, pieces[chance(state, sizeof(pieces) / sizeof(*pieces))]);
	buf_put(out, str_skip(text, at + cut));
}

/* Without any message, not even a warning. */
static bool
passes(struct str text)
{
	struct source source = {.name = STR("a.xml"), .text = text};
	struct arena arena = {0};
	struct diags diags;
	bool ok;

	diags_init(&diags, &arena);
	ok = xml_check(&source, "xml", &diags) && !diags.first;
	arena_free(&arena);
	return ok;
}

static void
test_mutations(void **state)
{
	struct buf one = {0}, two = {0};
	unsigned seed = 1, n_plain = 0;

	(void)state;
	for (size_t n = 0; n < 60000; n++) {
		const char *text = plain[n % (sizeof(plain) / sizeof(*plain))];

		mutate(&one, str_from(text), &seed);
		mutate(&two, buf_str(&one), &seed);
		if (!xmlscan_is_plain(buf_str(&two)))
			continue;
		n_plain++;
		if (!passes(buf_str(&two)))
			fail_msg("plain but faulty: %s", two.p);
	}
	assert_true(n_plain > 1000);
	buf_free(&one);
	buf_free(&two);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_plain),
	    cmocka_unit_test(test_mutations),
	};

	xml_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
