/* Front matter, texts that are none, odd texts. */
#include "markdown_check.h"
#include "markdown_read.h"

/* ---- Front matter ---- */

static void
frontmatter_yaml(void **state)
{
	(void)state;
	read_well("---\ntitle: \"A: b\"\ndate: 2024-09-24\nlang: de\n"
		  "number: 7\nsource: a.txt\nsource_sha256: ff\n---\nText\n");
	assert_str(briefing.title, "A: b");
	assert_date(briefing.date, 2024, 9, 24);
	assert_str(briefing.lang, "de");
	assert_str(briefing.source_file, "a.txt");
	assert_str(briefing.source_sha256, "ff");
	assert_str(briefing.meta->key, "number");
	assert_str(briefing.meta->value, "7");
	assert_null(briefing.meta->next);
	assert_blocks(briefing.lead, "Text");
	assert_int_equal(briefing.lead->line, 9);

	read_well("---\ndate: 2024-09-24T10:00:00Z\n...\nText\n");
	assert_date(briefing.date, 2024, 9, 24);
	read_well("\xEF\xBB\xBF---\r\ntitle: A\r\n---\r\n\r\nText\r\n");
	assert_str(briefing.title, "A");
	read_well("---\n---\nText\n");
	assert_str(briefing.title, "Briefings");
	assert_str(briefing.lang, "en");
}

static void
frontmatter_plain(void **state)
{
	(void)state;
	read_well(
	    "Title: A: b\nDate: 2024-09-24 10:00\nAuthor: c, d\n\nText\n");
	assert_str(briefing.title, "A: b");
	assert_date(briefing.date, 2024, 9, 24);
	assert_str(briefing.meta->key, "Author");
	assert_str(briefing.meta->value, "c, d");
	assert_blocks(briefing.lead, "Text");
	/* No key that is known, or a line that is none. */
	read_well("Note: this is text\n\nText\n");
	assert_blocks(briefing.lead, "Note: this is text\n\nText");
	read_well("Title: A\nand text\n");
	assert_blocks(briefing.lead, "Title: A and text");
}

static void
frontmatter_faults(void **state)
{
	(void)state;
	read_ill("---\ntitle: A\n",
		 "a.md:1: error: the front matter that begins here has no "
		 "closing '---' [front-matter]\n  1 | ---\n");
	read_ill("---\ndate: 24.9.2024\n---\nText\n",
		 "a.md:2:7: error: date: expected YYYY-MM-DD, got '24.9.2024' "
		 "[front-matter]\n  2 | date: 24.9.2024\n    |       ^\n");
	read_ill("---\njust words\n---\nText\n",
		 "a.md:2: error: expected lines of the form 'key: value' "
		 "[front-matter]\n  2 | just words\n");
	read_ill("Title: A\nTags: b\nTags: c\n\nText\n",
		 "a.md:3:1: error: key 'Tags' stands twice [front-matter]\n"
		 "  3 | Tags: c\n    | ^\n");
	read_ill("Title: A\nDate: today\n\nText\n",
		 "a.md:2:7: error: date: expected YYYY-MM-DD, got 'today' "
		 "[front-matter]\n  2 | Date: today\n    |       ^\n");
	read_ill("---\ntitle: A\n---\n\n<!-- -->\n\n[a]: b\n",
		 "a.md: error: there is no text below the front matter "
		 "[empty]\n");
}

static void
no_text(void **state)
{
	(void)state;
	assert_false(read_str(STR(" \n\t\n")));
	assert_int_equal(diags.errors, 1);
	assert_string_equal(diags.first->code, "empty");
	assert_false(read_str(STR("a\0b")));
	assert_string_equal(diags.first->code, "encoding");
	assert_int_equal(diags.first->line, 1);
	assert_int_equal(diags.first->column, 2);
	assert_false(read_str(STR("a\n\xFF")));
	assert_string_equal(diags.first->code, "encoding");
	assert_int_equal(diags.first->line, 2);
}

static void
no_date(void **state)
{
	(void)state;
	assert_true(read_str(STR("Text\n")));
	assert_printed(&diags,
		       "a.md: warning: has no date, and none that it could be "
		       "told from; write 'date: YYYY-MM-DD' at the top of its "
		       "Markdown [date-missing]\n");
	assert_true(read_str(STR("- **May 1, 2024:** a\n")));
	assert_printed(&diags, "");
	assert_date(briefing.date, 2024, 5, 1);
}

/* ---- Odd texts ---- */

static void
line_ends(void **state)
{
	(void)state;
	read_well("\xEF\xBB\xBF## A\r\n\r\n### E\r\n**B:** c\r\nd\r\n");
	assert_blocks(briefing.sections->entries->fields->blocks, "c d");
	read_well("a\fb\vc\n\f\nd");
	assert_blocks(briefing.lead, "a b c\n\nd");
}

/* Deep nesting takes neither the stack nor more than linear time, and keeps
 * the words. */
static void
deep_nesting(void **state)
{
	static const char *const parts[] = {"> ", "- ", "[", "*a ", "**a _a "};

	(void)state;
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		struct buf text = {0};

		for (int n = 0; n < 100000; n++)
			buf_puts(&text, parts[i]);
		buf_puts(&text, "word");
		for (int n = 0; i > 2 && n < 100000; n++)
			buf_puts(&text, i == 3 ? "*" : "_**");
		assert_true(read_str(buf_str(&text)));
		assert_true(diags.warnings <= 2);
		assert_true(str_find(block_plain(&arena, briefing.lead),
				     STR("word"), 0) != STR_NONE);
		assert_true(loop_closes(&briefing, STR("deep"), &site, &arena));
		buf_free(&text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(frontmatter_yaml),
	    cmocka_unit_test(frontmatter_plain),
	    cmocka_unit_test(frontmatter_faults),
	    cmocka_unit_test(no_text),
	    cmocka_unit_test(no_date),
	    cmocka_unit_test(line_ends),
	    cmocka_unit_test(deep_nesting),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
