/* Several facts in one paragraph: bylines, labels in a line, citations. */
#include "import_check.h"

static const struct entry *
first_entry(const struct imported *in)
{
	static const struct entry none;
	const struct section *section = in->briefing.sections;

	assert_non_null(section);
	assert_non_null(section->entries);
	return section && section->entries ? section->entries : &none;
}

static void
assert_facts(const char *text, const char *title, const char *issuer,
	     const char *date)
{
	struct imported in;
	const struct entry *entry;

	import_from(&in, IMPORT_TEXT, str_from(text));
	entry = first_entry(&in);
	assert_spans(&in, entry->title, title);
	assert_str(entry->issuer, issuer);
	assert_str(date_iso(&in.arena, entry->date), date);
	arena_free(&in.arena);
}

static void
test_bylines(void **state)
{
	(void)state;
	assert_facts("A quay\nHarbour Board | 4 May 2024\n\n"
		     "At a glance: Wide.\n\nA road\nRoad Guild | 9 May 2024\n\n"
		     "At a glance: Long.\n",
		     "A quay", "Harbour Board", "2024-05-04");
	assert_facts("A quay\n2024-05-04 · Harbour Board\n\n"
		     "At a glance: Wide.\n\n"
		     "A road\n2024-05-09 · Road Guild\n\nAt a glance: Long.\n",
		     "A quay", "Harbour Board", "2024-05-04");
	assert_facts("A quay\nIssued by Harbour Board on 4 May 2024\n\n"
		     "At a glance: Wide.\n\n"
		     "A road\nIssued by Road Guild on 9 May 2024\n\n"
		     "At a glance: Long.\n",
		     "A quay", "Harbour Board", "2024-05-04");
}

/* The line with the date of an issue is no byline. */
static void
test_masthead(void **state)
{
	struct imported in;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR("Harbour Brief\nHarbour Board | 4 May 2024\n\n"
			"Dear readers, this one is short.\n\nA quay\n\n"
			"At a glance: Wide.\nDate: May 4, 2024\n\nA road\n\n"
			"At a glance: Long.\nDate: May 9, 2024\n"));
	assert_null(first_entry(&in)->issuer.p);
	assert_spans(&in, first_entry(&in)->title, "A quay");
	arena_free(&in.arena);
}

static void
test_labels_in_line(void **state)
{
	(void)state;
	assert_facts("A quay\n\nAt a glance: Wide.\nIssuing body: Harbour "
		     "Board | Date: 4 May 2024\n",
		     "A quay", "Harbour Board", "2024-05-04");
	assert_facts("A quay\n\nAt a glance: Wide.\nArticle: Notice on quays; "
		     "Issuing body: Board; Date: 4 May 2024\n",
		     "A quay", "Board", "2024-05-04");
	/* A word of the fact is no label. */
	assert_facts("A quay\n\nAt a glance: Wide.\nIssuing body: Board of "
		     "the date: Palms\nDate: 4 May 2024\n",
		     "A quay", "Board of the date: Palms", "2024-05-04");
}

#define CITED(line)                                                            \
	"A quay\n\nAt a glance: Wide.\nArticle: " line                         \
	"\n\nA road\n\nAt a glance: Long.\nArticle: On roads\n\n"              \
	"https://board.example/quays\n"

static void
test_citations(void **state)
{
	struct imported in;
	const struct entry *entry;

	(void)state;
	assert_facts(CITED("Notice on quays, Harbour Board, 4 May 2024 (Link)"),
		     "A quay", "Harbour Board", "2024-05-04");
	assert_facts(
	    CITED("Notice on quays, Harbour Board, May 4, 2024 [Text]"),
	    "A quay", "Harbour Board", "2024-05-04");
	assert_facts(CITED("Notice on quays (Link) – Board, 4 May 2024"),
		     "A quay", "Board", "2024-05-04");
	assert_facts(CITED("Notice on quays (Link) (Harbour Board, 4 May "
			   "2024)"),
		     "A quay", "Harbour Board", "2024-05-04");
	assert_facts(CITED("Harbour Board, 4 May 2024: On quays (Link)"),
		     "A quay", "Harbour Board", "2024-05-04");
	assert_facts(CITED("On quays. Issuing body: Board (4 May 2024)"),
		     "A quay", "Board", "2024-05-04");
	import_from(&in, IMPORT_TEXT,
		    STR(CITED("Quays, old, Harbour Board, 4 May 2024 (Link)")));
	entry = first_entry(&in);
	assert_str(entry->article_title, "Quays, old");
	assert_str(entry->article_url, "https://board.example/quays");
	arena_free(&in.arena);
}

/* Of two labels of documents, the one behind which stand names. */
static void
test_sources(void **state)
{
	(void)state;
	assert_facts("A quay\n\nAt a glance: Wide.\nSource: Harbour Board\n"
		     "Document: Order No. 7 on quays (Link)\n"
		     "Date: 4 May 2024\n\nhttps://board.example/quays\n",
		     "A quay", "Harbour Board", "2024-05-04");
}

/* A title stays whole where another paragraph says who and when. */
static void
test_title_with_date(void **state)
{
	struct imported in;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR("A quay\n\nAt a glance: Wide.\n"
			"Article: Order on quays, Part Two, 4 May 2024 (Link)\n"
			"Date: May 9, 2024\n\nhttps://board.example/quays\n"));
	assert_str(first_entry(&in)->article_title,
		   "Order on quays, Part Two, 4 May 2024");
	assert_int_equal(first_entry(&in)->date.day, 9);
	arena_free(&in.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_bylines),
	    cmocka_unit_test(test_masthead),
	    cmocka_unit_test(test_labels_in_line),
	    cmocka_unit_test(test_citations),
	    cmocka_unit_test(test_sources),
	    cmocka_unit_test(test_title_with_date),
	};

	return cmocka_run_group_tests_name("facts", tests, NULL, NULL);
}
