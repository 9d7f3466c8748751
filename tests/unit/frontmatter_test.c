/* Front matter: what its keys mean, what is said of faulty ones. */
#include "markdown_read.h"

static const struct meta *
meta_of(const struct meta *meta, const char *key)
{
	while (meta && !str_eq(meta->key, str_from(key)))
		meta = meta->next;
	if (!meta)
		fail_msg("no key '%s'", key);
	return meta;
}

/* ---- Where there is none ---- */

static void
rules(void **state)
{
	(void)state;
	read_well("---\n\nText\n\n---\n\nMore\n");
	assert_int_equal(briefing.lead->kind, BLOCK_RULE);
	read_well("---\n\n# Not: a comment\n\nText\n");
	assert_int_equal(briefing.lead->kind, BLOCK_RULE);
	read_well("---\n\nNote: this is text.\n");
	assert_int_equal(briefing.lead->kind, BLOCK_RULE);
	read_well("---\n\ntitle: A\n---\nText\n");
	assert_str(briefing.title, "A");
	read_well("---\n\n---\nText\n");
	assert_int_equal(briefing.lead->kind, BLOCK_PARA);
}

/* ---- Keys that are kept ---- */

static void
unknown_keys(void **state)
{
	const struct meta *meta;

	(void)state;
	read_well("---\nnumber: 7\nauthors: [Ann, \"B: c\"]\n"
		  "place: {city: Bonn, rooms: [1, 2]}\nnone: []\n"
		  "deep:\n  - - x\n    - {}\n---\nText\n");
	meta = briefing.meta;
	assert_int_equal(meta->kind, META_TEXT);
	assert_str(meta->value, "7");
	meta = meta_of(briefing.meta, "authors");
	assert_int_equal(meta->kind, META_LIST);
	assert_str(meta->child->value, "Ann");
	assert_str(meta->child->next->value, "B: c");
	assert_null(meta->child->next->next);
	meta = meta_of(briefing.meta, "place");
	assert_int_equal(meta->kind, META_MAP);
	assert_str(meta_of(meta->child, "city")->value, "Bonn");
	meta = meta_of(meta->child, "rooms");
	assert_str(meta->child->next->value, "2");
	assert_null(meta_of(briefing.meta, "none")->child);
	meta = meta_of(briefing.meta, "deep")->child;
	assert_int_equal(meta->kind, META_LIST);
	assert_int_equal(meta->child->next->kind, META_MAP);
}

/* What the loop above holds to is seen here: they are written again. */
static void
unknown_keys_written(void **state)
{
	struct buf out = {0};

	(void)state;
	read_well("---\ntitle: A\nb: [1, {c: d, e: [f]}]\ng: {}\n---\nText\n");
	markdown_write(&briefing, &site, &out, NULL, &arena);
	assert_str(buf_take(&out, &arena),
		   "---\ntitle: A\ndate: 1980-01-01\nlang: en\n"
		   "b:\n  - 1\n  -\n    c: d\n    e:\n      - f\ng: {}\n---\n\n"
		   "Text\n");
	buf_free(&out);
}

/* ---- Corrections ---- */

static void
corrections(void **state)
{
	const struct correction *at;

	(void)state;
	read_well("---\ndate: 2024-09-24\ncorrections:\n"
		  "  - {date: 2024-10-02, text: It was five., entry: a}\n"
		  "  - text: |\n      All of it.\n    date: 2024-11-01 10:00\n"
		  "---\n## S\n### T {#a}\nText\n");
	at = briefing.corrections;
	assert_date(at->date, 2024, 10, 2);
	assert_str(at->text, "It was five.");
	assert_str(at->entry, "a");
	at = at->next;
	assert_date(at->date, 2024, 11, 1);
	assert_str(at->text, "All of it.");
	assert_absent(at->entry);
	assert_null(at->next);
	assert_date(briefing_updated(&briefing), 2024, 11, 1);
	assert_date(briefing_corrected(&briefing, STR("a")), 2024, 10, 2);
	assert_false(date_is_set(briefing_corrected(&briefing, STR("b"))));

	read_well("---\ndate: 2024-09-24\ncorrections:\n---\nText\n");
	assert_null(briefing.corrections);
	assert_date(briefing_updated(&briefing), 2024, 9, 24);
	/* One that is dated before the briefing makes it no older. */
	read_well("---\ndate: 2024-09-24\ncorrections:\n"
		  "- {date: 2024-09-01, text: x}\n---\nText\n");
	assert_date(briefing_updated(&briefing), 2024, 9, 24);
}

static void
correction_faults(void **state)
{
	(void)state;
	read_ill("---\ncorrections: none\n---\nText\n",
		 "a.md:2:14: error: corrections: expected a list, each with "
		 "date and text, got 'none' [front-matter]\n"
		 "  2 | corrections: none\n    |              ^\n");
	read_ill("---\ncorrections:\n- {text: a}\n- {date: 2024-09-24}\n"
		 "- b\n- {date: soon, text: [c]}\n---\nText\n",
		 "a.md:3:3: error: corrections: a correction needs a date "
		 "[front-matter]\n  3 | - {text: a}\n    |   ^\n"
		 "a.md:4:3: error: corrections: a correction needs a text "
		 "[front-matter]\n  4 | - {date: 2024-09-24}\n    |   ^\n"
		 "a.md:5:3: error: corrections: expected date and text, got "
		 "'b' [front-matter]\n  5 | - b\n    |   ^\n"
		 "a.md:6:10: error: corrections: date: expected YYYY-MM-DD, "
		 "got 'soon' [front-matter]\n  6 | - {date: soon, text: [c]}\n"
		 "    |          ^\n"
		 "a.md:6:22: error: corrections: text: expected a text, got a "
		 "list [front-matter]\n  6 | - {date: soon, text: [c]}\n"
		 "    |                      ^\n");
	read_ill("---\ncorrections:\n"
		 "- {date: 2024-09-24, txet: b}\n---\nText\n",
		 "a.md:3:22: error: corrections: unknown key 'txet'; did you "
		 "mean 'text'? [front-matter]\n"
		 "  3 | - {date: 2024-09-24, txet: b}\n"
		 "    |                      ^\n");
	read_ill("---\ndate: 2024-09-24\ncorrections:\n"
		 "- {date: 2024-09-24, text: b, entry: champion}\n---\n"
		 "## S\n### T {#champions}\nText\n",
		 "a.md:4:38: error: there is no entry 'champion'; did you mean "
		 "'champions'? [front-matter]\n"
		 "  4 | - {date: 2024-09-24, text: b, entry: champion}\n"
		 "    |                                      ^\n");
}

/* ---- Aliases ---- */

static void
aliases(void **state)
{
	const struct alias *at;

	(void)state;
	read_well("---\ndate: 2024-09-24\naliases:\n- /old/issue-3/\n"
		  "- a.html\n- b: t\n- 2019/c.htm: t\n---\n## S\n"
		  "### T {#t}\nText\n");
	at = briefing.aliases;
	assert_str(at->path, "old/issue-3/index.html");
	assert_absent(at->entry);
	at = at->next;
	assert_str(at->path, "a.html");
	at = at->next;
	assert_str(at->path, "b/index.html");
	assert_str(at->entry, "t");
	at = at->next;
	assert_str(at->path, "2019/c.htm");
	assert_null(at->next);

	read_well("Title: A\nDate: 2024-09-24\nAliases: old\n\nText\n");
	assert_str(briefing.aliases->path, "old/index.html");
	read_well("---\ndate: 2024-09-24\naliases: {x/: t}\n---\n## S\n"
		  "### T {#t}\nText\n");
	assert_str(briefing.aliases->path, "x/index.html");
}

static void
assert_no_alias(const char *path)
{
	struct str text =
	    arena_printf(&arena, "---\naliases: [\"%s\"]\n---\nText\n", path);

	assert_false(read_str(text));
	assert_int_equal(diags.errors, 1);
	assert_string_equal(diags.first->code, "front-matter");
	assert_int_equal(diags.first->line, 2);
}

static void
alias_faults(void **state)
{
	(void)state;
	assert_no_alias("");
	assert_no_alias("/");
	assert_no_alias("../a");
	assert_no_alias("a//b");
	assert_no_alias("a/./b");
	assert_no_alias(".well-known/x");
	assert_no_alias("a b");
	assert_no_alias("a?b");
	assert_no_alias("a%2Fb");
	assert_no_alias("https://example.org/a");
	assert_no_alias("a\\\\b");
	assert_no_alias("a\\x01");
	read_ill("---\naliases:\n- a b\n- [c]\n---\nText\n",
		 "a.md:3:3: error: aliases: expected the path of a page, such "
		 "as 'old/page.html', got 'a b' [front-matter]\n"
		 "  3 | - a b\n    |   ^\n"
		 "a.md:4:3: error: aliases: expected a path, got a list "
		 "[front-matter]\n  4 | - [c]\n    |   ^\n");
	read_ill("---\ndate: 2024-09-24\naliases: {a: nobody}\n---\nText\n",
		 "a.md:3:11: error: there is no entry 'nobody' "
		 "[front-matter]\n  3 | aliases: {a: nobody}\n"
		 "    |           ^\n");
}

/* ---- Types ---- */

static void
types(void **state)
{
	(void)state;
	read_ill("---\ntitle: [a]\ndate: {y: 2024}\nlang: in English\n"
		 "source: [b]\n---\nText\n",
		 "a.md:2:8: error: title: expected a text, got a list "
		 "[front-matter]\n  2 | title: [a]\n    |        ^\n"
		 "a.md:3:7: error: date: expected YYYY-MM-DD, got a map "
		 "[front-matter]\n  3 | date: {y: 2024}\n    |       ^\n"
		 "a.md:4:7: error: lang: expected a language tag such as 'en' "
		 "or 'pt-BR', got 'in English' [front-matter]\n"
		 "  4 | lang: in English\n    |       ^\n"
		 "a.md:5:9: error: source: expected a text, got a list "
		 "[front-matter]\n  5 | source: [b]\n    |         ^\n");
	read_ill("Title: A\nDate: last week\n\nText\n",
		 "a.md:2:7: error: date: expected YYYY-MM-DD, got 'last week' "
		 "[front-matter]\n  2 | Date: last week\n    |       ^\n");
	read_ill(
	    "---\ncorrections:\n- {date: , text: a}\n---\nText\n",
	    "a.md:3:10: error: corrections: date: expected YYYY-MM-DD, got "
	    "nothing [front-matter]\n  3 | - {date: , text: a}\n"
	    "    |          ^\n");
	read_well("Title: A\nDate:\n\nText\n");
	assert_int_equal(briefing.date.year, 1980);
	read_well("---\nlang:\ndate: 2024-09-24\n---\nText\n");
	assert_str(briefing.lang, "en");
}

/* ---- Dates ---- */

static void
assert_day(const char *text)
{
	char markdown[100];

	snprintf(markdown, sizeof(markdown), "---\ndate: %s\n---\nText\n",
		 text);
	read_well(markdown);
	assert_date(briefing.date, 2014, 11, 7);
}

static void
assert_no_day(const char *text)
{
	char markdown[100], message[300];

	snprintf(markdown, sizeof(markdown), "---\ndate: %s\n---\nText\n",
		 text);
	snprintf(message, sizeof(message),
		 "a.md:2:7: error: date: expected YYYY-MM-DD, got '%s' "
		 "[front-matter]\n  2 | date: %s\n    |       ^\n",
		 text, text);
	read_ill(markdown, message);
}

/* What can mean but one day is read. */
static void
dates(void **state)
{
	(void)state;
	assert_day("2014-11-07 18:46");
	assert_day("2014-11-07T10:00:00.000Z");
	assert_day("2014-11-07 9:00:00 -0700");
	assert_day("2014/11/7");
	assert_day("2014.11.07");
	assert_day("November 7, 2014");
	assert_day("Fri, 7 Nov 2014 10:00:00 +0000");
	assert_day("7 novembre 2014");
	assert_no_day("11/07/2014");
	assert_no_day("November 7");
	assert_no_day("2014-11");
	assert_no_day("2014-11-07 or so");
	assert_no_day("2014-11-071");
}

/* ---- Plain lines as others write them ---- */

static void
plain_lines(void **state)
{
	(void)state;
	/* Values that go on (Pelican), keys of several words (MultiMarkdown).
	 */
	read_well("Title: A\nSummary: one\n    two\n\tthree\n"
		  "Base Level : 2\n\nText\n");
	assert_str(meta_of(briefing.meta, "Summary")->value, "one two three");
	assert_str(meta_of(briefing.meta, "Base Level")->value, "2");
	assert_int_equal(briefing.lead->line, 7);
	/* No blank line behind them, or some before. */
	read_well("\n\nTitle: A\nDate: 2024-09-24\n# Head\n\nText\n");
	assert_str(briefing.title, "A");
	assert_str(span_plain(&arena, briefing.sections->title), "Head");
	read_well("Title: A\nDate: 2024-09-24\n---\nText\n");
	assert_str(briefing.title, "A");
	assert_blocks(briefing.lead, "Text");
	read_ill("\nTitle: A\nDate: soon\n\nText\n",
		 "a.md:3:7: error: date: expected YYYY-MM-DD, got 'soon' "
		 "[front-matter]\n  3 | Date: soon\n    |       ^\n");
	read_well("    Title: code\n\nText\n");
	assert_int_equal(briefing.lead->kind, BLOCK_CODE);
}

/* ---- TOML ---- */

static void
toml(void **state)
{
	const struct meta *meta;

	(void)state;
	read_well("+++\ntitle = \"A \\\"b\\\" \\u00e9\" # said\n"
		  "date = 2024-09-24T10:00:00+02:00\n"
		  "tags = ['a, b', \"c\",]\n"
		  "\"my key\" = 'C:\\x'\n"
		  "long = \"\"\"\nfirst \\\n   second\"\"\"\n"
		  "a.b = 1\na.c = {d = true, e = [[1, 2], []]}\n"
		  "[extra.more]\nf = -1.5e3\n[[people]]\nname = 'Ann'\n"
		  "[[people]]\nname = 'Bo'\n[people.at]\nx = 1\n+++\nText\n");
	assert_str(briefing.title, "A \"b\" \xC3\xA9");
	assert_date(briefing.date, 2024, 9, 24);
	assert_str(briefing.tags->text, "a, b");
	assert_str(briefing.tags->next->text, "c");
	assert_str(meta_of(briefing.meta, "my key")->value, "C:\\x");
	assert_str(meta_of(briefing.meta, "long")->value, "first second");
	meta = meta_of(briefing.meta, "a")->child;
	assert_str(meta->value, "1");
	meta = meta_of(meta->next->child, "e");
	assert_str(meta->child->child->next->value, "2");
	assert_null(meta->child->next->child);
	meta = meta_of(briefing.meta, "extra")->child;
	assert_str(meta_of(meta->child, "f")->value, "-1.5e3");
	meta = meta_of(briefing.meta, "people")->child;
	assert_str(meta->child->value, "Ann");
	assert_str(meta_of(meta->next->child, "at")->child->value, "1");
	assert_blocks(briefing.lead, "Text");
	assert_int_equal(briefing.lead->line, 20);
	read_well("+++\r\ntitle = '''\r\nA'''\r\n\r\n+++\r\nText\r\n");
	assert_str(briefing.title, "A");
	read_well("+++\n+++\nText\n");
	assert_null(briefing.meta);
}

/* line: faulty behind what place says. */
static void
assert_toml_fault(const char *line, const char *place, const char *fault)
{
	char markdown[200], message[400];

	snprintf(markdown, sizeof(markdown), "+++\n%s\n+++\nText\n", line);
	snprintf(message, sizeof(message),
		 "a.md:2:%zu: error: %s\n  2 | %s\n    | %*s^\n",
		 strlen(place) + 1, fault, line, (int)strlen(place), "");
	read_ill(markdown, message);
}

static void
toml_faults(void **state)
{
	(void)state;
	assert_toml_fault("title: A", "title",
			  "expected '=' behind the key [toml]");
	assert_toml_fault("- a", "- ", "expected '=' behind the key [toml]");
	assert_toml_fault("a = b", "a = ", "a text needs quotes [toml]");
	assert_toml_fault("a = \"b", "a = \"b", "a string has no end [toml]");
	assert_toml_fault("a = \"\\q\"", "a = \"\\",
			  "no such escape; write '\\\\' for a backslash "
			  "[toml]");
	assert_toml_fault("a = \"\\ud800\"", "a = \"\\ud800",
			  "no character has this number [toml]");
	assert_toml_fault("a = \"\\u00g0\"", "a = \"\\u00",
			  "expected a hexadecimal digit [toml]");
	assert_toml_fault("a = ['b' 'c']", "a = ['b' ",
			  "expected ',' or ']' [toml]");
	assert_toml_fault("a = {b = 1; c = 2}", "a = {b = 1",
			  "expected ',' or '}' [toml]");
	assert_toml_fault("a = 'b' c", "a = 'b' ",
			  "expected the end of the line [toml]");
	assert_toml_fault("[a", "[a", "expected ']' [toml]");
	assert_toml_fault("date = 'soon'", "date = ",
			  "date: expected YYYY-MM-DD, got 'soon' "
			  "[front-matter]");
	read_ill("+++\na.b = 1\na.b.c = 2\n+++\nText\n",
		 "a.md:3:5: error: this key has a value already [toml]\n"
		 "  3 | a.b.c = 2\n    |     ^\n");
	read_ill("+++\na = 1\na = 2\n+++\nText\n",
		 "a.md:3:1: error: key 'a' stands twice [toml]\n"
		 "  3 | a = 2\n    | ^\n");
	read_well("+++\na = 1\n");
	assert_blocks(briefing.lead, "+++ a = 1");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(rules),
	    cmocka_unit_test(unknown_keys),
	    cmocka_unit_test(unknown_keys_written),
	    cmocka_unit_test(corrections),
	    cmocka_unit_test(correction_faults),
	    cmocka_unit_test(aliases),
	    cmocka_unit_test(alias_faults),
	    cmocka_unit_test(types),
	    cmocka_unit_test(dates),
	    cmocka_unit_test(plain_lines),
	    cmocka_unit_test(toml),
	    cmocka_unit_test(toml_faults),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
