/* Words that a link stood on: marks, brackets, numbers of footnotes; and what
 * a text tells of its own names. */
#include "import_check.h"

static void
assert_link(struct imported *in, size_t n, const char *want)
{
	assert_str(import_link(in, n), want);
}

static void
test_brackets(void **state)
{
	struct imported in;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR("\nNews\n• May 3: A quay opens [MIIT notice; Reuters "
			"report]\n• May 4: It closes [Link]\n\n"
			"https://www.miit.gov.cn/1\nhttps://reuters.com/2\n"
			"https://board.example/3\n"));
	assert_link(&in, 1, "MIIT notice|https://www.miit.gov.cn/1");
	assert_link(&in, 2, "Reuters report|https://reuters.com/2");
	assert_link(&in, 3, "Link|https://board.example/3");
	assert_absent(import_link(&in, 4));
	arena_free(&in.arena);
}

/* A mark in a language that is none of ours, at the end of all titles. */
static void
test_learned_mark(void **state)
{
	struct imported in;
	const struct entry *entry;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR("Article: Lov om broer (Lenke)\n\nDate: May 3, 2031\n\n"
			"Comment: It rains.\n\n"
			"Article: Lov om elver (Lenke)\n\nDate: May 4, 2031\n\n"
			"Comment: It still rains.\n\n"
			"https://a.example/1\nhttps://b.example/2\n"));
	entry = in.briefing.sections->entries;
	assert_str(entry->article_title, "Lov om broer");
	assert_absent(entry->native_title);
	assert_str(entry->article_url, "https://a.example/1");
	assert_str(entry->next->article_title, "Lov om elver");
	assert_str(entry->next->article_url, "https://b.example/2");
	arena_free(&in.arena);
}

/* One such word among others is part of its title. */
static void
test_no_mark(void **state)
{
	struct imported in;
	const struct entry *entry;

	(void)state;
	import_from(
	    &in, IMPORT_TEXT,
	    STR("Article: Act on Bridges (draft)\n\nDate: May 3, 2031\n\n"
		"Article: Act on Rivers (draft)\n\nDate: May 4, 2031\n\n"
		"Article: Act on Lakes\n\nDate: May 5, 2031\n\n"
		"https://a.example/1\n"));
	entry = in.briefing.sections->entries;
	assert_str(entry->article_title, "Act on Bridges (draft)");
	arena_free(&in.arena);
}

/* A list of links behind a title, of which the first says what it leads to. */
static void
test_list(void **state)
{
	struct imported in;
	const struct entry *entry;

	(void)state;
	import_from(
	    &in, IMPORT_TEXT,
	    STR("Article: Audit of Tunnels (PDF, archived copy, annex)\n\n"
		"Date: May 3, 2031\n\nComment: It rains.\n\n"
		"Article: Levy Review (report, tables)\n\n"
		"Date: May 4, 2031\n\nComment: It still rains.\n\n"
		"https://a.example/1.pdf\n"
		"https://web.archive.org/web/20310101000000/"
		"https://a.example/1.pdf\n"
		"https://a.example/2\nhttps://b.example/1\n"
		"https://b.example/2\n"));
	entry = in.briefing.sections->entries;
	assert_str(entry->article_title, "Audit of Tunnels");
	assert_str(entry->article_url, "https://a.example/1.pdf");
	assert_str(entry->references->text, "archived copy");
	assert_str(entry->references->next->text, "annex");
	assert_str(entry->next->article_url, "https://b.example/1");
	assert_str(entry->next->references->text, "tables");
	arena_free(&in.arena);
}

/* Three documents of a board, a guild and an office. */
#define DOCUMENTS(one, two, three)                                             \
	"Article: " one "\n\nIssued by: Board\n\nComment: It rains.\n\n"       \
	"Article: " two "\n\nIssued by: Guild\n\nComment: It rains.\n\n"       \
	"Article: " three "\n\nIssued by: Office\n\nComment: It rains.\n\n"

/* The same, whatever its words are, if all documents have one. */
static void
test_learned_lists(void **state)
{
	struct imported in;
	const struct entry *entry;

	(void)state;
	import_from(
	    &in, IMPORT_TEXT,
	    STR(DOCUMENTS("Act (tekst)", "Ban (tekst, bilag)",
			  "Code (tekst, kort)") "https://board.example/"
						"1\nhttps://guild.example/2\n"
						"https://guild.example/"
						"3\nhttps://office.example/4\n"
						"https://office.example/5\n"));
	entry = in.briefing.sections->entries;
	assert_str(entry->article_url, "https://board.example/1");
	assert_str(entry->next->references->text, "bilag");
	assert_str(entry->next->next->article_url, "https://office.example/4");
	assert_str(entry->next->next->references->text, "kort");
	arena_free(&in.arena);
}

/* Few have one: then titles are links, too. */
static void
test_titles_beside_lists(void **state)
{
	struct imported in;
	const struct entry *entry;

	(void)state;
	import_from(
	    &in, IMPORT_TEXT,
	    STR(DOCUMENTS("Act on quays", "Ban (bilag, kort)", "Code")
		    DOCUMENTS("Act", "Ban on ferries",
			      "Code (utkast)") "https://board.example/"
					       "1\nhttps://guild.example/2\n"
					       "https://guild.example/bilag\n"
					       "https://guild.example/kort\n"
					       "https://office.example/"
					       "4\nhttps://board.example/5\n"
					       "https://guild.example/"
					       "6\nhttps://office.example/7\n"
					       "https://office.example/8\n"));
	entry = in.briefing.sections->entries->next;
	assert_str(entry->article_url, "https://guild.example/2");
	assert_str(entry->references->text, "bilag");
	assert_str(entry->references->next->url, "https://guild.example/kort");
	assert_str(entry->next->article_url, "https://office.example/4");
	arena_free(&in.arena);
}

/* No titles at all; figures are no links. */
static void
test_lines_of_links(void **state)
{
	struct imported in;
	const struct entry *entry;

	(void)state;
	import_from(
	    &in, IMPORT_TEXT,
	    STR(DOCUMENTS(
		"tekst, 12 s.", "tekst, kort",
		"utkast") "https://board.example/1\nhttps://guild.example/2\n"
			  "https://guild.example/3\n"
			  "https://office.example/4\n"));
	entry = in.briefing.sections->entries;
	assert_str(entry->article_url, "https://board.example/1");
	assert_null(entry->references);
	assert_str(entry->next->article_url, "https://guild.example/2");
	assert_str(entry->next->references->text, "kort");
	arena_free(&in.arena);
}

/* An address with a copy behind it, in a line of its own, is that of the
 * document named above: it opens no entry. */
static void
test_address_and_copy(void **state)
{
	struct imported in;
	const struct entry *entry;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR("Article: Act on quays\n\nIssued by: Board\n\nDate: "
			"May 3, 2031\n\n"
			"Source: https://a.example/1 (archived)\n\n"
			"Comment: It rains.\n\n"
			"Article: Act on roads\n\nIssued by: Guild\n\nDate: "
			"May 4, 2031\n\n"
			"Source: https://a.example/2\n\n"
			"https://a.example/1\nhttps://archive.ph/x\n"
			"https://a.example/2\n"));
	entry = in.briefing.sections->entries;
	assert_str(entry->article_title, "Act on quays");
	assert_str(entry->article_url, "https://a.example/1");
	assert_str(entry->references->text, "archived");
	assert_str(entry->references->url, "https://archive.ph/x");
	assert_str(entry->next->article_url, "https://a.example/2");
	assert_null(entry->next->next);
	arena_free(&in.arena);
}

/* One that stands behind the title is no part of it. */
static void
test_address_behind_title(void **state)
{
	struct imported in;
	const struct entry *entry;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR("Article: Act on quays https://a.example/1\n\n"
			"Date: May 3, 2031\n\nComment: It rains.\n\n"
			"https://a.example/1\n"));
	entry = in.briefing.sections->entries;
	assert_str(entry->article_title, "Act on quays");
	assert_str(entry->article_url, "https://a.example/1");
	arena_free(&in.arena);
}

/* Behind a semicolon stands another link, and no more of the title. */
static void
test_semicolon(void **state)
{
	struct imported in;
	const struct entry *entry;

	(void)state;
	import_from(
	    &in, IMPORT_TEXT,
	    STR(DOCUMENTS("Act on quays; map", "Ban",
			  "Code on roads") "https://board.example/1\nhttps://"
					   "board.example/map\n"
					   "https://guild.example/2\n"
					   "https://office.example/3\n"));
	entry = in.briefing.sections->entries;
	assert_str(entry->article_url, "https://board.example/1");
	assert_str(entry->references->text, "map");
	assert_str(entry->next->article_url, "https://guild.example/2");
	arena_free(&in.arena);
}

/* Parentheses that an address opens are its own. */
static void
test_parentheses_in_address(void **state)
{
	struct imported in;

	(void)state;
	import_from(
	    &in, IMPORT_TEXT,
	    STR("\nNews\n• May 3: It rains (https://a.example/1(B).html)"
		"\n\nhttps://a.example/1(B).html\n"));
	assert_link(&in, 1,
		    "https://a.example/1(B).html|https://a.example/1(B).html");
	arena_free(&in.arena);
}

#define FOOTNOTES(one, two, three)                                             \
	STR("Comment: Cork is dear" one " and wears out" two ", says the "     \
	    "guild; it is also quiet" three ".\n\n"                            \
	    "https://a.example/1\nhttps://b.example/2\nhttps://c.example/3\n")

static void
assert_footnotes(struct str text)
{
	struct imported in;

	import_from(&in, IMPORT_TEXT, text);
	assert_link(&in, 1, "1|https://a.example/1");
	assert_link(&in, 2, "2|https://b.example/2");
	assert_link(&in, 3, "3|https://c.example/3");
	assert_int_equal(in.report.n_references, 0);
	arena_free(&in.arena);
}

static void
test_footnotes(void **state)
{
	struct imported in;

	(void)state;
	assert_footnotes(FOOTNOTES("1", "2", "3"));
	assert_footnotes(FOOTNOTES("[1]", "[2]", "[3]"));
	import_from(&in, IMPORT_TEXT, FOOTNOTES("¹", "²", "³"));
	assert_link(&in, 1, "¹|https://a.example/1");
	assert_link(&in, 3, "³|https://c.example/3");
	arena_free(&in.arena);
}

/* Numbers that count nothing. */
static void
test_no_footnotes(void **state)
{
	struct imported in;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR("Comment: CO2 and the A1, v1.2 of 3, x3 and e5.\n\n"
			"https://a.example/1\n"));
	assert_int_equal(in.report.n_references, 1);
	arena_free(&in.arena);
	import_from(&in, IMPORT_TEXT, FOOTNOTES("1", "", ""));
	assert_int_equal(in.report.n_references, 3);
	arena_free(&in.arena);
}

/* A link over the end of a page is listed on both, and is one. */
static void
test_halves(void **state)
{
	struct imported in;

	(void)state;
	import_from(
	    &in, IMPORT_TEXT,
	    STR("\nNews\n• May 3: A quay opens (Harbour notice)\n"
		"• May 4: A crane falls (Dock\n\n"
		"https://harbour.example/1\nhttps://dock.example/2\n\n\n"
		"notice)\n• May 5: It is mended (Dock notice)\n\n"
		"https://dock.example/2\nhttps://dock.example/3\n"));
	assert_link(&in, 1, "Harbour notice|https://harbour.example/1");
	assert_link(&in, 2, "Dock notice|https://dock.example/2");
	assert_link(&in, 3, "Dock notice|https://dock.example/3");
	assert_absent(import_link(&in, 4));
	assert_int_equal(in.report.n_references, 0);
	arena_free(&in.arena);
}

/* What a clear page tells of names and hosts helps with another one. */
static void
test_lexicon(void **state)
{
	struct imported in;
	const struct report_link *link;

	(void)state;
	import_from(
	    &in, IMPORT_TEXT,
	    STR("\n短讯\n• 5月3日：新港开放（水利厅公告）\n"
		"• 5月4日：吊车倒塌（农业部报道）\n\n"
		"https://shuili.example/1\nhttps://nongye.example/2\n\n\n"
		"• 5月5日：修复工作已经开始（水利厅消息）\n\n"
		"https://other.example/3\nhttps://shuili.example/4\n"
		"https://other.example/5\n"));
	link = in.report.links->next->next->next;
	assert_str(link->url, "https://shuili.example/4");
	assert_str(link->words, "水利厅消息");
	assert_int_equal(link->verdict.proof, PROOF_HOST);
	assert_int_equal(link->verdict.trust, TRUST_CERTAIN);
	arena_free(&in.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_brackets),
	    cmocka_unit_test(test_learned_mark),
	    cmocka_unit_test(test_no_mark),
	    cmocka_unit_test(test_list),
	    cmocka_unit_test(test_semicolon),
	    cmocka_unit_test(test_parentheses_in_address),
	    cmocka_unit_test(test_address_and_copy),
	    cmocka_unit_test(test_address_behind_title),
	    cmocka_unit_test(test_learned_lists),
	    cmocka_unit_test(test_titles_beside_lists),
	    cmocka_unit_test(test_lines_of_links),
	    cmocka_unit_test(test_footnotes),
	    cmocka_unit_test(test_no_footnotes),
	    cmocka_unit_test(test_halves),
	    cmocka_unit_test(test_lexicon),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
