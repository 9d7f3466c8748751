/* What the reader makes of Markdown in the dialect, rule by rule. */
#include "markdown_read.h"

#include "model/tags.h"

static struct entry *
first_entry(void)
{
	assert_non_null(briefing.sections);
	assert_non_null(briefing.sections->entries);
	return briefing.sections->entries;
}

/* ---- Headings ---- */

static void
headings(void **state)
{
	const struct section *section;

	(void)state;
	read_well("Lead\n\n# One\n\ntext\n\n### Two *b* {#two}\n\nmore\n\n"
		  "#### deep\n\n# Three\n");
	section = briefing.sections;
	assert_blocks(briefing.lead, "Lead");
	assert_plain(section->title, "One");
	assert_str(section->id, "one");
	assert_blocks(section->lead, "text");
	assert_plain(section->entries->title, "Two b");
	assert_str(section->entries->id, "two");
	assert_true(section->entries->id_given);
	assert_blocks(section->entries->fields->blocks, "more\n\ndeep");
	assert_absent(section->entries->fields->label);
	assert_plain(section->next->title, "Three");
	assert_null(section->next->next);

	/* Deeper headings go below entries as they are written. */
	read_well("Lead\n\n# A\n## B\n### C\n#### D\n");
	section = briefing.sections;
	assert_int_equal(section->entries->fields->blocks->level, 4);
	assert_int_equal(section->entries->fields->blocks->next->level, 5);

	/* Without headings there is but a lead. */
	read_well("a\n\n- b\n");
	assert_null(briefing.sections);
	assert_blocks(briefing.lead, "a\n\nb");
}

static void
title_from_heading(void **state)
{
	(void)state;
	read_well("<!-- page 3 -->\n\n# The *title*\n\n## One\n\n### Two\n");
	assert_str(briefing.title, "The title");
	assert_plain(briefing.sections->title, "One");
	assert_true(briefing.sections->page_begins);
	assert_int_equal(briefing.sections->page, 3);
	read_well("# The title\n\ntext\n");
	assert_str(briefing.title, "The title");
	assert_blocks(briefing.lead, "text");
	assert_null(briefing.sections);
	/* Two of that level, or nothing else: they are sections. */
	read_well("# One\n\n## a\n\n# Two\n");
	assert_str(briefing.title, "Briefings");
	assert_plain(briefing.sections->title, "One");
	read_well("# One\n\n<!-- -->\n");
	assert_plain(briefing.sections->title, "One");
	/* The front matter has it already; has another one. */
	read_well("Title: T\n\n# T\n\n## One\n");
	assert_plain(briefing.sections->title, "One");
	read_well("Title: T\n\n# U\n\n## One\n");
	assert_plain(briefing.sections->title, "U");
}

static void
heading_ids(void **state)
{
	(void)state;
	read_well("## {#only}\n## A{#b}\n## A {#no id}\n## *A* {#c}\n"
		  "## two\\\nlines\n## B {#x/y}\n");
	const struct section *section = briefing.sections;

	assert_str(section->id, "only");
	assert_null(section->title);
	section = section->next;
	assert_str(section->id, "b");
	assert_plain(section->title, "A");
	section = section->next;
	assert_plain(section->title, "A {#no id}");
	assert_false(section->id_given);
	section = section->next;
	assert_str(section->id, "c");
	assert_null(section->title->next);
	section = section->next->next;
	assert_plain(section->title, "B");
	assert_false(section->id_given); /* it cannot name a file */

	/* A heading of two lines becomes one. */
	read_well("One\n*two\nthree*\n===\n");
	assert_int_equal(briefing.sections->title->kind, SPAN_TEXT);
	assert_str(briefing.sections->title->text, "One ");
	assert_plain(briefing.sections->title, "One two three");
}

/* Headings with facts right below them are entries, be there no other. */
static void
entries_without_sections(void **state)
{
	(void)state;
	read_well("## E\n\n**Summary:** a\n\n## F\n\n### deep\n\n"
		  "## Noteworthy\n\n- **August 1:** b\n\n## G\n");
	assert_null(briefing.sections->title);
	assert_plain(first_entry()->title, "E");
	assert_plain(first_entry()->next->title, "F");
	assert_null(first_entry()->next->next);
	assert_plain(briefing.sections->next->title, "Noteworthy");
	assert_plain(briefing.sections->next->entries->title, "G");
}

/* ---- Labels ---- */

static void
labels(void **state)
{
	const struct field *field;

	(void)state;
	read_well(
	    "## S\n### E\n\nBefore\n\n**In:** a\n**Out**: b\nb\n"
	    "**Wide：** c\\\n**Wide out**：d\n**Empty:**\n**At *a* glance:"
	    "**\ne\n\n- f\n\n**No label** g\n\n**:** h\n");
	field = first_entry()->fields;
	assert_absent(field->label);
	assert_blocks(field->blocks, "Before");
	field = field->next;
	assert_str(field->label, "In");
	assert_blocks(field->blocks, "a");
	assert_int_equal(field->line, 6);
	field = field->next;
	assert_str(field->label, "Out");
	assert_blocks(field->blocks, "b b");
	assert_int_equal(field->line, 7);
	field = field->next;
	assert_str(field->label, "Wide");
	field = field->next;
	assert_str(field->label, "Wide out");
	assert_blocks(field->blocks, "d");
	field = field->next;
	assert_str(field->label, "Empty");
	assert_null(field->blocks);
	field = field->next;
	assert_str(field->label, "At a glance");
	assert_int_equal(field->role, ROLE_SUMMARY);
	assert_blocks(field->blocks, "e\n\nf\n\nNo label g\n\n: h");
	assert_null(field->next);
	/* French has a space before its colon. */
	read_well("## S\n### E\n**Résumé** : a\n**Avis**\u00A0: b\n");
	field = first_entry()->fields;
	assert_str(field->label, "Résumé");
	assert_int_equal(field->role, ROLE_SUMMARY);
	assert_blocks(field->blocks, "a");
	assert_str(field->next->label, "Avis");
	assert_blocks(field->next->blocks, "b");
	assert_null(field->next->next);
	/* A label within a paragraph that has none at its start is none. */
	read_well("## S\n### E\na\n**B:** c\n");
	assert_blocks(first_entry()->fields->blocks, "a B: c");
	assert_null(first_entry()->fields->next);
}

/* ---- Facts ---- */

static void
facts(void **state)
{
	const struct entry *entry;

	(void)state;
	read_well(
	    "## S\n### E\n**Article:** [No*ti*ce](http://a) (关于的通知)\n"
	    "**Issued by:** [MIIT](http://m)\n**Date:** 4 September "
	    "2024\n**References:** [a](http://b); <http://c>\n");
	entry = first_entry();
	assert_str(entry->article_title, "Notice");
	assert_str(entry->native_title, "关于的通知");
	assert_str(entry->article_url, "http://a");
	assert_absent(entry->article_label); /* the site's own */
	assert_str(entry->issuer, "MIIT");
	assert_str(entry->issuer_label, "Issued by");
	assert_date(entry->date, 2024, 9, 4);
	assert_str(entry->references->url, "http://m");
	assert_str(entry->references->next->text, "a");
	assert_str(entry->references->next->next->text, "http://c");
	assert_null(entry->references->next->next->next);
	assert_null(entry->fields);
}

static void
articles(void **state)
{
	(void)state;
	read_well("## E\n**Article:** Notice (关于（一）的通知)\n");
	assert_str(first_entry()->article_title, "Notice");
	assert_str(first_entry()->native_title, "关于（一）的通知");
	assert_absent(first_entry()->article_url);
	read_well("## E\n**Article:** see *[A](u)* and [B](v)\n");
	assert_str(first_entry()->article_title, "see A and B");
	assert_str(first_entry()->article_url, "u");
	assert_str(first_entry()->references->url, "v");
	read_well("## E\n**Article:** [A](u)（关于）\n");
	assert_str(first_entry()->article_title, "A");
	assert_str(first_entry()->native_title, "关于");
	/* A second one stays a field. */
	read_well("## E\n**Article:** A\n**Article:** [B](u)\n");
	assert_str(first_entry()->article_title, "A");
	assert_str(first_entry()->fields->label, "Article");
	assert_blocks(first_entry()->fields->blocks, "B");
	/* Alone it says nothing, but keeps its place. */
	read_well("## E\n**Article:**\n\ntext\n");
	assert_str(first_entry()->article_title, "");
	assert_blocks(first_entry()->fields->blocks, "text");
}

static void
tags(void **state)
{
	const struct entry *entry;

	(void)state;
	read_well("## One\n\n### Two\n\n**Topics:** Trade, #Ports；trade\n"
		  "**Issued:** 2024-09-04\n\n### Three\n\n"
		  "**Topics:** The ministry met. It said no.\n\n"
		  "### Four\n\n**Tags:**\n\n### Five\n\n"
		  "**标签：** 半导体、芯片\n\n**Tags:** more, of them\n");
	entry = first_entry();
	assert_str(tags_line(entry->tags, &arena), "Trade, Ports");
	assert_str(entry->tags_label, "Topics");
	assert_null(entry->fields);
	entry = entry->next; /* prose is a field */
	assert_null(entry->tags);
	assert_str(entry->fields->label, "Topics");
	entry = entry->next;
	assert_null(entry->tags);
	assert_str(entry->fields->label, "Tags");
	entry = entry->next; /* once */
	assert_str(tags_line(entry->tags, &arena), "半导体, 芯片");
	assert_str(entry->fields->label, "Tags");
	/* In front matter: a list, or a line; plain lines too. */
	read_well("---\ntags: [\"a, b\", '#c', C, 2024]\n---\n\ntext\n");
	assert_str(briefing.tags->text, "a, b");
	assert_str(tags_line(briefing.tags, &arena), "a, b, c, 2024");
	assert_null(briefing.meta);
	read_well("---\ntags: Industry policy, Trade\n---\n\ntext\n");
	assert_str(tags_line(briefing.tags, &arena), "Industry policy, Trade");
	read_well("Tags: one, two\nTitle: T\n\ntext\n");
	assert_str(briefing.tags->next->text, "two");
	read_well("---\ntags: []\n---\n\ntext\n");
	assert_null(briefing.tags);
}

static void
faulty_date(void **state)
{
	(void)state;
	assert_true(read_str(
	    STR("Date: 2024-05-02\n\n## E\n**Summary:** a\n**Date:** in May\n"
		"**Date:** May 1, 2024\n")));
	assert_printed(&diags,
		       "a.md:5: warning: 'in May' is not read as a date; write "
		       "it as in 'September 4, 2024' [date-form]\n"
		       "  5 | **Date:** in May\n");
	assert_str(first_entry()->date_text, "in May");
	assert_str(first_entry()->fields->next->label, "Date");
}

static void
references(void **state)
{
	const struct entry *entry;

	(void)state;
	read_well("## S\n\n**References:** [s](u)\n\n### E\n\n**References:**"
		  "\n\n- [a](b)\n- [c](d).\n\n### F\n\n**Sources:**\n[e](f)\n\n"
		  "### G\n\n**References:** see [h](i)\n\n### H\n\n"
		  "**References:**\n\n- none\n");
	assert_str(briefing.sections->references->url, "u");
	assert_null(briefing.sections->lead);
	entry = first_entry();
	assert_str(entry->references->url, "b");
	assert_str(entry->references->next->text, "c");
	assert_null(entry->fields);
	entry = entry->next;
	assert_str(entry->references->url, "f");
	assert_str(entry->references_label, "Sources");
	/* Words are not dropped: then it is a field. */
	entry = entry->next;
	assert_null(entry->references);
	assert_blocks(entry->fields->blocks, "see h");
	entry = entry->next;
	assert_str(entry->fields->label, "References");
	assert_blocks(entry->fields->blocks, "none");

	read_well("**References:** [a](b)\n\n**References:**\n\nnone\n");
	assert_str(briefing.references->url, "b");
	assert_blocks(briefing.lead, "References:\n\nnone");
}

/* ---- Notes ---- */

static void
notes(void **state)
{
	const struct note *note;

	(void)state;
	read_well("Date: 2024-09-24\n\n## S\n\nlead\n\n- **August 28:** a\n"
		  "  **References:** [b](c), [d](e)\n  **Other:** f\n\n  g\n"
		  "- **2023-01-02** h\n- i\n- **Sept. 3**：\n\n  - j\n\n"
		  "tail\n\n- **May 1:** k\n");
	assert_blocks(briefing.sections->lead, "lead");
	note = briefing.sections->notes;
	assert_date(note->date, 2024, 8, 28);
	assert_str(note->date_label, "August 28");
	assert_blocks(note->blocks, "a Other: f\n\ng");
	assert_str(note->references->url, "c");
	assert_str(note->references->next->text, "d");
	note = note->next;
	assert_date(note->date, 2023, 1, 2);
	assert_blocks(note->blocks, "h");
	note = note->next;
	assert_false(date_is_set(note->date));
	assert_absent(note->date_label);
	assert_blocks(note->blocks, "i");
	note = note->next;
	assert_date(note->date, 2024, 9, 3);
	assert_int_equal(note->blocks->kind, BLOCK_LIST);
	note = note->next;
	assert_blocks(note->blocks, "k");
	assert_blocks(briefing.sections->tail, "tail");
}

static void
note_places(void **state)
{
	(void)state;
	/* Without any heading; beside other lists. */
	read_well("lead\n\n* x\n\n- **August 28:** a\n\n+ b\n\n1. c\n");
	assert_blocks(briefing.lead, "lead\n\nx");
	assert_null(briefing.sections->title);
	assert_blocks(briefing.sections->notes->blocks, "a");
	assert_blocks(briefing.sections->tail, "b\n\nc");
	/* Nothing but notes below a heading of entries: it is a section. */
	read_well("## S\n### E\ntext\n### Notes\n- **May 1:** a\n"
		  "<!-- page 2 -->\n### F\n- **May 1:** b\n\ntext\n");
	assert_plain(first_entry()->title, "E");
	assert_plain(briefing.sections->next->title, "Notes");
	assert_blocks(briefing.sections->next->notes->blocks, "a");
	assert_plain(briefing.sections->next->entries->title, "F");
	assert_true(briefing.sections->next->entries->page_begins);
	/* An ordered list, or one that begins without a date, is none. */
	read_well("## S\n\n1. **May 1:** a\n\n- b\n- **May 1:** c\n");
	assert_null(briefing.sections->notes);
}

/* ---- Pages, HTML ---- */

static void
pages(void **state)
{
	(void)state;
	read_well("a <!-- page 2 --> b\n\n<!-- page 3 -->\n\nc\n\n"
		  "<!-- page 4 -->\n\n## S\n\n- **May 1:** d <!-- page 5 -->\n"
		  "- e\n\n<!-- page 6 -->\n\n### E\n\n<!-- page 0 -->\n");
	assert_int_equal(briefing.pages, 6);
	assert_int_equal(briefing.lead->spans->next->kind, SPAN_PAGE);
	assert_int_equal(briefing.lead->spans->next->page, 2);
	assert_int_equal(briefing.lead->next->kind, BLOCK_PAGE);
	assert_int_equal(briefing.sections->page, 4);
	assert_true(briefing.sections->page_begins);
	assert_int_equal(briefing.sections->notes->page, 4);
	assert_int_equal(briefing.sections->notes->next->page, 5);
	assert_int_equal(first_entry()->page, 6);
	assert_true(first_entry()->page_begins);
	assert_int_equal(first_entry()->fields->blocks->kind, BLOCK_HTML);
	/* Kept apart by a separator. */
	/* A page does not begin twice, and none behind a later one. */
	assert_true(
	    read_str(STR("a <!-- page 2 --> b\n\n<!-- page 2 -->\n\n"
			 "- c <!-- page 1 -->\n\n<!-- page 3 -->\n\nd\n")));
	assert_int_equal(briefing.lead->spans->next->page, 2);
	assert_int_equal(briefing.lead->next->kind, BLOCK_HTML);
	assert_str(briefing.lead->next->text, "<!-- page 2 -->");
	assert_int_equal(
	    briefing.lead->next->next->child->child->spans->next->kind,
	    SPAN_HTML);
	assert_int_equal(briefing.pages, 3);
	read_well("<!-- page 4 -->\n\n<!-- -->\n\n## S\n");
	assert_false(briefing.sections->page_begins);
	assert_int_equal(briefing.lead->kind, BLOCK_PAGE);
}

static void
raw_html(void **state)
{
	(void)state;
	read_well("<div>\n*a*\n</div>\n\nb <i>c</i>\n\n> <!-- open\n\nd\n");
	assert_str(briefing.lead->text, "<div>\n*a*\n</div>");
	assert_int_equal(briefing.lead->next->spans->next->kind, SPAN_HTML);
	assert_str(briefing.lead->next->spans->next->text, "<i>");
	assert_str(briefing.lead->next->next->child->text, "<!-- open\n-->");
	assert_blocks(briefing.lead->next->next->next, "d");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(headings),
	    cmocka_unit_test(title_from_heading),
	    cmocka_unit_test(heading_ids),
	    cmocka_unit_test(entries_without_sections),
	    cmocka_unit_test(labels),
	    cmocka_unit_test(facts),
	    cmocka_unit_test(articles),
	    cmocka_unit_test(tags),
	    cmocka_unit_test(faulty_date),
	    cmocka_unit_test(references),
	    cmocka_unit_test(notes),
	    cmocka_unit_test(note_places),
	    cmocka_unit_test(pages),
	    cmocka_unit_test(raw_html),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
