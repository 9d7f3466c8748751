/* Labels that the text explains. */
#include "import_check.h"

#define ENTRY(title, mark, date)                                               \
	"Summary: The quays have a plan.\n\n"                                  \
	"Policy: " title " " mark "\n\n"                                       \
	"Issuer: MIIT\n\n"                                                     \
	"Day: " date "\n\n"

#define THREE(mark)                                                            \
	ENTRY("Plan for Quays", mark, "May 3, 2024")                           \
	ENTRY("Plan for Docks", mark, "May 4, 2024")                           \
	ENTRY("Plan for Piers", mark, "May 5, 2024")

static void
test_document_and_date(void **state)
{
	struct imported in;
	const struct entry *entry;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR(THREE("(Chinese)") "https://www.miit.gov.cn/1\n"
					   "https://www.miit.gov.cn/2\n"
					   "https://www.miit.gov.cn/3\n"));
	entry = in.briefing.sections->entries;
	assert_str(entry->article_title, "Plan for Quays");
	assert_str(entry->article_url, "https://www.miit.gov.cn/1");
	assert_int_equal(entry->date.day, 3);
	assert_str(entry->next->article_title, "Plan for Docks");
	arena_free(&in.arena);
}

/* Beside facts stands much; only what ends with a mark is the document. */
static void
test_other_labels(void **state)
{
	struct imported in;

	(void)state;
	import_from(&in, IMPORT_TEXT, STR(THREE("and so on")));
	assert_absent(in.briefing.sections->entries->article_title);
	arena_free(&in.arena);
}

/* A label that is not there three times teaches nothing. */
static void
test_twice(void **state)
{
	struct imported in;

	(void)state;
	import_from(
	    &in, IMPORT_TEXT,
	    STR(ENTRY("Plan for Quays", "(Chinese)", "May 3, 2024")
		    ENTRY("Plan for Docks", "(Chinese)", "May 4, 2024")));
	assert_absent(in.briefing.sections->entries->article_title);
	assert_int_equal(in.briefing.sections->entries->date.year, 0);
	arena_free(&in.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_document_and_date),
	    cmocka_unit_test(test_other_labels),
	    cmocka_unit_test(test_twice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
