/* Footnotes below a part of a page: each mark leads somewhere, each way back
 * to a mark that is there. */
#include "check.h"

#include "publish/footing.h"

static struct arena arena;
static struct footnote one, two;
static struct footing footing;
static struct html_options options;

static struct span *
mark_of(struct footnote *footnote)
{
	struct span *span = span_new(&arena, SPAN_NOTE);

	span->text = footnote->label;
	span->footnote = footnote;
	return span;
}

static struct block *
para(struct span *first, struct span *second)
{
	struct block *block = block_new(&arena, BLOCK_PARA);

	first->next = second;
	block->spans = first;
	return block;
}

static int
setup(void **state)
{
	struct footnote **list = arena_array(&arena, 2, sizeof(*list));

	(void)state;
	one = (struct footnote){.label = STR("a"), .number = 4};
	two = (struct footnote){.label = STR("b"), .number = 7};
	one.blocks = para(span_text(&arena, STR("A<")), NULL);
	two.blocks = block_new(&arena, BLOCK_CODE);
	two.blocks->text = STR("x\n");
	list[0] = &one;
	list[1] = &two;
	footing_init(&footing, (struct footnotes){list, 2}, STR("e&1"), &arena);
	options = (struct html_options){.lang = STR("en"), .footing = &footing};
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static void
assert_text(const struct block *blocks, const char *want)
{
	struct buf out = {0};

	html_blocks(&out, blocks, &options);
	assert_string_equal(out.p, want);
	buf_free(&out);
}

static void
assert_footing(const char *want)
{
	struct buf out = {0};

	footing_put(&out, &footing, &options);
	assert_string_equal(out.p ? out.p : "", want);
	buf_free(&out);
}

#define BACK                                                                   \
	" role=\"doc-backlink\" aria-label=\"Back to the text\">\u21A9\uFE0E"  \
	"</a>"

/* ---- Tests ---- */

static void
test_marks(void **state)
{
	(void)state;
	assert_text(para(mark_of(&one), mark_of(&one)),
		    "<p><sup><a id=\"_fnref-e&amp;1-4\" href=\"#_fn-e&amp;1-4\""
		    " role=\"doc-noteref\">4</a></sup>"
		    "<sup><a id=\"_fnref-e&amp;1-4.2\" href=\"#_fn-e&amp;1-4\""
		    " role=\"doc-noteref\">4</a></sup></p>\n");
	assert_footing(
	    "<aside class=\"footnote\" id=\"_fn-e&amp;1-4\" "
	    "role=\"doc-footnote\">\n<p><span class=\"n\">4</span> A&lt; "
	    "<a href=\"#_fnref-e&amp;1-4\"" BACK
	    " <a href=\"#_fnref-e&amp;1-4.2\" role=\"doc-backlink\" "
	    "aria-label=\"Back to the text 2\">\u21A9\uFE0E<sup>2</sup></a>"
	    "</p>\n</aside>\n"
	    /* Nothing names it here. */
	    "<aside class=\"footnote\" id=\"_fn-e&amp;1-7\" "
	    "role=\"doc-footnote\">\n<p><span class=\"n\">7</span></p>\n"
	    "<pre><code>x\n</code></pre>\n</aside>\n");
}

/* A book's have the types that readers show them over the text by. */
static void
test_book(void **state)
{
	(void)state;
	options.epub = true;
	footing.scope = (struct str){0};
	assert_text(para(mark_of(&two), NULL),
		    "<p><sup><a id=\"_fnref-7\" href=\"#_fn-7\" "
		    "role=\"doc-noteref\" epub:type=\"noteref\">7</a></sup>"
		    "</p>\n");
	footing.footnotes.list++;
	footing.footnotes.n = 1;
	footing.marks++;
	assert_footing("<aside class=\"footnote\" id=\"_fn-7\" "
		       "role=\"doc-footnote\" epub:type=\"footnote\">\n"
		       "<p><span class=\"n\">7</span></p>\n"
		       "<pre><code>x\n</code></pre>\n<p> "
		       "<a href=\"#_fnref-7\"" BACK "</p>\n</aside>\n");
}

/* A footnote that names one before it: that has a way back, too. */
static void
test_among_each_other(void **state)
{
	struct buf out = {0};

	(void)state;
	two.blocks = para(mark_of(&one), NULL);
	footing_put(&out, &footing, &options);
	assert_non_null(strstr(out.p, "id=\"_fnref-e&amp;1-4\""));
	assert_non_null(strstr(out.p, "href=\"#_fnref-e&amp;1-4\""));
	buf_free(&out);
}

/* No link in a link or a title, nor to what is not shown here. */
static void
test_no_links(void **state)
{
	struct footnote other = {.number = 5};
	struct span *link = span_link(&arena, STR("x"), STR("https://a.org"));

	(void)state;
	link->child->next = mark_of(&one);
	assert_text(para(link, mark_of(&other)),
		    "<p><a href=\"https://a.org\">x<sup>4</sup></a>"
		    "<sup>5</sup></p>\n");
	options.no_links = true;
	assert_text(para(mark_of(&one), NULL), "<p><sup>4</sup></p>\n");
	options.no_links = false;
	options.footing = NULL;
	assert_text(para(mark_of(&one), NULL), "<p><sup>4</sup></p>\n");
	assert_int_equal(footing.marks[0], 0);
}

static void
test_none(void **state)
{
	(void)state;
	footing_init(&footing, (struct footnotes){0}, STR("x"), &arena);
	assert_footing("");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_marks),    TEST(test_book), TEST(test_among_each_other),
	    TEST(test_no_links), TEST(test_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
