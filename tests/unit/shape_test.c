/* Entries that are not like the others: nothing in them is certain. */
#include "import_check.h"

/* An entry with all its parts. */
#define ENTRY(title)                                                           \
	title "\n\nAt a glance: The board says what it wants to do next.\n"    \
	      "Comment: That is late.\nArticle: Notice (Link)\n"               \
	      "Issuing body: Harbour\nDate: May 3, 2031\n\n"
#define FOUR                                                                   \
	ENTRY("The quay opens")                                                \
	ENTRY("The crane falls")                                               \
	ENTRY("The ferry sails") ENTRY("The pilots wait")
#define LISTED                                                                 \
	"\nhttps://harbour.example/1\nhttps://harbour.example/2\n"             \
	"https://harbour.example/3\nhttps://harbour.example/4\n"               \
	"https://harbour.example/5\n"

static size_t
count_unlike(const struct imported *in)
{
	size_t n = 0;

	for (const struct report_doubt *at = in->report.unlike; at;
	     at = at->next)
		n++;
	return n;
}

static void
test_alike(void **state)
{
	struct imported in;

	(void)state;
	import_from(&in, IMPORT_TEXT, STR(FOUR ENTRY("The tide falls") LISTED));
	assert_int_equal(count_unlike(&in), 0);
	assert_int_equal(in.report.n_links[TRUST_CERTAIN], 5);
	arena_free(&in.arena);
}

/* The title of the last entry was lost: it lies in the one before. */
static void
test_swallowed(void **state)
{
	struct imported in;
	const struct report_doubt *doubt;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR(FOUR "Comment: The pumps run again.\n"
			     "Article: Decree (Link)\nIssuing body: Harbour\n"
			     "Date: May 4, 2031\n\n" LISTED));
	assert_int_equal(count_unlike(&in), 2);
	doubt = in.report.unlike;
	assert_true(doubt->shape.before);
	assert_str(doubt->name, "The ferry sails");
	doubt = doubt->next;
	assert_int_equal(doubt->shape.parts[PART_DOCUMENT], SHAPE_OFTEN);
	assert_int_equal(doubt->shape.n[PART_DOCUMENT], 2);
	assert_int_equal(doubt->shape.parts[PART_SUMMARY], SHAPE_FINE);
	for (const struct report_link *at = in.report.links; at; at = at->next)
		if (at->verdict.trust == TRUST_CERTAIN)
			assert_true(str_eq(at->name, STR("The quay opens")) ||
				    str_eq(at->name, STR("The crane falls")));
		else
			assert_true(at->unsure);
	assert_true(in.report.n_links[TRUST_CERTAIN] >= 2);
	assert_int_equal(in.report.n_doubts >= 2, 1);
	arena_free(&in.arena);
}

/* Too few to compare: labels will do. */
static void
test_alone(void **state)
{
	struct imported in;

	(void)state;
	import_from(
	    &in, IMPORT_TEXT,
	    STR(ENTRY("The quay opens") "\nhttps://harbour.example/1\n"));
	assert_int_equal(count_unlike(&in), 0);
	assert_int_equal(in.report.n_links[TRUST_CERTAIN], 1);
	arena_free(&in.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_alike),
	    cmocka_unit_test(test_swallowed),
	    cmocka_unit_test(test_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
