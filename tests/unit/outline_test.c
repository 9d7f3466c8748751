/* Sections, entries and notes: by labels, dates, and known headings. */
#include "import_check.h"

#include "base/buf.h"

#define ENTRY "At a glance: The board says so.\nDate: May 4, 2024\n"

static size_t
count_sections(const struct imported *in)
{
	size_t n = 0;

	for (const struct section *at = in->briefing.sections; at;
	     at = at->next)
		n++;
	return n;
}

static void
test_headings(void **state)
{
	struct imported in;
	const struct section *section;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR("Harbour Brief\n\nTop\n\nA quay\n\n" ENTRY
			"\nA road\n\n" ENTRY "\nIn short\n\n"
			"• May 1: One\n• May 2: Two\n"));
	assert_str(in.briefing.title, "Harbour Brief");
	section = in.briefing.sections;
	assert_spans(&in, section->title, "Top");
	assert_spans(&in, section->entries->title, "A quay");
	assert_spans(&in, section->entries->next->title, "A road");
	section = section->next;
	assert_spans(&in, section->title, "In short");
	assert_non_null(section->notes->next);
	assert_int_equal(count_sections(&in), 2);
	arena_free(&in.arena);
}

/* A sign at the head of all titles is none of their words, and parts them
 * from what is above them. */
static void
test_signs(void **state)
{
	struct imported in;
	const struct section *section;

	(void)state;
	import_from(
	    &in, IMPORT_TEXT,
	    STR("Harbour Brief\n\n■ A quay\n\n" ENTRY "\n■ A road\n\n" ENTRY));
	section = in.briefing.sections;
	assert_spans(&in, section->entries->title, "A quay");
	assert_spans(&in, section->entries->next->title, "A road");
	arena_free(&in.arena);
}

#define SAID                                                                   \
	"At a glance: The board has looked at all quays of the harbour, and\n" \
	"says of them what follows.\n\n"

static size_t
count_items(const char *list)
{
	struct imported in;
	struct buf text = {0};
	const struct block *at;
	size_t n = 0;

	buf_puts(&text, "Harbour Brief\n\nA quay\n\n" SAID);
	buf_puts(&text, list);
	buf_puts(&text, "\nComment: So it does.\n\nA road\n\n" SAID
			"Comment: So be it.\n");
	import_from(&in, IMPORT_TEXT, buf_str(&text));
	at = in.briefing.sections->entries->fields->blocks;
	while (at && at->kind != BLOCK_LIST)
		at = at->next;
	for (at = at ? at->child : NULL; at; at = at->next)
		n++;
	arena_free(&in.arena);
	buf_free(&text);
	return n;
}

/* Between a text and the next label of its entry no title stands: what ends
 * alike there is a list. */
static void
test_items(void **state)
{
	(void)state;
	assert_int_equal(
	    count_items("The first is wide\n\nThe second is not\n\n"
			"A third one is missing.\n"),
	    3);
	assert_int_equal(count_items("The first is wide\n"), 0);
	assert_int_equal(count_items("It is wide.\n\nThe second is not\n\n"
				     "A third one is missing.\n"),
			 0);
}

static void
assert_title(const char *text, const char *want)
{
	struct imported in;

	import_from(&in, IMPORT_TEXT, str_from(text));
	assert_str(in.briefing.title, want);
	arena_free(&in.arena);
}

/* Rather what the running line names than what stands above it, and as it is
 * written there. */
static void
test_masthead(void **state)
{
#define REST "A quay\n\n" ENTRY "\n"
#define PAGE(n) "\n\n\nHarbour Brief, no. 4, p. " #n "\n\n" REST
	(void)state;
	assert_title(
	    "MOST READ\n\nHarbour Brief\n\nFriday, May 3, 2024\n\n" REST PAGE(2)
		PAGE(3) PAGE(4),
	    "Harbour Brief");
	assert_title("HARBOUR BRIEF\n\nFriday, May 3, 2024\n\n" REST PAGE(2)
			 PAGE(3) PAGE(4),
		     "Harbour Brief");
	assert_title("THE BOARD OF QUAYS\n\nHarbour News\n\n"
		     "Friday, May 3, 2024\n\n" REST,
		     "Harbour News");
	assert_title(
	    "Harbour News\n\nBy the board\n\nFriday, May 3, 2024\n\n" REST,
	    "Harbour News");
#undef PAGE
#undef REST
}

/* Where all other sections have a heading, the first one is one, too. */
static void
test_no_title(void **state)
{
	struct imported in;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR("Top\n\nA quay\n\n" ENTRY "\nIn short\n\n"
			"• May 1: One\n• May 2: Two\n"));
	assert_spans(&in, in.briefing.sections->title, "Top");
	assert_int_equal(count_sections(&in), 2);
	arena_free(&in.arena);
}

#define FULL "The quay is as wide as a quay can be in this harbour. "
#define LINES "\n\n" FULL "It is\n\n" FULL "Yes.\n\n" FULL "We\n\n"

/* The last line of a text may be so full that a title below it goes on with
 * it; and with a section's, too. */
static void
test_title_below_full_line(void **state)
{
	struct imported in;
	const struct section *section;

	(void)state;
	import_from(
	    &in, IMPORT_TEXT,
	    STR("Brief\n\nTop\n\nA quay\n\nAt a glance: It is" LINES
		"think that it is as wide as a quay can be anywhere.\n\n"
		"Wideness\n\nA road of the\n\nharbour\n\nAt a glance:"
		" It is" LINES "think that it is as wide as a quay can "
		"be, anywhere.\n\n"
		"In short\n\nMay 1: One (Link)\n\nMay 2: Two (Link)\n"));
	section = in.briefing.sections;
	assert_spans(&in, section->entries->title, "A quay");
	assert_spans(&in, section->next->title, "Wideness");
	assert_spans(&in, section->next->entries->title,
		     "A road of the harbour");
	assert_spans(&in, section->next->next->title, "In short");
	assert_int_equal(count_sections(&in), 3);
	arena_free(&in.arena);
}

/* The date of the issue may stand above its title. */
static void
test_date_above_title(void **state)
{
	struct imported in;

	(void)state;
	import_from(
	    &in, IMPORT_TEXT,
	    STR("May 9, 2024\n\nHarbour Brief\n\nTop\n\nA quay\n\n" ENTRY
		"\nA road\n\n" ENTRY "\nIn short\n\n"
		"• May 1: One\n• May 2: Two\n"));
	assert_str(in.briefing.title, "Harbour Brief");
	assert_int_equal(in.briefing.date.day, 9);
	arena_free(&in.arena);
}

/* An editorial may stand between the title and the first section. */
static void
test_editorial(void **state)
{
	struct imported in;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR("Harbour Brief\n\nNo. 4 (May 9, 2024)\n\n"
			"Dear readers, this one is short.\n\n"
			"Top\n\nA quay\n\n" ENTRY "\nA road\n\n" ENTRY
			"\nIn short\n\n• May 1: One\n• May 2: Two\n"));
	assert_str(in.briefing.title, "Harbour Brief");
	assert_int_equal(in.briefing.date.day, 9);
	assert_spans(&in, in.briefing.sections->title, "Top");
	arena_free(&in.arena);
}

/* The dates of notes where no colon or dash parts them from the text. */
static void
test_weak_dates(void **state)
{
	static const char *const texts[] = {
	    "• 28/10 One\n• 5/11 Two\n",
	    "• 28 Oct.: One\n• 5 Nov.: Two\n",
	    "• 10月28日，一\n• 11月5日，二\n",
	    "• (28 Oct) One\n• (5 Nov) Two\n",
	    "• 28 Oct. One\n• 5 Nov. Two\n",
	    "• 28/10: One\nSource: Harbour News\n• 5/11: Two\n"};
	struct imported in;

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		import_from(&in, IMPORT_TEXT, str_from(texts[i]));
		const struct note *note = in.briefing.sections->notes;

		assert_non_null(note);
		assert_int_equal(note->date.month * 100 + note->date.day, 1028);
		assert_int_equal(note->next->date.day, 5);
		assert_null(note->next->next);
		arena_free(&in.arena);
	}
	/* One of them has none. */
	import_from(&in, IMPORT_TEXT, STR("• 28/10 One\n• Two\n• 5/11 x\n"));
	assert_int_equal(count_sections(&in), 0);
	arena_free(&in.arena);
}

static void
test_restarts(void **state)
{
	struct imported in;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR(ENTRY "• May 1: a\n• May 5: b\n• May 9: c\n"
			      "• May 2: d\n• May 3: e\n• May 8: f\n"));
	assert_int_equal(count_sections(&in), 3);
	arena_free(&in.arena);
	/* December and January are no restart. */
	import_from(&in, IMPORT_TEXT,
		    STR(ENTRY "• December 9: a\n• December 30: b\n"
			      "• January 2: c\n• January 5: d\n"));
	assert_int_equal(count_sections(&in), 2);
	arena_free(&in.arena);
	/* In no order at all. */
	import_from(&in, IMPORT_TEXT,
		    STR(ENTRY "• May 9: a\n• May 5: b\n• May 7: c\n"
			      "• May 2: d\n"));
	assert_int_equal(count_sections(&in), 2);
	arena_free(&in.arena);
}

/* The outline behind the text makes what labels alone cannot tell. */
static void
test_outline(void **state)
{
	struct imported in;
	const struct section *section;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR("Top\nSome words on the month, and what it brought.\n"
			"A quay\n" ENTRY "Ends like a heading\n"
			"A road\n" ENTRY "In brief\n• May 1: One\n\n\n"
			"\tTop\n\tA quay\n\tA road\n\tIn brief\n"));
	section = in.briefing.sections;
	assert_spans(&in, section->title, "Top");
	assert_blocks(&in, section->lead,
		      "Some words on the month, and what it brought.");
	assert_spans(&in, section->entries->title, "A quay");
	assert_spans(&in, section->entries->next->title, "A road");
	assert_spans(&in, section->next->title, "In brief");
	assert_int_equal(count_sections(&in), 2);
	arena_free(&in.arena);
}

static void
test_notes_within(void **state)
{
	struct imported in;
	const struct note *note;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR("News\n• May 1: One, with:\n– a\n– b\n• May 2: Two\n"));
	note = in.briefing.sections->notes;
	assert_int_equal(note->blocks->next->kind, BLOCK_LIST);
	assert_non_null(note->blocks->next->child->next);
	assert_null(note->blocks->next->next);
	assert_null(note->next->next);
	arena_free(&in.arena);
}

static void
test_date_of_issue(void **state)
{
	struct imported in;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR("Harbour Brief\nNo. 4, 31 May 2024\n\nTop\n\n"
			"A quay\n\n" ENTRY));
	assert_str(date_iso(&in.arena, in.briefing.date), "2024-05-31");
	arena_free(&in.arena);
}

/* Two labels mean the document: the first one opens an entry, the second one
 * has its address. */
static void
test_two_labels(void **state)
{
	struct imported in;
	const struct entry *entry;
	struct label *label;

	(void)state;
	in = (struct imported){.source = {.name = STR("x")}};
	in.source.text =
	    STR("Article: Notice 7 on quays\nAt a glance: It opens.\n"
		"Link: https://a.example/1 (archived)\n\n"
		"Article: Notice 8 on roads\nAt a glance: It ends.\n"
		"Link: https://a.example/2\n\n"
		"https://a.example/1\nhttps://a.example/2\n");
	diags_init(&in.diags, &in.arena);
	import_site(&in.site, &in.arena);
	label = arena_alloc(&in.arena, sizeof(*label));
	*label = (struct label){
	    .text = STR("Link"), .role = ROLE_ARTICLE, .next = in.site.labels};
	in.site.labels = label;
	assert_true(import_source(&in.briefing, &in.source, IMPORT_TEXT,
				  &in.site, &in.report, &in.arena, &in.diags));
	entry = in.briefing.sections->entries;
	assert_str(entry->article_title, "Notice 7 on quays");
	assert_str(entry->article_url, "https://a.example/1");
	assert_str(entry->next->article_title, "Notice 8 on roads");
	assert_str(entry->next->article_url, "https://a.example/2");
	assert_null(entry->next->next);
	arena_free(&in.arena);
}

/* Dates at the ends of notes. */
static void
test_dates_behind(void **state)
{
	struct imported in;
	const struct note *note;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR("\nIn brief\n\nA quay opens (report). (3 May)\n\n"
			"A pier closes. (5 May)\n\nA ferry sinks. (7 May)\n\n"
			"https://a.example/report\n"));
	note = in.briefing.sections->notes;
	assert_int_equal(note->date.day, 3);
	assert_str(note->date_label, "3 May");
	assert_int_equal(note->next->date.day, 5);
	assert_int_equal(note->next->next->date.day, 7);
	assert_str(import_link(&in, 1), "report|https://a.example/report");
	arena_free(&in.arena);
}

/* They part full lines, too. */
static void
test_dates_behind_full_lines(void **state)
{
	struct imported in;
	const struct note *note;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR("\nIn brief\n\nA quay opens for a year. (3 May)\n\n"
			"A pier closes for good. (5 May)\n\n"
			"The ferry sinks at last. (7 May)\n"));
	note = in.briefing.sections->notes;
	assert_int_equal(note->date.day, 3);
	assert_int_equal(note->next->date.day, 5);
	assert_int_equal(note->next->next->date.day, 7);
	arena_free(&in.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_headings),
	    cmocka_unit_test(test_signs),
	    cmocka_unit_test(test_items),
	    cmocka_unit_test(test_masthead),
	    cmocka_unit_test(test_no_title),
	    cmocka_unit_test(test_title_below_full_line),
	    cmocka_unit_test(test_date_above_title),
	    cmocka_unit_test(test_editorial),
	    cmocka_unit_test(test_weak_dates),
	    cmocka_unit_test(test_restarts),
	    cmocka_unit_test(test_outline),
	    cmocka_unit_test(test_notes_within),
	    cmocka_unit_test(test_two_labels),
	    cmocka_unit_test(test_dates_behind),
	    cmocka_unit_test(test_dates_behind_full_lines),
	    cmocka_unit_test(test_date_of_issue),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
