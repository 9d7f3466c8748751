/* What a digest repeats: dated lines, and the titles around them. */
#include "import_check.h"

static const char *const titles[] = {"A wide quay", "The long road",
				     "Nine mills"};
static const char *const names[] = {"Harbour Board", "Road Guild",
				    "Mill Office"};

/* Three entries, in each of which pattern has T for its title, N for who
 * issued it and D for the day, or Y without its year. */
static void
assert_cycle(const char *pattern)
{
	struct imported in;
	struct buf text = {0};
	const struct entry *entry;
	int n = 0;

	buf_puts(&text, "Harbour Brief\n\n");
	for (int i = 0; i < 3; i++)
		for (const char *at = pattern; *at; at++)
			if (*at == 'T')
				buf_puts(&text, titles[i]);
			else if (*at == 'N')
				buf_puts(&text, names[i]);
			else if (*at == 'Y')
				buf_printf(&text, "%d May", i + 4);
			else if (*at == 'D')
				buf_printf(&text, "%d May 2024", i + 4);
			else
				buf_putc(&text, *at);
	import_from(&in, IMPORT_TEXT, buf_str(&text));
	assert_non_null(in.briefing.sections);
	entry = in.briefing.sections->entries;
	for (; entry && n < 3; entry = entry->next, n++) {
		assert_spans(&in, entry->title, titles[n]);
		assert_str(entry->issuer, names[n]);
		assert_int_equal(entry->date.day, n + 4);
		if (strstr(pattern, "Act 14/26"))
			assert_str(entry->article_title, "Act 14/26");
	}
	assert_int_equal(n, 3);
	assert_null(entry);
	arena_free(&in.arena);
	buf_free(&text);
}

/* Facts at the end of an entry, below its title, above it. */
static void
test_places(void **state)
{
	(void)state;
	assert_cycle("T\n\nSummary: All is well with it.\n\n"
		     "Source: N, D\n\n");
	assert_cycle("T\n\nN, D\n\nAll is well with it, and so it stays.\n\n");
	assert_cycle("D | N\n\nT\n\nSummary: All is well with it.\n\n");
	assert_cycle("T\n\nN | Act 14/26 | D\n\nAll is well with it, and so "
		     "it stays.\n\n");
	assert_cycle("T\n\nMade by N\n\nOn D\n\nAll is well with it, and so it "
		     "stays.\n\n");
}

/* No line has room for the first word of the next one, and a blank line is
 * behind each: facts end with their dates, and the next entry's tell where
 * its title begins; the year may stand in a line of its own. */
static void
test_full_lines(void **state)
{
	(void)state;
	assert_cycle("T\n\nSummary: all is well with it, and\n\nso it is for "
		     "now, as they say.\n\nSource: N, D\n\n");
	assert_cycle(
	    "T\n\nN, D\n\nAll is well with it, and so it\n\nis for now, "
	    "they say.\n\nSource: an act on all of it, and\n\n");
	assert_cycle("T\n\nN | Y\n\n2024\n\nAll is well with it, and so it\n\n"
		     "is for now, they say.\n\n"
		     "Source: an act on all of it, and\n\n");
}

/* "In brief" is a label elsewhere, and a heading above dated notes. */
static void
test_label_above_notes(void **state)
{
	struct imported in;
	const struct section *section;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR("A quay\n\nHarbour Board, 4 May 2024\n\nIt is wide.\n\n"
			"A road\n\nRoad Guild, 5 May 2024\n\nIt is long.\n\n"
			"A mill\n\nMill Office, 6 May 2024\n\nIt is old.\n\n"
			"In brief\n\n4 May – It rains (report)\n\n"
			"5 May – It snows (report)\n\n6 May – It hails.\n"));
	section = in.briefing.sections;
	while (section && !section->notes)
		section = section->next;
	assert_non_null(section);
	if (section)
		assert_spans(&in, section->title, "In brief");
	arena_free(&in.arena);
}

/* A row of each entry with western words in a Japanese text. */
static void
test_native(void **state)
{
	struct imported in;
	const struct entry *entry;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR("◆ 港の計画\n\n〔要旨〕 港を広げる。\n\n"
			"原題 Plan for the Quays\n\n公表日 令和8年3月3日\n\n"
			"◆ 道の計画\n\n〔要旨〕 道を広げる。\n\n"
			"原題 Rules on All Roads\n\n公表日 令和8年3月4日\n\n"
			"◆ 川の計画\n\n〔要旨〕 川を広げる。\n\n"
			"原題 Order on One River\n\n公表日 令和8年3月5日\n\n"));
	assert_non_null(in.briefing.sections);
	entry = in.briefing.sections->entries;
	assert_spans(&in, entry->title, "港の計画");
	assert_str(entry->native_title, "Plan for the Quays");
	assert_str(entry->next->native_title, "Rules on All Roads");
	assert_int_equal(entry->next->next->date.day, 5);
	arena_free(&in.arena);
}

/* Two are too few. */
static void
test_thin(void **state)
{
	struct imported in;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR("A quay\n\nHarbour Board, 4 May 2024\n\nIt is wide.\n"
			"\nA road\n\nRoad Guild, 9 May 2024\n\nIt is "
			"long.\n"));
	assert_null(in.briefing.sections);
	arena_free(&in.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_places),
	    cmocka_unit_test(test_full_lines),
	    cmocka_unit_test(test_label_above_notes),
	    cmocka_unit_test(test_native),
	    cmocka_unit_test(test_thin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
