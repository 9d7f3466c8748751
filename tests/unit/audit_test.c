/* What a finished book is found to be. */
#include "check.h"

#include "base/xml.h"
#include "book/audit.h"

static struct arena arena;
static struct diags diags;
static struct audit audit;

static const bool nothing[FAULTS];

static int
setup(void **state)
{
	(void)state;
	arena = (struct arena){0};
	diags_init(&diags, &arena);
	audit_init(&audit, NULL, &arena, &diags);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static struct source
source_of(const char *body)
{
	return (struct source){
	    .name = STR("b.epub/EPUB/a.xhtml"),
	    .text = arena_printf(&arena,
				 "<html lang=\"en\"><head><title>关于</title>"
				 "</head><body>%s</body></html>",
				 body)};
}

static void
see(const char *file, const char *body)
{
	struct source source = source_of(body);

	audit_document(&audit, str_from(file), &source, nothing);
}

static void
see_nav(const char *body)
{
	struct source source = source_of(body);

	audit_nav(&audit, &source);
}

static void
test_sound(void **state)
{
	(void)state;
	see("a.xhtml",
	    "<h1>A</h1><h2>B</h2><h3>C</h3><h2>D</h2>"
	    "<p>x <span lang=\"zh\">关于</span> <code>关于</code></p>"
	    "<table><tr><th>a</th></tr></table>"
	    "<img src=\"a.png\" alt=\"A\" />");
	for (size_t i = 0; i < FAULTS; i++)
		assert_int_equal(audit.faults[i], 0);
	assert_int_equal(audit.images, 1);
	assert_int_equal(audit.tables, 1);
	assert_int_equal(diags.warnings, 0);
}

/* Each kind is counted as often as it is there, and told once. */
static void
test_faults(void **state)
{
	(void)state;
	see("a.xhtml", "<h1>A</h1><h3>B</h3><p>关于 and <i>об этом</i></p>"
		       "<table><tr><td>a</td></tr><tr><th></th></tr></table>"
		       "<img src=\"a.png\" alt=\"\" /><img src=\"b.png\" />"
		       "<img src=\"c.png\" alt=\"关于开展\" />");
	assert_int_equal(audit.faults[FAULT_GAP], 1);
	assert_int_equal(audit.faults[FAULT_FOREIGN], 3);
	assert_int_equal(audit.faults[FAULT_BARE], 1);
	assert_int_equal(audit.faults[FAULT_MUTE], 2);
	assert_int_equal(diags.warnings, 4);
}

static void
test_explained(void **state)
{
	static const bool mute[FAULTS] = {[FAULT_MUTE] = true};
	struct source source = source_of("<img src=\"a.png\" />");

	(void)state;
	audit_document(&audit, STR("a.xhtml"), &source, mute);
	assert_int_equal(audit.faults[FAULT_MUTE], 1);
	assert_int_equal(diags.warnings, 0);
}

static void
test_contents(void **state)
{
	(void)state;
	see("a.xhtml", "");
	see("b.xhtml", "");
	see_nav("<nav type=\"toc\"><a href=\"a.xhtml\">A</a>"
		"<a href=\"a.xhtml#x\">A</a><a href=\"b.xhtml\">B</a></nav>");
	assert_true(audit.has_contents);
	assert_true(audit.in_order);
	see_nav("<nav type=\"toc\"><a href=\"b.xhtml\">B</a>"
		"<a href=\"a.xhtml\">A</a></nav>");
	assert_false(audit.in_order);
	see_nav("<nav type=\"toc\"></nav>");
	assert_false(audit.has_contents);
}

static void
test_pages(void **state)
{
	static const char mark[] =
	    "<span id=\"page-2\" role=\"doc-pagebreak\"></span>"
	    "<p><span id=\"page-3\" role=\"doc-pagebreak\"></span></p>";

	(void)state;
	see("a.xhtml", mark);
	see_nav("<nav type=\"page-list\"><a href=\"a.xhtml#page-2\">2</a>"
		"</nav>");
	assert_false(audit.lists_pages);
	see_nav("<nav type=\"page-list\"><a href=\"a.xhtml#page-2\">2</a>"
		"<a href=\"a.xhtml#page-3\">3</a></nav>");
	assert_true(audit.lists_pages);
	see_nav("<nav type=\"page-list\"><a href=\"a.xhtml#page-2\">2</a>"
		"<a href=\"a.xhtml#page-4\">4</a></nav>");
	assert_false(audit.lists_pages);
}

static bool
is_adaptable(const char *css)
{
	audit.is_adaptable = true;
	audit_style(&audit, str_from(css));
	return audit.is_adaptable;
}

static void
test_style(void **state)
{
	(void)state;
	assert_true(is_adaptable("/* color: red; */ a{text-decoration:none}"));
	assert_true(is_adaptable("p { color: inherit; font-size: 0.85em }"));
	assert_true(is_adaptable("@media (prefers-color-scheme: dark) {"
				 " a:hover { border-color: red } }"));
	assert_false(is_adaptable("p { margin: 0; color: #000 }"));
	assert_false(is_adaptable("p{background:white}"));
	assert_false(is_adaptable("p { font-size: 12px; }"));
	assert_false(is_adaptable("@media print { p { COLOR : black } }"));
}

static void
test_pictures(void **state)
{
	(void)state;
	audit_image(&audit, IMAGE_PNG, STR("IHDR IDAT NETSCAPE2.0"));
	assert_false(audit.may_flash);
	audit_image(&audit, IMAGE_GIF, STR("GIF89a NETSCAPE2.0"));
	assert_true(audit.may_flash);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_sound),    TEST(test_faults), TEST(test_explained),
	    TEST(test_contents), TEST(test_pages),  TEST(test_style),
	    TEST(test_pictures),
	};

	xml_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
