/* What the dialect sees beyond CommonMark, and what it leaves as words. */
#include "check.h"

#include "build/show.h"
#include "model/footnote.h"
#include "unit/markdown_read.h"

/* The blocks before the first section, one of them or more: "para\n  text ..."
 * as brevier dump --stage=blocks shows them. */
static const char *
shown(const char *text)
{
	struct briefing lead = {.slug = STR("x")};
	struct buf out = {0};
	struct str all;
	size_t at;

	assert_true(read_str(str_from(text)));
	assert_true(loop_closes(&briefing, str_from(text), &site, &arena));
	lead.lead = briefing.lead;
	show_briefing(&out, &lead, true);
	all = buf_take(&out, &arena);
	buf_free(&out);
	at = str_find(all, STR("  lead\n"), 0);
	assert_int_not_equal(at, STR_NONE);
	all = str_skip(all, at + STR("  lead\n").n);
	struct buf lines = {0};
	struct str line;

	while (str_cut(&all, '\n', &line)) {
		buf_put(&lines, str_skip(line, 4));
		buf_putc(&lines, '\n');
	}
	all = buf_take(&lines, &arena);
	buf_free(&lines);
	return all.p;
}

#define assert_shown(text, want) assert_string_equal(shown(text), want)

/* One paragraph of words alone. */
static void
assert_words(const char *text, const char *want)
{
	struct str line = arena_printf(&arena, "para\n  text \"%s\"\n", want);

	assert_string_equal(shown(text), line.p);
}

static void
assert_told(const char *want)
{
	char *told = check_printed(&diags, DIAG_TEXT);

	if (!strstr(told, want))
		print_error("not told \"%s\" but \"%s\"\n", want, told);
	assert_non_null(strstr(told, want));
	free(told);
}

/* ---- Tables ---- */

#define CELL(text) "    cell\n      text \"" text "\"\n"

static void
tables(void **state)
{
	(void)state;
	assert_shown("| a | b |\n|---|:-:|\n| *c* | d \\| e\n\nx\n",
		     "table\n  row\n" CELL(
			 "a") "    cell\n      centre\n"
			      "      text \"b\"\n  row\n    cell\n      emph\n"
			      "        text \"c\"\n    cell\n      centre\n"
			      "      text \"d | e\"\npara\n  text \"x\"\n");
	/* Rows as long as the head; pipes in code. */
	assert_shown("a | b\n:- | -:\nc\nd | `e\\|f` | g\n",
		     "table\n  row\n    cell\n      left\n      text \"a\"\n"
		     "    cell\n      right\n      text \"b\"\n"
		     "  row\n    cell\n      left\n      text \"c\"\n"
		     "    cell\n      right\n"
		     "  row\n    cell\n      left\n      text \"d\"\n"
		     "    cell\n      right\n      code \"e|f\"\n");
	assert_shown("| a |\n| - |\n| \\\\ |\n",
		     "table\n  row\n" CELL("a") "  row\n" CELL("\\\\"));
	/* A head alone. */
	assert_shown("|a|\n|-|\n", "table\n  row\n" CELL("a"));
	/* A link that is defined elsewhere. */
	assert_shown("| [a] |\n| --- |\n\n[a]: u\n",
		     "table\n  row\n    cell\n      link\n        url: \"u\"\n"
		     "        text \"a\"\n");
}

static void
tables_among_others(void **state)
{
	(void)state;
	assert_shown("x\ny\n| a |\n| - |\n| b |\n> z\n",
		     "para\n  text \"x\"\n  softbreak\n  text \"y\"\n"
		     "table\n  row\n" CELL("a") "  row\n" CELL(
			 "b") "quote\n  para\n    text \"z\"\n");
	assert_shown("> | a |\n> | - |\n> | b |\n",
		     "quote\n  table\n    row\n      cell\n"
		     "        text \"a\"\n    row\n      cell\n"
		     "        text \"b\"\n");
	assert_shown("1. x\n\n   | a |\n   | - |\n   | b |\n",
		     "list\n  start: 1\n  ordered, loose\n  item\n    para\n"
		     "      text \"x\"\n    table\n      row\n        cell\n"
		     "          text \"a\"\n      row\n        cell\n"
		     "          text \"b\"\n");
	/* Hyphens below a table are a rule, not a heading. */
	assert_shown("| a |\n| - |\n| b |\n---\n",
		     "table\n  row\n" CELL("a") "  row\n" CELL("b") "rule\n");
	/* A definition of a link before it leaves nothing. */
	assert_shown("[x]: u\n| a |\n| - |\n", "table\n  row\n" CELL("a"));
}

static void
no_tables(void **state)
{
	(void)state;
	assert_shown("| a | b |\n| --- |\n",
		     "para\n  text \"| a | b |\"\n  softbreak\n"
		     "  text \"| --- |\"\n");
	assert_words("| a | b |", "| a | b |");
	assert_shown("a\n:-:\n",
		     "para\n  text \"a\"\n  softbreak\n  text \":-:\"\n");
	assert_shown("| a |\n\\| - |\n", "para\n  text \"| a |\"\n"
					 "  softbreak\n  text \"| - |\"\n");
	assert_shown("    | a |\n    | - |\n", "code \"| a |\\n| - |\\n\"\n");
	assert_shown("```\n| a |\n| - |\n```\n", "code \"| a |\\n| - |\\n\"\n");
}

/* ---- Footnotes ---- */

static const char *
footnote_text(size_t i)
{
	const struct footnote *at = briefing.footnotes;

	while (at && i-- > 0)
		at = at->next;
	if (!at)
		return "there is none";
	return arena_printf(&arena, "%d %.*s: %.*s", at->number,
			    STR_ARG(at->label),
			    STR_ARG(block_plain(&arena, at->blocks)))
	    .p;
}

static void
footnotes(void **state)
{
	(void)state;
	read_well("a[^x] b[^1] c[^x]\n\n[^1]: One *word*,\nand lazy.\n"
		  "[^x]:\n    First.\n\n    Second.\n\n    - item\n\nz\n");
	assert_blocks(briefing.lead, "a b c\n\nz");
	assert_string_equal(footnote_text(0), "1 x: First.\n\nSecond.\n\nitem");
	assert_string_equal(footnote_text(1), "2 1: One word, and lazy.");
	assert_null(briefing.footnotes->next->next);
	/* Letters of any case; indented code within. */
	read_well("a[^Straße]\n\n[^STRAßE]:\n        code\n");
	assert_int_equal(briefing.footnotes->blocks->kind, BLOCK_CODE);
	/* Named by another one only. */
	read_well("a[^1]\n\n[^2]: two\n\n[^1]: one[^2]\n");
	assert_string_equal(footnote_text(1), "2 2: two");
}

/* cmark takes these for definitions of links. */
static void
footnotes_of_one_word(void **state)
{
	(void)state;
	read_well("a[^1] ![^1] b[^2][^1]\n\n[^1]: https://a.org\n[^2]: word\n"
		  "[x]: u\n\n[^3]: word\n\n    more\n\n[y *z*][^3]\n");
	assert_blocks(briefing.lead, "a ! b\n\n[y z]");
	assert_string_equal(footnote_text(0), "1 1: https://a.org");
	assert_string_equal(footnote_text(1), "2 2: word");
	assert_string_equal(footnote_text(2), "3 3: word\n\nmore");
	assert_shown("![^1]\n\n[^1]: x\n",
		     "para\n  text \"!\"\n  note \"1\"\n");
	/* A link is still one. */
	assert_shown("[^1](u)[^1]\n\n[^1]: x y\n",
		     "para\n  link\n    url: \"u\"\n    text \"^1\"\n"
		     "  note \"1\"\n");
}

static void
footnotes_anywhere(void **state)
{
	(void)state;
	read_well("> a[^1]\n>\n> [^1]: in a quote\n> [^2]: and\n>\n"
		  ">     more\n\n- b[^2]\n\n  [^3]: url\n- c[^3]\n");
	assert_string_equal(footnote_text(0), "1 1: in a quote");
	assert_string_equal(footnote_text(1), "2 2: and\n\nmore");
	assert_string_equal(footnote_text(2), "3 3: url");
	assert_blocks(briefing.lead, "a\n\nb\nc");
	read_well("| a[^1] |\n| - |\n\n[^1]: | b |\n    | - |\n");
	assert_string_equal(footnote_text(0), "1 1: b");
	/* What is indented behind another block is code. */
	read_well("a[^1]\n\n[^1]: x\n\ny\n\n    code\n");
	assert_string_equal(footnote_text(0), "1 1: x");
}

static void
faulty_footnotes(void **state)
{
	(void)state;
	assert_shown("a\nb *c [^no] d*\n",
		     "para\n  text \"a\"\n  softbreak\n  text \"b \"\n"
		     "  emph\n    text \"c [^no] d\"\n");
	assert_told("a.md:2:6: warning: footnote 'no' has no text "
		    "[footnote-missing]\n  2 | b *c [^no] d*\n"
		    "    |      ^\n");
	assert_true(read_str(STR("a[^1]\n\n[^1]: x\n[^1]: y z\n")));
	assert_told("a.md:4:1: warning: footnote '1' has a text already; this "
		    "one is not shown [footnote-twice]\n");
	assert_string_equal(footnote_text(0), "1 1: x");
	assert_string_equal(footnote_text(1), "0 1: y z");
	assert_true(read_str(STR("a\n\n[^1]: x\n")));
	assert_told("a.md:3: warning: footnote '1' is not shown: '[^1]' stands "
		    "nowhere in the text [footnote-unused]\n");
	/* On its line also where cmark has read a copy. */
	assert_true(read_str(STR("a\n\n| b |\n| - |\n| c [^no] |\n")));
	assert_told("a.md:5:5: warning: footnote 'no'");
	assert_words(
	    "\\[^1] [\\^1] [^1\\] `[^1]` [^a b] [^]",
	    "[^1] [^1] [^1] \"\n  code \"[^1]\"\n  text \" [^a b] [^]");
	assert_int_equal(diags.warnings, 1); /* no date */
}

/* ---- Within a line ---- */

static void
struck_text(void **state)
{
	(void)state;
	assert_shown("~~a *b* c~~ ~d~\n",
		     "para\n  strike\n    text \"a \"\n    emph\n"
		     "      text \"b\"\n    text \" c\"\n  text \" \"\n"
		     "  strike\n    text \"d\"\n");
	assert_shown("*~~a~~*~~b~~", "para\n  emph\n    strike\n"
				     "      text \"a\"\n  strike\n"
				     "    text \"b\"\n");
	/* None within another, also through emphasis. */
	assert_shown("~~a *b ~c~ d* e~~",
		     "para\n  strike\n    text \"a \"\n    emph\n"
		     "      text \"b c d\"\n    text \" e\"\n");
	assert_words("~~a~", "~~a~");
	assert_words("b ~~~a~~~", "b ~~~a~~~");
	assert_words("~~ a ~~", "~~ a ~~");
	assert_words("5~10 and 20~30", "5~10 and 20~30");
	assert_words("\\~~a~~ b", "~~a~~ b");
	assert_words("~\\~a~~ ~&#126;b~~", "~~a~~ ~~b~~");
	assert_shown("`~~a~~`", "para\n  code \"~~a~~\"\n");
	assert_shown("<https://a.org/~~b~~>",
		     "para\n  link\n    url: \"https://a.org/~~b~~\"\n"
		     "    text \"https://a.org/~~b~~\"\n");
}

static void
assert_link(const char *text, const char *words, const char *url,
	    const char *rest)
{
	struct str want = arena_printf(
	    &arena, "para\n  link\n    url: \"%s\"\n    text \"%s\"\n%s%s%s",
	    url, words, *rest ? "  text \"" : "", rest, *rest ? "\"\n" : "");

	assert_shown(text, want.p);
}

static void
bare_addresses(void **state)
{
	(void)state;
	assert_link("https://a.org/x_y_z?q=1&r=(2).",
		    "https://a.org/x_y_z?q=1&r=(2)",
		    "https://a.org/x_y_z?q=1&r=(2)", ".");
	assert_link("www.a.org), b", "www.a.org", "http://www.a.org", "), b");
	assert_link("a.b-c@d.org!", "a.b-c@d.org", "mailto:a.b-c@d.org", "!");
	assert_link("https://a.org/x。然后", "https://a.org/x",
		    "https://a.org/x", "。然后");
	assert_link("http://a.org/x\\_y\\_", "http://a.org/x_y",
		    "http://a.org/x_y", "_");
	assert_link("https://a.org/&copy;x", "https://a.org/©x",
		    "https://a.org/©x", "");
	assert_shown(
	    "见https://a.org/[^1]\n\n[^1]: x y\n",
	    "para\n  text \"见\"\n  link\n    url: \"https://a.org/\"\n"
	    "    text \"https://a.org/\"\n  note \"1\"\n");
	assert_shown(
	    "~~www.a.org~~",
	    "para\n  strike\n    link\n      url: \"http://www.a.org\"\n"
	    "      text \"www.a.org\"\n");
	assert_words("xhttps://a.org http:/a http:// www. a@b @c.org a@b.c-",
		     "xhttps://a.org http:/a http:// www. a@b @c.org a@b.c-");
	assert_words("https\\://a.org www\\.a.org a\\@b.org",
		     "https://a.org www.a.org a@b.org");
	assert_link("[www.a.org](u)", "www.a.org", "u", "");
}

/* ---- Lists ---- */

static void
tasks(void **state)
{
	(void)state;
	assert_shown("- [ ] a\n- [x] *b*\n- [X]\n  c\n- [ ]\n- [ ]d\n- [-] e\n",
		     "list\n  bullets, tight\n"
		     "  item\n    open\n    para\n      text \"a\"\n"
		     "  item\n    done\n    para\n      emph\n"
		     "        text \"b\"\n"
		     "  item\n    done\n    para\n      text \"c\"\n"
		     "  item\n    para\n      text \"[ ]\"\n"
		     "  item\n    para\n      text \"[ ]d\"\n"
		     "  item\n    para\n      text \"[-] e\"\n");
	assert_shown("- \\[ ] a\n- [x](u) b\n",
		     "list\n  bullets, tight\n"
		     "  item\n    para\n      text \"[ ] a\"\n"
		     "  item\n    para\n      link\n        url: \"u\"\n"
		     "        text \"x\"\n      text \" b\"\n");
	/* A box, though a link of that name is defined. */
	assert_shown("1. [x] a\n\n[x]: u\n",
		     "list\n  start: 1\n  ordered, tight\n  item\n    done\n"
		     "    para\n      text \"a\"\n");
	assert_words("[ ] a", "[ ] a");
}

static void
definitions(void **state)
{
	(void)state;
	assert_shown("*T*\n: a\n:   b\n\n    c\nU\n: d\nlazy\n",
		     "terms\n  tight\n  term\n    emph\n      text \"T\"\n"
		     "  definition\n    para\n      text \"a\"\n"
		     "  definition\n    para\n      text \"b\"\n"
		     "    para\n      text \"c\"\n"
		     "  term\n    text \"U\"\n"
		     "  definition\n    para\n      text \"d\"\n"
		     "      softbreak\n      text \"lazy\"\n");
	assert_shown("T\n\n: a\n\nx\n",
		     "terms\n  loose\n  term\n    text \"T\"\n  definition\n"
		     "    para\n      text \"a\"\npara\n  text \"x\"\n");
	/* Others within one. */
	assert_shown("T\n: - a\n\n    | b |\n    | - |\n",
		     "terms\n  tight\n  term\n    text \"T\"\n  definition\n"
		     "    list\n      bullets, tight\n      item\n"
		     "        para\n          text \"a\"\n"
		     "    table\n      row\n        cell\n"
		     "          text \"b\"\n");
	assert_words(": a", ": a");
	assert_shown("a\nb\n: c\n",
		     "para\n  text \"a\"\n  softbreak\n  text \"b\"\n"
		     "  softbreak\n  text \": c\"\n");
	assert_shown("a\n\\: c\n",
		     "para\n  text \"a\"\n  softbreak\n  text \": c\"\n");
	assert_shown("a\n:c\n",
		     "para\n  text \"a\"\n  softbreak\n  text \":c\"\n");
}

/* ---- Blocks ---- */

static void
admonitions(void **state)
{
	(void)state;
	assert_shown("> [!NOTE]\n> a\n>\n> - b\n\n> [!warning]\n>\n> c\n",
		     "admonition\n  NOTE\n  para\n    text \"a\"\n"
		     "  list\n    bullets, tight\n    item\n      para\n"
		     "        text \"b\"\n"
		     "admonition\n  WARNING\n  para\n    text \"c\"\n");
	assert_shown("> [!TIP] a\n", "quote\n  para\n    text \"[!TIP] a\"\n");
	assert_shown("> \\[!TIP]\n> a\n",
		     "quote\n  para\n    text \"[!TIP]\"\n    softbreak\n"
		     "    text \"a\"\n");
	assert_shown("> [!OTHER]\n", "quote\n  para\n    text \"[!OTHER]\"\n");
	assert_shown("> a\n>\n> [!TIP]\n",
		     "quote\n  para\n    text \"a\"\n  para\n"
		     "    text \"[!TIP]\"\n");
}

static void
figures(void **state)
{
	(void)state;
	assert_shown("![a](u \"c\")\n", "figure\n  image \"c\"\n"
					"    url: \"u\"\n    text \"a\"\n");
	assert_shown("![a](u)\n", "para\n  image\n    url: \"u\"\n"
				  "    text \"a\"\n");
	assert_shown("![a](u \"c\").\n",
		     "para\n  image \"c\"\n    url: \"u\"\n    text \"a\"\n"
		     "  text \".\"\n");
	/* Below a label, and as a note. */
	read_well("## S\n\n- **August 28:** ![a](u \"c\")\n\n### E\n\n"
		  "**Chart:** ![a](u \"c\")\n");
	assert_int_equal(briefing.sections->notes->blocks->kind, BLOCK_FIGURE);
	assert_int_equal(briefing.sections->entries->fields->blocks->kind,
			 BLOCK_FIGURE);
}

static void
attributes(void **state)
{
	const struct section *section;
	const struct block *heading;

	(void)state;
	read_well("## S {#one .wide}\n\n### E {.a .b}\n\nx\n\n"
		  "#### H {.c #d} ####\n\n#### I \\{.c}\n\n#### J {.c d}\n\n"
		  "#### K {#a #b}\n\n#### L {#a} b\n\nM {#m}\n---\n");
	section = briefing.sections;
	assert_str(section->id, "one");
	assert_str(section->classes, "wide");
	assert_str(section->entries->classes, "a b");
	heading = section->entries->fields->blocks->next;
	assert_str(heading->id, "d");
	assert_str(heading->classes, "c");
	assert_plain(heading->spans, "H");
	heading = heading->next;
	assert_plain(heading->spans, "I {.c}");
	assert_absent(heading->classes);
	assert_plain(heading->next->spans, "J {.c d}");
	assert_plain(heading->next->next->spans, "K {#a #b}");
	assert_plain(heading->next->next->next->spans, "L {#a} b");
	assert_str(section->next->id, "m");
	assert_plain(section->next->title, "M");
}

/* ---- Where the marks of blocks stand before lines ---- */

/* Places are found behind tabs, lazy lines and in deep lists. */
static void
places(void **state)
{
	(void)state;
	assert_shown("> a \\~~b~~\nlazy \\~~c~~\n",
		     "quote\n  para\n    text \"a ~~b~~\"\n    softbreak\n"
		     "    text \"lazy ~~c~~\"\n");
	assert_shown("-\t1)\ta \\~~b~~\n\t\t~~c~~\n",
		     "list\n  bullets, tight\n  item\n    list\n"
		     "      start: 1\n      ordered, tight\n      item\n"
		     "        para\n          text \"a ~~b~~\"\n"
		     "          softbreak\n          strike\n"
		     "            text \"c\"\n");
	assert_shown("[a]: <u> 'long\ntitle'\n[b]:\nv\n[a] \\~~[b]~~ ~~c~~\n",
		     "para\n  link \"long\\ntitle\"\n    url: \"u\"\n"
		     "    text \"a\"\n  text \" ~~\"\n  link\n"
		     "    url: \"v\"\n    text \"b\"\n  text \"~~ \"\n"
		     "  strike\n    text \"c\"\n");
	assert_shown("a `~\n~` <b\nx> \\\n![~~c~~](<u v> (t)) &ne;&amp;~~d~~\n",
		     "para\n  text \"a \"\n  code \"~ ~\"\n  text \" \"\n"
		     "  html \"<b\\nx>\"\n  text \" \"\n  hardbreak\n"
		     "  image \"t\"\n    url: \"u v\"\n    strike\n"
		     "      text \"c\"\n  text \" ≠&\"\n  strike\n"
		     "    text \"d\"\n");
}

/* Each within the next: all are read, none without end. */
static void
deep(void **state)
{
	struct buf text = {0};

	(void)state;
	for (int i = 0; i < 40; i++) {
		for (int j = 0; j < i; j++)
			buf_puts(&text, "    ");
		buf_puts(&text, i ? ": t\n" : "t\n");
	}
	assert_true(read_str(buf_str(&text)));
	assert_true(loop_closes(&briefing, buf_str(&text), &site, &arena));
	buf_free(&text);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(tables),
	    TEST(tables_among_others),
	    TEST(no_tables),
	    TEST(footnotes),
	    TEST(footnotes_of_one_word),
	    TEST(footnotes_anywhere),
	    TEST(faulty_footnotes),
	    TEST(struck_text),
	    TEST(bare_addresses),
	    TEST(tasks),
	    TEST(definitions),
	    TEST(admonitions),
	    TEST(figures),
	    TEST(attributes),
	    TEST(places),
	    TEST(deep),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
