/* Addresses and the words they belong to, in both numbers. */
#include "import_check.h"

#include "base/buf.h"

#define NOTES "\nNews\n• May 3: A quay opens (MIIT notice, Reuters article)\n"

static void
test_as_many(void **state)
{
	struct imported in;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR(NOTES "\nhttps://www.miit.gov.cn/1\n"
			      "https://www.reuters.com/2\n"));
	assert_str(import_link(&in, 1),
		   "MIIT notice|https://www.miit.gov.cn/1");
	assert_str(import_link(&in, 2),
		   "Reuters article|https://www.reuters.com/2");
	assert_int_equal(in.diags.warnings, 0);
	arena_free(&in.arena);
}

static void
test_more_words(void **state)
{
	struct imported in;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR(NOTES "\nhttps://www.reuters.com/2\n"));
	assert_str(import_link(&in, 1),
		   "Reuters article|https://www.reuters.com/2");
	assert_absent(import_link(&in, 2));
	assert_int_equal(in.diags.warnings, 1);
	arena_free(&in.arena);
}

static void
test_more_addresses(void **state)
{
	struct imported in;
	const struct note *note;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR(NOTES "\nhttps://other.example/x\n"
			      "https://www.miit.gov.cn/1\n"
			      "https://www.reuters.com/2\n"));
	note = in.briefing.sections->notes;
	assert_str(note->references->url, "https://other.example/x");
	assert_str(import_link(&in, 1),
		   "MIIT notice|https://www.miit.gov.cn/1");
	assert_str(import_link(&in, 2),
		   "Reuters article|https://www.reuters.com/2");
	assert_int_equal(in.diags.warnings, 1);
	arena_free(&in.arena);
}

static void
test_addresses_in_the_text(void **state)
{
	struct imported in;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR("\nNews\n• May 3: See https://a.example/x. (notice)\n\n"
			"https://a.example/x\n"));
	assert_str(import_link(&in, 1),
		   "https://a.example/x|https://a.example/x");
	assert_absent(import_link(&in, 2));
	arena_free(&in.arena);
}

/* Thousands on one page: time and memory stay linear, none is lost. */
static void
test_many(void **state)
{
	struct imported in;
	struct buf text = {0};

	(void)state;
	buf_puts(&text, "\nNews\n");
	for (int i = 0; i < 3000; i++)
		buf_printf(&text, "• May 3: Item %d (Host%d notice)\n", i, i);
	buf_puts(&text, "\n");
	for (int i = 0; i < 3000; i++)
		buf_printf(&text, "https://host%d.example/%d\n", i, i);
	import_from(&in, IMPORT_TEXT, buf_str(&text));
	assert_str(import_link(&in, 1500),
		   "Host1499 notice|https://host1499.example/1499");
	assert_str(import_link(&in, 3000),
		   "Host2999 notice|https://host2999.example/2999");
	arena_free(&in.arena);
	buf_free(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_as_many),
	    cmocka_unit_test(test_more_words),
	    cmocka_unit_test(test_more_addresses),
	    cmocka_unit_test(test_addresses_in_the_text),
	    cmocka_unit_test(test_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
