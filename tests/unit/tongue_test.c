#include "check.h"

#include "publish/strange.h"
#include "publish/tongue.h"
#include "publish/wording.h"

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

#define SAID(text) WORDING_OPEN text WORDING_CLOSE

static void
check_said(const char *page, bool ltr, const char *expected)
{
	struct arena arena = {0};
	struct buf out = {0};

	buf_puts(&out, "before");
	buf_puts(&out, page);
	strange_mark(&out, strlen("before"), STR("en"), ltr);
	assert_str(arena_str(&arena, str_skip(buf_str(&out), 6)), expected);
	arena_free(&arena);
	buf_free(&out);
}

static void
strange_words_get_theirs(void **state)
{
	(void)state;
	check_said("<p>" SAID("Issued by") " MIMIT</p>", false,
		   "<p><span lang=\"en\">Issued by</span> MIMIT</p>");
	check_said("<p>" SAID("on " SAID("May 4") ": x") ".</p>", true,
		   "<p><span lang=\"en\" dir=\"ltr\">on <bdi>May 4</bdi>: "
		   "x</span>.</p>");
	check_said("<p title=\"" SAID("x") "\">" SAID("y") "</p>", false,
		   "<p title=\"x\"><span lang=\"en\">y</span></p>");
	check_said("<title>" SAID("x") "</title><b>" SAID("y") "</b>", false,
		   "<title>x</title><b><span lang=\"en\">y</span></b>");
	check_said("<p>" SAID("a" WORDING_OPEN "b<b>c</b>"), false,
		   "<p><span lang=\"en\">a<bdi>b</bdi></span><b>c</b>");
	check_said("<p>" WORDING_OPEN "x<b>y</b></p>", false,
		   "<p><span lang=\"en\">x</span><b>y</b></p>");
	check_said("<p>" WORDING_CLOSE "x</p>", false, "<p>x</p>");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(runs_get_their_language),
	    cmocka_unit_test(all_else_stays),
	    cmocka_unit_test(strange_words_get_theirs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
