/* Tika's plain text: pages, addresses, the outline behind them. */
#include "check.h"

#include "extract/tika.h"

static const struct line *
line_at(const struct document *document, size_t n)
{
	const struct line *line = document->lines;

	for (; n > 1; n--)
		line = line->next;
	return line;
}

static void
test_pages(void **state)
{
	struct arena arena = {0};
	struct document document;

	(void)state;
	tika_read(&document,
		  STR("\xEF\xBB\xBF\nOne\r\n\nTwo\n\nhttps://a.example/\n"
		      "https://a.example/\nmailto:x@b.example\n\n\n"
		      "Three\n\n\n\nFour\nhttps://in.the/text\nFive\n"
		      "\fSix\n"),
		  &arena);
	assert_int_equal(document.n_pages, 4);
	assert_str(line_at(&document, 1)->text, "One");
	assert_int_equal(line_at(&document, 2)->blank_before, 1);
	assert_int_equal(document.pages->n_addresses, 2);
	assert_int_equal(document.pages->addresses->count, 2);
	assert_int_equal(line_at(&document, 3)->page, 2);
	assert_int_equal(line_at(&document, 4)->page, 3);
	assert_str(line_at(&document, 5)->text, "https://in.the/text");
	assert_int_equal(line_at(&document, 7)->page, 4);
	arena_free(&arena);
}

static void
test_outline(void **state)
{
	struct arena arena = {0};
	struct document document;

	(void)state;
	/* The title stands in a table of contents first, and wraps. */
	tika_read(&document,
		  STR("A quay for all\nTop\nA quay\nfor all\nText.\n\n\n"
		      "\tTop\n\tA quay for all\n\tNot there\n"),
		  &arena);
	assert_int_equal(document.n_lines, 5);
	assert_int_equal(line_at(&document, 1)->level, 0);
	assert_int_equal(line_at(&document, 2)->level, 1);
	assert_int_equal(line_at(&document, 3)->level, 1);
	assert_int_equal(line_at(&document, 3)->breaks, BREAK_PARA);
	assert_int_equal(line_at(&document, 4)->breaks, BREAK_NONE);
	assert_int_equal(line_at(&document, 5)->level, 0);
	assert_int_equal(line_at(&document, 5)->breaks, BREAK_PARA);
	arena_free(&arena);
}

static void
test_no_outline(void **state)
{
	struct arena arena = {0};
	struct document document;

	(void)state;
	tika_read(&document, STR("Text.\n\tindented\n\ttext\n"), &arena);
	assert_int_equal(document.n_lines, 3);
	assert_null(document.bookmarks);
	assert_int_equal(line_at(&document, 3)->number, 3);
	arena_free(&arena);
}

static void
test_radicals(void **state)
{
	struct arena arena = {0};
	struct document document;

	(void)state;
	tika_read(&document, STR("⽇本⻋ ⼾"), &arena);
	assert_str(document.lines->text, "日本车 户");
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_pages),
	    cmocka_unit_test(test_outline),
	    cmocka_unit_test(test_no_outline),
	    cmocka_unit_test(test_radicals),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
