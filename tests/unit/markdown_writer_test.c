/* The one canonical form in which briefings are written. */
#include "markdown_read.h"

static struct str
write_again(struct markdown_lines *lines)
{
	struct buf out = {0};

	markdown_write(&briefing, &site, &out, lines, &arena);
	struct str text = buf_take(&out, &arena);

	buf_free(&out);
	return text;
}

/* What text reads as is written so, below the front matter. */
static void
check_written(const char *text, const char *want, const char *file, int line)
{
	static const struct str end = STR_INIT("\n---\n\n");
	struct str written;
	size_t from;

	read_well(text);
	written = write_again(NULL);
	from = str_find(written, end, 0);
	check_str(str_skip(written, from + end.n), want, file, line);
}

#define assert_written(text, want)                                             \
	check_written((text), (want), __FILE__, __LINE__)
/* It is canonical already. */
#define assert_kept(text) assert_written((text), (text))

static void
sample(void **state)
{
	static const char text[] =
	    "---\n"
	    "title: Industrial policy, September 2024\n"
	    "date: 2024-09-24\n"
	    "lang: en\n"
	    "source: 2024-09.txt\n"
	    "updated: \"yes\"\n"
	    "---\n\n"
	    "Lead.\n\n"
	    "**References:** [a](http://a)\n\n"
	    "<!-- page 1 -->\n\n"
	    "## Top stories\n\n"
	    "### Notice on the Selection of Champions {#champions}\n\n"
	    "**At a glance:** The ministry:\n\n"
	    "- One\n"
	    "- Two\n\n"
	    "**MERICS comment:** It will. <!-- page 2 --> Perhaps.\n\n"
	    "More.\n\n"
	    "**Article:** [Notice](https://b.org/?a=1&b=2) (关于的通知)\n"
	    "**Issued by:** MIIT\n"
	    "**Date:** September 4, 2024\n"
	    "**References:** [c.org](https://c.org/), <https://d.org/>\n\n"
	    "## Noteworthy\n\n"
	    "- **August 28:** The ministry announced ([MIIT](http://e))\n"
	    "  **References:** [f](http://f)\n\n"
	    "  More of it.\n"
	    "- **August 29:** Another.\n\n"
	    "Tail.\n\n"
	    "**References:** [g](http://g)\n";

	(void)state;
	read_well(text);
	assert_str(write_again(NULL), text);
}

static void
one_form(void **state)
{
	(void)state;
	assert_written(
	    "x\n\na\n===\nb\n***\n* c\n* d\n\n      e\n\n1) f\n"
	    "2) g\n\n~~~ x\nh\n~~~\n",
	    "x\n\n## a\n\nb\n\n***\n\n- c\n\n- d\n\n  ```\n  e\n  ```\n\n"
	    "1. f\n2. g\n\n```x\nh\n```\n");
}

static void
facts_behind_fields(void **state)
{
	(void)state;
	assert_written("## S\n### E\n**Date:** 4 Sept. 2024\n**A:** b\n\n"
		       "**Issuing body:** X\n",
		       "## S\n\n### E\n\n**A:** b\n\n**Issuing body:** X\n"
		       "**Date:** September 4, 2024\n");
	/* Unless a field would be taken for the fact. */
	assert_written("## S\n### E\n**Date:** May 1, 2024\n\na\n\n"
		       "**Date:** b\n",
		       "## S\n\n### E\n\n**Date:** May 1, 2024\n\na\n\n"
		       "**Date:** b\n");
	assert_kept("## S\n\n### E\n\n**A:**\n\n- b\n\n**C:**\n\n\\\nd\n");
}

static void
sections_without_heading(void **state)
{
	(void)state;
	assert_kept("## E\n\n**Summary:** a\n");
	assert_written("##\n### E\na\n", "##\n\n### E\n\na\n");
	assert_kept("- x\n\n<!-- -->\n\n- **May 1:** a\n- <!-- -->\n\n"
		    "<!-- -->\n\n- b\n");
}

static void
words(void **state)
{
	(void)state;
	assert_kept(
	    "a \\* \\_b\\_ c_d \\`e\\` \\[f\\] \\\\ a\\b \\<g> < 3 & \\&amp; "
	    "h! #\n");
	assert_kept("\\# a\n\\> b\n\\+ c\n\\- d\n1\\. e\n12\\) f\n1.5\n\\=\n"
		    "\\~\\~\\~\n-g\n");
	assert_kept("&#32;a&#9;\n!\\[b\\](c) \\![d](e)\n");
	assert_kept("## 1. Of #1 \\#\n");
	assert_kept("`` ` `` `  ` ``` `` ``` <!-- x -->\n");
	assert_kept("[a](<b c>) [d](<> \"e \\\" &#10;\") [f](g(h)) [i](<j(>) "
		    "[k](&amp;lt;) ![l*m*](n)\n");
	assert_kept("<https://a.org/?b&c> [https://a\\&b;](https://a&amp;b;)"
		    "\n");
}

/* Where CommonMark would not see emphasis, or see too much of it, a separator
 * stands. */
static void
emphasis(void **state)
{
	(void)state;
	assert_kept("*a* **b** *c __d__ e* **f _g_** x*y*z\n");
	assert_kept("**（甲）**<!-- -->乙 丙<!-- -->**（丁）**，\n");
	assert_kept("*a*<!-- -->*b*<!-- -->**c** *d<!-- -->__e__<!-- -->f*\n");
	assert_written("***a*** _b_ *c *d* e* *&nbsp;f*\n",
		       "*__a__* *b* *c d e* *&#160;f*\n");
}

static void
lists(void **state)
{
	(void)state;
	assert_kept("- a\n  - b\n\n    c\n\n  - d\n- e\n\n<!-- -->\n\n- f\n");
	assert_kept("- a\n  <!-- -->\n  b\n  > c\n  <!-- -->\n  d\n");
	assert_kept("- ***\n  <!-- -->\n\n- a\n");
	assert_written("- a\n\n  <!-- -->\n", "- a\n");
	assert_kept("999999999. a\n999999999. b\n");
	assert_kept("- <!-- -->\n- - - <!-- -->\n- > a\n  >\n  > b\n- >\n");
	assert_kept("- ````a&amp;lt;\n  ```\n\n   b\n  ````\n");
}

/* Each line leads back to the line of the text that it was made from. */
static void
lines(void **state)
{
	static const unsigned want[] = {1, 1, 1, 1, 1, 3, 3, 4,
					4, 5, 5, 7, 7, 4, 9};
	struct markdown_lines told = {0};

	(void)state;
	read_well(
	    "\n\n## S\n### E\n**A:** b\n\n- c\n\n**Date:** May 1, 2024\n");
	write_again(&told);
	assert_int_equal(told.n, sizeof(want) / sizeof(*want));
	for (size_t i = 0; i < told.n; i++)
		assert_int_equal(told.list[i], want[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(sample),
	    cmocka_unit_test(one_form),
	    cmocka_unit_test(facts_behind_fields),
	    cmocka_unit_test(sections_without_heading),
	    cmocka_unit_test(words),
	    cmocka_unit_test(emphasis),
	    cmocka_unit_test(lists),
	    cmocka_unit_test(lines),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
