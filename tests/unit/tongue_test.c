#include "check.h"

#include "publish/tongue.h"

static void
check_marked(const char *page, const char *expected)
{
	struct arena arena = {0};
	struct buf out = {0};

	buf_puts(&out, "before");
	buf_puts(&out, page);
	tongue_mark(&out, strlen("before"), NULL);
	assert_str(arena_str(&arena, str_skip(buf_str(&out), 6)), expected);
	arena_free(&arena);
	buf_free(&out);
}

static void
runs_get_their_language(void **state)
{
	(void)state;
	check_marked("<html lang=\"en\"><p>The 商务部, 二 &amp; “x”</p></html>",
		     "<html lang=\"en\"><p>The <span lang=\"zh-Hans\">商务部, "
		     "二</span> &amp; “x”</p></html>");
	check_marked("<p lang=\"en\">قرار</p>",
		     "<p lang=\"en\"><span lang=\"ar\" "
		     "dir=\"rtl\">قرار</span></p>");
	check_marked(
	    "<p lang=\"zh\">关于 <b lang=\"en\">二 x</b> 通知</p>",
	    "<p lang=\"zh\">关于 <b lang=\"en\"><span lang=\"zh-Hans\">"
	    "二</span> x</b> 通知</p>");
	check_marked(
	    "<p lang=\"en\"><br />二</p>",
	    "<p lang=\"en\"><br /><span lang=\"zh-Hans\">二</span></p>");
}

static void
all_else_stays(void **state)
{
	static const char *const pages[] = {
	    "",
	    "<p lang=\"en\">Straße “x” – …</p>",
	    "<p lang=\"zh-Hans\">商务部<i>二</i></p>",
	    "<p>商务部</p>", /* nobody says what the page's language is */
	    "<p lang=\"en\" title=\"商务部\"><!-- 二 > --></p>",
	    "<html lang=\"en\"><title>商务部</title><script>\"<i>二\"</script>"
	    "<select><option value=\"1\">二</option></select></html>",
	    "<p lang=\"en\"><span lang=\"zh-Hans\">商务部</span></p>",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++)
		check_marked(pages[i], pages[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(runs_get_their_language),
	    cmocka_unit_test(all_else_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
