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
	read_ill("Title: A\nDate:\n\nText\n",
		 "a.md:2:6: error: date: expected YYYY-MM-DD, got nothing "
		 "[front-matter]\n  2 | Date:\n    |      ^\n");
	read_well("---\nlang:\ndate: 2024-09-24\n---\nText\n");
	assert_str(briefing.lang, "en");
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
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
