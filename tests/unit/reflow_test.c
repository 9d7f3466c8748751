/* Paragraphs from lines of plain text: joints, labels, lists. */
#include "import_check.h"

#include "extract/running.h"
#include "extract/tika.h"
#include "reflow/reflow.h"

struct flow {
	struct arena arena;
	struct para *paras;
};

static void
flow_make(struct flow *flow, struct str text)
{
	struct document document;
	struct site site;

	*flow = (struct flow){0};
	import_site(&site, &flow->arena);
	tika_read(&document, text, &flow->arena);
	running_drop(&document, &site, &flow->arena);
	flow->paras = reflow(&document, &site, &flow->arena);
}

static const struct para *
para_at(const struct flow *flow, size_t n)
{
	static const struct para none;
	const struct para *para = flow->paras;

	for (; para && n > 1; n--)
		para = para->next;
	assert_non_null(para);
	return para ? para : &none;
}

static void
assert_joined(const char *text, const char *want)
{
	struct flow flow;

	flow_make(&flow, str_from(text));
	assert_str(flow.paras->text, want);
	assert_null(flow.paras->next);
	arena_free(&flow.arena);
}

static void
test_hyphens(void **state)
{
	(void)state;
	/* The text tells: a compound, a broken word, a name, years. */
	assert_joined("High-quality goods are high-\nquality goods here",
		      "High-quality goods are high-quality goods here");
	assert_joined("The minister and the min-\nister agree",
		      "The minister and the minister agree");
	assert_joined("The line from Guangdong-\nHong Kong",
		      "The line from Guangdong-Hong Kong");
	assert_joined("In the years 2025-\n2027 and later",
		      "In the years 2025-2027 and later");
	/* It says nothing. */
	assert_joined("A sea-\ngoing tug", "A sea-going tug");
	assert_joined("A soft\xC2\xAD\nhyphen", "A softhyphen");
}

/* Two words that were surely broken, so that the text is one that breaks
 * words; and two compounds, so that it is one that does not. */
#define BREAKS "the minister of harbours and the min-\nister of har-\nbours, "
#define LEAVES "the sea-going and far-sighted, sea-\ngoing and far-\nsighted, "
#define BROKEN "the minister of harbours and the minister of harbours, "
#define LEFT "the sea-going and far-sighted, sea-going and far-sighted, "

/* What the text says of a word comes before what it does elsewhere. */
static void
test_hyphens_decided(void **state)
{
	(void)state;
	/* It stands elsewhere with its hyphen, though other words break. */
	assert_joined(BREAKS "ice-free and ice-\nfree",
		      BROKEN "ice-free and ice-free");
	assert_joined(BREAKS "ice-free icefree and ice-\nfree",
		      BROKEN "ice-free icefree and ice-free");
	/* It stands elsewhere without, though others keep theirs. */
	assert_joined(LEAVES "icefree and ice-\nfree",
		      LEFT "icefree and icefree");
	assert_joined(LEAVES "Icefree and ICE-\nfree",
		      LEFT "Icefree and ICEfree");
	/* Neither, nor its parts. */
	assert_joined(BREAKS "and ice-\nfree", BROKEN "and icefree");
	assert_joined(LEAVES "and ice-\nfree", LEFT "and ice-free");
	/* Its parts only: as other words of the text. */
	assert_joined(BREAKS "ice, free, and ice-\nfree",
		      BROKEN "ice, free, and icefree");
	assert_joined(LEAVES "ice, free, and ice-\nfree",
		      LEFT "ice, free, and ice-free");
}

/* One word that is broken and one that is not decide nothing. */
static void
test_hyphens_even(void **state)
{
	(void)state;
	assert_joined("the sea-going minister, sea-\ngoing min-\nister, "
		      "and ice-\nfree",
		      "the sea-going minister, sea-going minister, "
		      "and ice-free");
}

/* Names and figures keep theirs, and a dash is no hyphen. */
static void
test_hyphens_that_stay(void **state)
{
	(void)state;
	assert_joined(BREAKS "from Guangdong-\nHong Kong",
		      BROKEN "from Guangdong-Hong Kong");
	assert_joined(BREAKS "from 2025-\n2027", BROKEN "from 2025-2027");
	assert_joined(BREAKS "in B-\n12", BROKEN "in B-12");
	assert_joined(BREAKS "wide -\nor so", BROKEN "wide - or so");
	assert_joined(BREAKS "wide--\nor so", BROKEN "wide-- or so");
	assert_joined(LEAVES "soft\xC2\xAD\nly", LEFT "softly");
}

static void
test_characters(void **state)
{
	(void)state;
	assert_joined("工业和\n信息化部", "工业和信息化部");
	assert_joined("the 工业\nand more", "the 工业 and more");
	/* Set far apart: a line, or a label. */
	assert_joined("港 口 简 报", "港口简报");
	assert_joined("船 舶 名 号：青 屿", "船舶名号：青 屿");
	assert_joined("船 名: 三月", "船名: 三月");
	assert_joined("发 文 机 关：青屿", "青屿"); /* a label */
	assert_joined("港 口 a：青 屿", "港 口 a：青 屿");
	assert_joined("o\xEF\xAC\x83"
		      "ce  work\xE2\x80\x8B"
		      "ers",
		      "office workers");
}

static void
test_labels(void **state)
{
	struct flow flow;

	(void)state;
	flow_make(&flow, STR("At a glance: One\nand two: three.\n"
			     "Date:\nMay 4, 2024\nA heading\n"));
	assert_int_equal(para_at(&flow, 1)->role, ROLE_SUMMARY);
	assert_str(para_at(&flow, 1)->text, "One and two: three.");
	/* A fact may stand in the line below its label; a date is full. */
	assert_int_equal(para_at(&flow, 2)->role, ROLE_DATE);
	assert_str(para_at(&flow, 2)->text, "May 4, 2024");
	assert_str(para_at(&flow, 3)->text, "A heading");
	arena_free(&flow.arena);
}

/* The two labels of lines, each of them twice, make them labels. */
static void
assert_captions(const char *line, const char *other, bool labels)
{
	struct flow flow;
	char text[512];

	snprintf(text, sizeof(text), "%s\n\n%s\n\nA road\n\n%s\n\n%s\n", line,
		 other, line, other);
	flow_make(&flow, str_from(text));
	assert_int_equal(para_at(&flow, 1)->role,
			 labels ? ROLE_SUMMARY : ROLE_NONE);
	assert_int_equal(para_at(&flow, 2)->role,
			 labels ? ROLE_COMMENT : ROLE_NONE);
	if (labels)
		assert_str(para_at(&flow, 1)->text, "The quay is wide.");
	arena_free(&flow.arena);
}

static void
test_captions(void **state)
{
	struct flow flow;

	(void)state;
	assert_captions("【At a glance】The quay is wide.",
			"【Comment】 Too wide.", true);
	assert_captions("■ At a glance The quay is wide.",
			"■ Comment: Too wide.", true);
	assert_captions("At a glance. The quay is wide.", "Comment. Too wide.",
			true);
	assert_captions("At a glance – The quay is wide.",
			"Comment — Too wide.", true);
	assert_captions("At a glance | The quay is wide.",
			"Comment | Too wide.", true);
	assert_captions("At a glance The quay is wide.", "Comment Too wide.",
			true);
	assert_captions("At a glance the quay is wide.", "Comment is free.",
			false);
	assert_captions("[At a glance] The quay is wide.", "[Comment] Wide.",
			true);
	assert_captions("at a glance. The quay is wide.", "comment. Too wide.",
			false);
	/* The first column of a table. */
	flow_make(&flow, STR("At a glance  the quay is wide.\n\n"
			     "Article  text, map\n\n"
			     "At a glance  the road is long.\n\n"
			     "Article  text\n"));
	assert_int_equal(para_at(&flow, 1)->role, ROLE_SUMMARY);
	assert_str(para_at(&flow, 2)->text, "text, map");
	arena_free(&flow.arena);
	/* Rows of a table hold facts, and lie together. */
	flow_make(&flow,
		  STR("Issuing body Board\n\nDate May 4, 2024\n\nWide.\n\n"
		      "Issuing body Guild\n\nDate May 9, 2024\n"));
	assert_int_equal(para_at(&flow, 1)->role, ROLE_ISSUER);
	assert_str(para_at(&flow, 4)->text, "Guild");
	assert_str(para_at(&flow, 5)->text, "May 9, 2024");
	arena_free(&flow.arena);
	flow_make(&flow, STR("Date palms grow.\n\nArticle Five says so.\n\n"
			     "Date palms grow.\n\nArticle Five says so.\n"));
	assert_int_equal(para_at(&flow, 1)->role, ROLE_NONE);
	assert_int_equal(para_at(&flow, 2)->role, ROLE_NONE);
	arena_free(&flow.arena);
	/* Alone on its line; but one alone is a heading. */
	flow_make(&flow, STR("Comment\nWide.\n\nAt a glance\nOne.\n"
			     "Comment\nToo wide.\n\nAt a glance\nTwo.\n"));
	assert_int_equal(para_at(&flow, 1)->role, ROLE_COMMENT);
	assert_int_equal(para_at(&flow, 2)->role, ROLE_SUMMARY);
	arena_free(&flow.arena);
	flow_make(&flow, STR("At a glance\n\nAt a glance: One.\n"));
	assert_int_equal(para_at(&flow, 1)->role, ROLE_NONE);
	arena_free(&flow.arena);
}

static void
test_contents(void **state)
{
	struct flow flow;

	(void)state;
	flow_make(&flow,
		  STR("Contents\nA quay .... 2\nA road to the\n"
		      "quay 3\nA quay\n\nWide.\n\nA road to the quay\n"));
	assert_str(para_at(&flow, 1)->text, "A quay");
	assert_str(para_at(&flow, 3)->text, "A road to the quay");
	assert_null(para_at(&flow, 3)->next);
	arena_free(&flow.arena);
	/* Nothing says it again. */
	flow_make(&flow, STR("Contents\nOne quay\nOne road\n"));
	assert_str(para_at(&flow, 1)->text, "Contents One quay One road");
	arena_free(&flow.arena);
}

/* Where no blank line is before lines that go on, one means something even
 * among lines that all have one, and behind a full line. */
static void
test_blank_lines(void **state)
{
#define LINE "and the dues of the harbour are to be paid in full by\n"
#define LINES LINE LINE LINE LINE
#define ONE "The board of the harbour meets again on the tenth day.\n\n"
	struct flow flow;

	(void)state;
	flow_make(&flow, STR("It is said that the board\n" LINES LINES LINES
			     "all.\n\n" ONE ONE ONE ONE ONE ONE ONE ONE));
	assert_str(para_at(&flow, 3)->text,
		   "The board of the harbour meets again on the tenth day.");
	assert_null(para_at(&flow, 9)->next);
	arena_free(&flow.arena);
#undef ONE
#undef LINES
#undef LINE
}

/* The sources of a note end it, even where the next line might go on. */
static void
test_end_of_note(void **state)
{
	struct flow flow;

	(void)state;
	flow_make(&flow,
		  STR("• May 3: The council closes a quay for all of the\n\n"
		      "year, and a pier with it that no ship (Xinhua)\n\n"
		      "Harbour Brief is free\n"));
	assert_str(para_at(&flow, 2)->text, "Harbour Brief is free");
	arena_free(&flow.arena);
}

/* Nothing begins within parentheses. */
static void
test_parentheses(void **state)
{
	struct flow flow;

	(void)state;
	flow_make(&flow, STR("Document: An act on quays (EUR-\n\n"
			     "Lex, News)\n\nA road\n\n"
			     "Board | 3 May 2024\n\nWide.\n\nA mill\n\n"
			     "Guild | 4 May 2024\n\nWide.\n\nA lake\n\n"
			     "Office | 5 May 2024\n\nWide.\n"));
	assert_str(para_at(&flow, 1)->text, "An act on quays (EUR-Lex, News)");
	assert_str(para_at(&flow, 2)->text, "A road");
	arena_free(&flow.arena);
}

/* The list of links tells how an address goes on. */
static void
test_wrapped_addresses(void **state)
{
	struct flow flow;

	(void)state;
	flow_make(&flow,
		  STR("Article: An act, https://a.example/quays/long-\n\n"
		      "and-wide （存档）\n\n"
		      "See https://a.example/\nroads there.\n\n"
		      "https://a.example/quays/long-and-wide\n"));
	assert_str(para_at(&flow, 1)->text,
		   "An act, https://a.example/quays/long-and-wide （存档）");
	assert_str(para_at(&flow, 2)->text,
		   "See https://a.example/ roads there.");
	arena_free(&flow.arena);
}

static void
test_numbers(void **state)
{
	struct flow flow;

	(void)state;
	flow_make(&flow, STR("It asks for:\n1. One thing\nthat is long\n"
			     "2. Another\n\nBy\n7. October it ends.\n"));
	assert_false(para_at(&flow, 1)->bullet);
	assert_true(para_at(&flow, 2)->ordered);
	assert_str(para_at(&flow, 2)->text, "One thing that is long");
	assert_str(para_at(&flow, 3)->text, "Another");
	assert_int_equal(para_at(&flow, 3)->number, 2);
	assert_false(para_at(&flow, 4)->ordered);
	assert_str(para_at(&flow, 4)->text, "By 7. October it ends.");
	arena_free(&flow.arena);
}

/* Bullets that were drawn are not in the text; semicolons are. */
static void
test_items_without_bullets(void **state)
{
	struct flow flow;

	(void)state;
	flow_make(&flow, STR("Comment: It asks for\nlists:\n\noak;\nelm that\n"
			     "is old;\nash.\n\nThat is all.\n"));
	assert_false(para_at(&flow, 1)->bullet);
	for (size_t i = 2; i <= 4; i++)
		assert_true(para_at(&flow, i)->bullet);
	assert_str(para_at(&flow, 3)->text, "elm that is old;");
	assert_str(para_at(&flow, 4)->text, "ash.");
	assert_false(para_at(&flow, 5)->bullet);
	arena_free(&flow.arena);
	/* Without a colon before it, a semicolon is one of a sentence. */
	flow_make(&flow,
		  STR("Comment: The quay is wide;\nthe road is long.\n"));
	assert_null(para_at(&flow, 1)->next);
	arena_free(&flow.arena);
}

static void
assert_two_items(const char *text)
{
	struct flow flow;

	flow_make(&flow, str_from(text));
	assert_true(para_at(&flow, 2)->ordered);
	assert_str(para_at(&flow, 2)->text, "幅");
	assert_str(para_at(&flow, 3)->text, "長さ");
	arena_free(&flow.arena);
}

static void
test_japanese_numbers(void **state)
{
	struct flow flow;

	(void)state;
	assert_two_items("次のとおり。\nア、幅\nイ、長さ\n");
	assert_two_items("次のとおり。\n①幅\n②長さ\n");
	assert_two_items("次のとおり。\nア　幅\nイ　長さ\n");
	/* Neither a word nor one alone is a number. */
	flow_make(&flow, STR("次のとおり。\nアジア\nイタリア\n"));
	assert_str(para_at(&flow, 1)->text, "次のとおり。アジアイタリア");
	arena_free(&flow.arena);
}

static void
test_lists_in_lists(void **state)
{
	static const int depths[] = {0, 1, 1, 0};
	struct flow flow;

	(void)state;
	flow_make(&flow, STR("• One:\n– Oak\n– Elm\n• Two\n"));
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(para_at(&flow, i + 1)->depth, depths[i]);
	arena_free(&flow.arena);
	/* Another sign alone is no other list. */
	flow_make(&flow, STR("• One\n• Two\n▪ Three\n▪ Four\n"));
	for (size_t i = 1; i <= 4; i++)
		assert_int_equal(para_at(&flow, i)->depth, 0);
	arena_free(&flow.arena);
}

static void
test_running_lines(void **state)
{
	struct flow flow;

	(void)state;
	/* A single page has its title once more, beside its number. */
	flow_make(&flow, STR("Harbour Brief – 1\n\nHarbour Brief\n\n"
			     "The quay is wide.\n"));
	assert_str(para_at(&flow, 1)->text, "Harbour Brief");
	arena_free(&flow.arena);
	flow_make(&flow, STR("Brief 4\nThe quay is\nPage 1\n\n\n\n"
			     "Brief 4\nlong and the quay is\nPage 2\n\n\n\n"
			     "Brief 4\nwide.\nDate: May 3\nPage 3\n"));
	assert_str(para_at(&flow, 1)->text, "The quay is long and the quay is "
					    "wide.");
	assert_int_equal(para_at(&flow, 2)->role, ROLE_DATE);
	assert_null(para_at(&flow, 2)->next);
	assert_int_equal(para_piece(para_at(&flow, 1), 40)->page, 3);
	arena_free(&flow.arena);
	/* Labels stay, however often they come. */
	flow_make(&flow, STR("One\nDate: May 1, 2024\n\n\n\nTwo\n"
			     "Date: May 2, 2024\n\n\n\n"
			     "Three\nDate: May 3, 2024\n"));
	assert_int_equal(para_at(&flow, 6)->role, ROLE_DATE);
	arena_free(&flow.arena);
}

/* Items whose bullets were drawn end before their line is full; a text below a
 * colon does not, and what ends now so, now so, is no list. */
static void
test_drawn_lists(void **state)
{
#define LINE                                                                   \
	"the council has heard what the guild of rope makers had to say of "   \
	"it\n"
#define FULL LINE LINE LINE LINE LINE "and of the price that it should have:\n"
	struct flow flow;

	(void)state;
	flow_make(&flow, STR(FULL "\nthe ropes of old\nthe harbour dues, in "
				  "full\nwhat is left\n\nThen all.\n"));
	for (size_t i = 2; i <= 4; i++)
		assert_true(para_at(&flow, i)->bullet);
	assert_str(para_at(&flow, 3)->text, "the harbour dues, in full");
	assert_false(para_at(&flow, 5)->bullet);
	arena_free(&flow.arena);
	flow_make(&flow,
		  STR(FULL "\nthe ropes of old that were promised at the "
			   "time of the last council, and what\nis "
			   "left\n\nThen all.\n"));
	assert_false(para_at(&flow, 2)->bullet);
	arena_free(&flow.arena);
	flow_make(&flow,
		  STR(FULL "\nRopes, dues and nets.\nResearch\n\nAll.\n"));
	assert_false(para_at(&flow, 2)->bullet);
	arena_free(&flow.arena);
	flow_make(&flow, STR(FULL "\nthe ropes.\nthe dues,\nwhat is left\n\n"
				  "Then all.\n"));
	assert_false(para_at(&flow, 2)->bullet);
	arena_free(&flow.arena);
	/* Blank lines part them, up to the next label. */
	flow_make(&flow, STR(FULL "\n" LINE "and of ropes\n\n" LINE
				  "\nSummary: That is all.\n"));
	assert_true(para_at(&flow, 2)->bullet);
	assert_true(para_at(&flow, 3)->bullet);
	assert_false(para_at(&flow, 4)->bullet);
	arena_free(&flow.arena);
#undef FULL
#undef LINE
}

/* What stands between a note that has named its sources and another one is
 * the heading of the latter, even where the line before it is full. */
static void
test_heading_of_notes(void **state)
{
	struct flow flow;

	(void)state;
	flow_make(&flow, STR("• May 3: A quay that was closed for all of the "
			     "winter has\n\nopened to ships once more, and to "
			     "all that they carry (Xinhua)\n\nAbroad\n\n"
			     "• May 4: A port closes (Reuters)\n"));
	assert_true(para_at(&flow, 1)->bullet);
	assert_str(para_at(&flow, 2)->text, "Abroad");
	assert_true(para_at(&flow, 3)->bullet);
	arena_free(&flow.arena);
}

/* Two facts in a line end with the date, whatever comes next. */
static void
test_facts_in_a_line(void **state)
{
	struct flow flow;

	(void)state;
	flow_make(&flow,
		  STR("Issuer: Harbour Board of Ardmouth and the Straits | "
		      "Date: 4 May 2024\n\nA second quay\n\n"
		      "Summary: It has a plan.\n"));
	assert_str(para_at(&flow, 1)->text,
		   "Harbour Board of Ardmouth and the Straits | "
		   "Date: 4 May 2024");
	assert_str(para_at(&flow, 2)->text, "A second quay");
	arena_free(&flow.arena);
}

/* "> 4 May: …" is an item where there are several; else it is text. */
static void
test_angle_bullets(void **state)
{
	struct flow flow;

	(void)state;
	flow_make(&flow, STR("> May 4: A quay opens.\n> May 5: It shuts.\n"
			     "> May 6: It opens.\n"));
	assert_true(para_at(&flow, 1)->bullet);
	assert_str(para_at(&flow, 2)->text, "May 5: It shuts.");
	arena_free(&flow.arena);
	assert_joined("> May 4: A quay opens.", "> May 4: A quay opens.");
}

/* The gap below the first line of an item is none between two of a note. */
static void
test_note_goes_on(void **state)
{
	(void)state;
	assert_joined("• May 3: The council closes a quay;\n\nno ship lies "
		      "there (Xinhua)\n",
		      "May 3: The council closes a quay; no ship lies there "
		      "(Xinhua)");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_hyphens),
	    cmocka_unit_test(test_hyphens_decided),
	    cmocka_unit_test(test_hyphens_even),
	    cmocka_unit_test(test_hyphens_that_stay),
	    cmocka_unit_test(test_characters),
	    cmocka_unit_test(test_labels),
	    cmocka_unit_test(test_captions),
	    cmocka_unit_test(test_contents),
	    cmocka_unit_test(test_blank_lines),
	    cmocka_unit_test(test_end_of_note),
	    cmocka_unit_test(test_parentheses),
	    cmocka_unit_test(test_wrapped_addresses),
	    cmocka_unit_test(test_numbers),
	    cmocka_unit_test(test_items_without_bullets),
	    cmocka_unit_test(test_japanese_numbers),
	    cmocka_unit_test(test_lists_in_lists),
	    cmocka_unit_test(test_running_lines),
	    cmocka_unit_test(test_drawn_lists),
	    cmocka_unit_test(test_heading_of_notes),
	    cmocka_unit_test(test_note_goes_on),
	    cmocka_unit_test(test_angle_bullets),
	    cmocka_unit_test(test_facts_in_a_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
