/* Tika's XHTML: pages, links, outline, properties; and other documents. */
#include "import_check.h"

#include "base/xml.h"
#include "extract/xhtml.h"

#define HEAD                                                                   \
	"<html xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>"                \
	"<meta name=\"dc:language\" content=\"de-CH\"/>"                       \
	"<title>%s</title></head>\n<body>"

struct read {
	struct arena arena;
	struct diags diags;
	struct document document;
	bool ok;
};

static void
read_body(struct read *read, const char *title, const char *body)
{
	struct source source = {.name = STR("x")};

	*read = (struct read){0};
	diags_init(&read->diags, &read->arena);
	source.text =
	    arena_printf(&read->arena, HEAD "%s</body></html>", title, body);
	read->ok =
	    xhtml_read(&read->document, &source, &read->arena, &read->diags);
}

static const char pages[] =
    "<div class=\"page\"><p/>\n<p>One line\nand another \n</p>\n<p>A second "
    "&amp; third</p>\n"
    "<div class=\"annotation\"><a href=\"https://a.example/1\">x</a></div>\n"
    "<div class=\"annotation\"><a href=\"https://a.example/1\">x</a></div>\n"
    "<div class=\"annotation\"><div class=\"annotationTitle\">N</div></div>\n"
    "</div>\n<div class=\"page\"><p/>\n<p>Top stories</p>\n<p>More</p></div>"
    "<ul>\t<li>Top stories</li>\n<ul>\t<li>More</li></ul></ul>";

static void
test_pages(void **state)
{
	struct read read;
	const struct line *line;

	(void)state;
	read_body(&read, "Harbour Brief", pages);
	assert_true(read.ok);
	assert_int_equal(read.document.n_pages, 2);
	assert_int_equal(read.document.n_lines, 5);
	line = read.document.lines;
	assert_str(line->text, "One line");
	line = line->next;
	assert_str(line->text, "and another");
	assert_int_equal(line->blank_before, 0);
	line = line->next;
	assert_str(line->text, "A second & third");
	assert_int_equal(line->blank_before, 1);
	assert_int_equal(line->number, 7);
	/* Two that are equal are one that wraps. */
	assert_int_equal(read.document.pages->n_addresses, 1);
	assert_int_equal(read.document.pages->addresses->count, 2);
	assert_str(read.document.title, "Harbour Brief");
	assert_str(read.document.lang, "de-CH");
	arena_free(&read.arena);
}

static void
test_outline(void **state)
{
	struct read read;
	const struct line *line;

	(void)state;
	read_body(&read, "x", pages);
	line = read.document.lines->next->next->next;
	assert_str(line->text, "Top stories");
	assert_int_equal(line->level, 1);
	assert_int_equal(line->next->level, 2);
	assert_int_equal(read.document.lines->level, 0);
	arena_free(&read.arena);
}

static void
test_titles_of_programs(void **state)
{
	static const char *const rubbish[] = {"Microsoft Word - brief.docx",
					      "brief_12_final", "Brief 12.pdf",
					      "untitled", ""};
	struct read read;

	(void)state;
	for (size_t i = 0; i < sizeof(rubbish) / sizeof(rubbish[0]); i++) {
		read_body(&read, rubbish[i], pages);
		assert_absent(read.document.title);
		arena_free(&read.arena);
	}
	read_body(&read, "产业政策简报12", pages);
	assert_str(read.document.title, "产业政策简报12");
	arena_free(&read.arena);
}

/* Of a Word document Tika knows more. */
static void
test_links_in_place(void **state)
{
	struct read read;
	const struct line *line;

	(void)state;
	read_body(&read, "x",
		  "<h1>News</h1><p><b>At a glance:</b> See <a href=\""
		  "https://a.example/\">the <b>rules</b></a> now.</p>"
		  "<ul><li>One</li></ul>");
	line = read.document.lines;
	assert_int_equal(line->level, 1);
	line = line->next;
	assert_str(line->text, "At a glance: See the rules now.");
	assert_int_equal(line->bold, 12);
	assert_int_equal(line->breaks, BREAK_PARA);
	assert_non_null(line->marks);
	assert_int_equal(line->marks->from, 17);
	assert_int_equal(line->marks->to, 26);
	assert_null(line->marks->next);
	assert_true(line->next->item);
	arena_free(&read.arena);
}

static void
test_faults(void **state)
{
	struct imported in;

	(void)state;
	import_from(&in, IMPORT_XHTML, STR("<html><body><p>x</body></html>"));
	assert_false(in.ok);
	assert_int_equal(in.diags.errors, 1);
	arena_free(&in.arena);
	import_from(&in, IMPORT_XHTML, STR("<html><head/></html>"));
	assert_false(in.ok);
	arena_free(&in.arena);
	import_from(&in, IMPORT_XHTML,
		    STR("<html><body><div class=\"page\"/></body></html>"));
	assert_false(in.ok);
	assert_printed(&in.diags, "x: error: there is no text in this file; "
				  "has it been scanned? [empty]\n");
	arena_free(&in.arena);
}

/* What stands before the notes of a section stays there. */
static void
test_notes(void **state)
{
	struct imported in;
	const struct section *section;

	(void)state;
	import_from(&in, IMPORT_XHTML,
		    STR("<html><body><h1>T</h1><h2>Noteworthy</h2>"
			"<p>Words before.</p><ul><li>no date</li>"
			"<li>May 5: One.</li><li>still a note</li></ul>"
			"<p>Words behind.</p><h2>More</h2><ul><li>no date</li>"
			"</ul></body></html>"));
	assert_true(in.ok);
	section = in.briefing.sections;
	assert_blocks(&in, section->lead, "Words before.\n\nno date");
	assert_str(section->notes->date_label, "May 5");
	assert_blocks(&in, section->notes->next->blocks, "still a note");
	assert_null(section->notes->next->next);
	assert_blocks(&in, section->tail, "Words behind.");
	assert_null(section->next->notes);
	assert_blocks(&in, section->next->lead, "no date");
	arena_free(&in.arena);
}

/* An address that finds no words is a reference; none is lost. */
static void
test_kept(void **state)
{
	struct imported in;

	(void)state;
	import_from(&in, IMPORT_XHTML,
		    STR("<html><body><h1>T</h1><h2>S</h2><h3>E</h3><p>"
			"<b>Date</b>: <a href=\"https://a.b/c\"> </a>May 4, "
			"2024</p><p>x <a href=\"https://a.b/d\"> </a></p>"
			"</body></html>"));
	assert_true(in.ok);
	const struct link *links = in.briefing.sections->entries->references;

	assert_str(links->url, "https://a.b/c");
	assert_str(links->text, "a.b");
	assert_str(links->next->url, "https://a.b/d");
	assert_null(links->next->next);
	arena_free(&in.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_pages),
	    cmocka_unit_test(test_outline),
	    cmocka_unit_test(test_titles_of_programs),
	    cmocka_unit_test(test_links_in_place),
	    cmocka_unit_test(test_faults),
	    cmocka_unit_test(test_notes),
	    cmocka_unit_test(test_kept),
	};
	int failed;

	xml_init();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	xml_done();
	return failed;
}
