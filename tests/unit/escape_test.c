/* Text made safe for the language it goes into. */
#include "check.h"

#include "base/escape.h"

static void
assert_escaped(void escape(struct buf *, struct str), struct str text,
	       const char *want)
{
	struct buf out = {0};

	escape(&out, text);
	assert_str(buf_str(&out), want);
	buf_free(&out);
}

static void
test_xml(void **state)
{
	(void)state;
	assert_escaped(escape_xml, STR("a<b> & \"c\" 'd'"),
		       "a&lt;b&gt; &amp; &quot;c&quot; 'd'");
	assert_escaped(escape_xml, STR(""), "");
	assert_escaped(escape_xml, STR("&amp;"), "&amp;amp;");
	assert_escaped(escape_xml, STR("改<造"), "改&lt;造");
	assert_escaped(escape_xml, STR("\t\n\r"), "\t\n\r");
}

static void
test_xml_forbidden(void **state)
{
	(void)state;
	assert_escaped(escape_xml, (struct str){"a\0b", 3},
		       "a\xEF\xBF\xBD"
		       "b");
	assert_escaped(escape_xml, STR("\f\x1B[0m"),
		       "\xEF\xBF\xBD\xEF\xBF\xBD[0m");
	/* noncharacter, C1 control, not UTF-8 */
	assert_escaped(escape_xml, STR("\xEF\xBF\xBF|\xC2\x85|\xFF"),
		       "\xEF\xBF\xBD|\xEF\xBF\xBD|\xEF\xBF\xBD");
}

static void
test_url(void **state)
{
	(void)state;
	assert_escaped(escape_url, STR("https://a.cn/x y?q=\"改\"&r=1#f"),
		       "https://a.cn/x%20y?q=%22%E6%94%B9%22&r=1#f");
	assert_escaped(escape_url, STR("a%20b%zz%4"), "a%20b%25zz%254");
	assert_escaped(escape_url, STR("/a|b\\c`{}^<>"),
		       "/a%7Cb%5Cc%60%7B%7D%5E%3C%3E");
	assert_escaped(escape_url, STR("#:~:text=a,-b#c"), "#:~:text=a,-b%23c");
	assert_escaped(escape_url, STR("(a)'*;=@!$"), "(a)'*;=@!$");
	assert_escaped(escape_url, (struct str){"a\0\n", 3}, "a%00%0A");
}

static void
test_url_brackets(void **state)
{
	(void)state;
	assert_escaped(escape_url, STR("http://[::1]:80/a[1]"),
		       "http://[::1]:80/a%5B1%5D");
	assert_escaped(escape_url, STR("//[::1]"), "//[::1]");
	assert_escaped(escape_url, STR("a[//]"), "a%5B//%5D");
}

static void
test_url_attribute(void **state)
{
	(void)state;
	assert_escaped(escape_url_attribute, STR("?a=1&b=<\">"),
		       "?a=1&amp;b=%3C%22%3E");
}

static void
test_unescape(void **state)
{
	struct arena arena = {0};

	(void)state;
	assert_str(unescape_percent(&arena, STR("a%20b%E6%94%b9")), "a b改");
	assert_str(unescape_percent(&arena, STR("100%%2")), "100%%2");
	assert_str(unescape_percent(&arena, STR("%25%32%35")), "%25");
	assert_str(unescape_percent(&arena, STR("")), "");
	assert_int_equal(unescape_percent(&arena, STR("a%00b")).n, 3);
	arena_free(&arena);
}

static void
test_slug(void **state)
{
	struct arena arena = {0};

	(void)state;
	assert_str(slug_make(&arena, STR("Notice on the 14th Plan!"), 60),
		   "notice-on-the-14th-plan");
	assert_str(slug_make(&arena, STR("  --a  &  b_c-- "), 60), "a-b_c");
	assert_str(slug_make(&arena, STR("关于…的通知"), 60), "关于-的通知");
	assert_str(slug_make(&arena, STR("Région \xFF Île"), 60), "région-Île");
	assert_str(slug_make(&arena, STR("Cafe\u0301"), 60), "cafe");
	assert_str(slug_make(&arena, STR("?!…"), 60), "");
	/* Windows opens a device for these. */
	assert_str(slug_make(&arena, STR("NUL"), 60), "nul_");
	assert_str(slug_make(&arena, STR("com7"), 60), "com7_");
	assert_str(slug_make(&arena, STR("comb"), 60), "comb");
	assert_str(slug_make(&arena, STR(""), 60), "");
	arena_free(&arena);
}

static void
test_slug_cut(void **state)
{
	struct arena arena = {0};

	(void)state;
	assert_str(slug_make(&arena, STR("one two three"), 13),
		   "one-two-three");
	assert_str(slug_make(&arena, STR("one two three"), 12), "one-two");
	assert_str(slug_make(&arena, STR("one two three"), 7), "one-two");
	assert_str(slug_make(&arena, STR("one two three"), 6), "one");
	assert_str(slug_make(&arena, STR("unbroken"), 4), "unbr");
	/* never within a character */
	assert_str(slug_make(&arena, STR("关于的"), 7), "关于");
	assert_str(slug_make(&arena, STR("关"), 2), "");
	arena_free(&arena);
}

static void
test_url_in_arena(void **state)
{
	struct arena arena = {0};
	struct str plain = STR("../a/b.html?c&d=(1)");

	(void)state;
	assert_ptr_equal(escape_url_in(&arena, plain).p, plain.p);
	assert_str(escape_url_in(&arena, STR("a#b")), "a#b");
	assert_str(escape_url_in(&arena, STR("a#b#c d")), "a#b%23c%20d");
	assert_str(escape_url_in(&arena, STR("\xE6\x94\xB9")), "%E6%94%B9");
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_url_in_arena),
	    cmocka_unit_test(test_xml),
	    cmocka_unit_test(test_xml_forbidden),
	    cmocka_unit_test(test_url),
	    cmocka_unit_test(test_url_brackets),
	    cmocka_unit_test(test_url_attribute),
	    cmocka_unit_test(test_unescape),
	    cmocka_unit_test(test_slug),
	    cmocka_unit_test(test_slug_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
