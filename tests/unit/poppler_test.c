/* pdftohtml's XML: lines, links, headings, paragraphs, lists by layout. */
#include "import_check.h"

#include "base/buf.h"
#include "base/xml.h"
#include "extract/poppler.h"

#define LINE 20 /* from line to line */

/* Writes pages text by text: places follow from the lines. */
struct sheet {
	struct buf xml;
	int top, pages;
};

static void
sheet_page(struct sheet *sheet)
{
	if (sheet->pages == 0)
		buf_puts(&sheet->xml, "<pdf2xml producer=\"poppler\">\n");
	else
		buf_puts(&sheet->xml, "</page>\n");
	buf_printf(&sheet->xml,
		   "<page number=\"%d\" height=\"900\" width=\"600\">\n",
		   ++sheet->pages);
	if (sheet->pages == 1)
		buf_puts(
		    &sheet->xml,
		    "<fontspec id=\"0\" size=\"12\" color=\"#000000\"/>\n"
		    "<fontspec id=\"1\" size=\"20\" color=\"#000000\"/>\n"
		    "<fontspec id=\"2\" size=\"15\" color=\"#000000\"/>\n"
		    "<fontspec id=\"3\" size=\"12\" color=\"#0000cc\"/>\n"
		    "<fontspec id=\"4\" size=\"10\" color=\"#666666\"/>\n"
		    "<fontspec id=\"5\" size=\"12\" color=\"#aa0000\"/>\n");
	sheet->top = 100;
}

static void
sheet_put(struct sheet *sheet, int font, int left, int width, const char *text)
{
	int height = font == 1 ? 24 : font == 2 ? 18 : 15;

	buf_printf(&sheet->xml,
		   "<text top=\"%d\" left=\"%d\" width=\"%d\" height=\"%d\" "
		   "font=\"%d\">%s</text>\n",
		   sheet->top, left, width, height, font, text);
}

/* A line of its own, full where it has no width. */
static void
sheet_line(struct sheet *sheet, int font, const char *text, int width)
{
	sheet_put(sheet, font, 50, width ? width : 500, text);
	sheet->top += font == 1 || font == 2 ? LINE + 10 : LINE;
}

static void
sheet_gap(struct sheet *sheet)
{
	sheet->top += LINE * 3 / 4;
}

static void
sheet_import(struct sheet *sheet, struct imported *in)
{
	buf_puts(&sheet->xml, "</page>\n</pdf2xml>\n");
	import_from(in, IMPORT_POPPLER, buf_str(&sheet->xml));
}

static void
sheet_free(struct sheet *sheet, struct imported *in)
{
	arena_free(&in->arena);
	buf_free(&sheet->xml);
}

#define BODY                                                                   \
	"The board has said that the quay will be built by the end of the "    \
	"year"

/* An entry, up to its facts. */
static void
put_entry(struct sheet *sheet, const char *title)
{
	sheet_line(sheet, 2, title, 300);
	sheet_line(sheet, 0, "<b>At a glance:</b> " BODY, 0);
	sheet_line(sheet, 0, "and that it has the money for it.", 200);
	sheet_gap(sheet);
}

static void
test_headings_and_paragraphs(void **state)
{
	struct sheet sheet = {0};
	struct imported in;
	struct entry *entry;

	(void)state;
	sheet_page(&sheet);
	sheet_line(&sheet, 1, "<b>Top stories</b>", 200);
	put_entry(&sheet, "<b>A quay for</b>");
	put_entry(&sheet, "<b>A road</b>");
	sheet_line(&sheet, 0, BODY, 0);
	sheet_line(&sheet, 0, "too. Lorries wait.", 120);
	sheet_line(&sheet, 0,
		   "The next paragraph has no gap before it, and " BODY, 0);
	sheet_line(&sheet, 0, "or later.", 60);
	sheet_line(&sheet, 1, "<b>More</b>", 200);
	put_entry(&sheet, "<b>A lamp</b>");
	sheet_import(&sheet, &in);
	assert_true(in.ok);
	assert_spans(&in, in.briefing.sections->title, "Top stories");
	entry = in.briefing.sections->entries;
	assert_spans(&in, entry->title, "A quay for");
	assert_blocks(&in, entry->fields->blocks,
		      BODY " and that it has the money for it.");
	entry = entry->next;
	assert_spans(&in, entry->title, "A road");
	assert_blocks(&in, entry->fields->blocks,
		      BODY " and that it has the money for it.\n\n" BODY
			   " too. Lorries wait.\n\nThe next paragraph has no "
			   "gap before it, and " BODY " or later.");
	assert_spans(&in, in.briefing.sections->next->title, "More");
	sheet_free(&sheet, &in);
}

#define A "<a href=\"https://a.example/1\">"
#define B "<a href=\"https://b.example/2\">"

static void
test_links(void **state)
{
	struct sheet sheet = {0};
	struct imported in;

	(void)state;
	sheet_page(&sheet);
	sheet_line(&sheet, 1, "<b>Top stories</b>", 200);
	put_entry(&sheet, "<b>A quay</b>");
	/* Stretched over its neighbours, which have the colour of the text. */
	sheet_put(&sheet, 0, 50, 200, "The board, in " A "a </a>");
	sheet_put(&sheet, 3, 250, 300, A "long notice of</a>");
	sheet.top += LINE;
	sheet_put(&sheet, 3, 50, 80, A "last May</a>");
	sheet_put(&sheet, 0, 130, 100,
		  A ", has said</a> so (" B "MIIT notice,</a>");
	sheet_put(&sheet, 0, 230, 100,
		  "<a href=\"https://c.example/\"> Xinhua "
		  "article)</a>.");
	sheet.top += LINE;
	sheet_gap(&sheet);
	sheet_line(&sheet, 0,
		   "<b>Article:</b> Notice on Quays ("
		   "<a href=\"https://d.example/?a=1&amp;b=2\">Link"
		   "</a>)",
		   300);
	sheet_import(&sheet, &in);
	assert_true(in.ok);
	assert_str(import_link(&in, 1),
		   "long notice of last May|https://a.example/1");
	assert_str(import_link(&in, 2), "MIIT notice|https://b.example/2");
	assert_str(import_link(&in, 3), "Xinhua article|https://c.example/");
	assert_str(in.briefing.sections->entries->article_url,
		   "https://d.example/?a=1&b=2");
	assert_str(in.briefing.sections->entries->article_title,
		   "Notice on Quays");
	assert_null(in.briefing.sections->entries->references);
	sheet_free(&sheet, &in);
}

static void
test_lists(void **state)
{
	struct sheet sheet = {0};
	struct imported in;
	const struct block *list;

	(void)state;
	sheet_page(&sheet);
	sheet_line(&sheet, 1, "<b>Top stories</b>", 200);
	put_entry(&sheet, "<b>A quay</b>");
	/* A bullet that is drawn leaves nothing but the indent. */
	sheet_put(&sheet, 0, 80, 470, "Stones from the quarry on the far side");
	sheet.top += LINE;
	sheet_put(&sheet, 0, 80, 60, "of the bay");
	sheet.top += LINE;
	sheet_put(&sheet, 0, 80, 100, "Wood of two kinds");
	sheet.top += LINE;
	sheet_put(&sheet, 0, 110, 100, "Oak");
	sheet.top += LINE;
	sheet_put(&sheet, 0, 110, 100, "Elm");
	sheet.top += LINE;
	sheet_put(&sheet, 0, 80, 100, "Iron");
	sheet.top += LINE;
	sheet_import(&sheet, &in);
	list = in.briefing.sections->entries->fields->blocks->next;
	assert_non_null(list);
	assert_int_equal(list->kind, BLOCK_LIST);
	assert_blocks(&in, list->child->child,
		      "Stones from the quarry on the far side of the bay");
	assert_non_null(list->child->next->child->next);
	assert_int_equal(list->child->next->child->next->kind, BLOCK_LIST);
	assert_blocks(&in, list->child->next->next->child, "Iron");
	sheet_free(&sheet, &in);
}

static void
test_running_lines(void **state)
{
	struct sheet sheet = {0};
	struct imported in;
	char footer[32];

	(void)state;
	for (int i = 1; i <= 3; i++) {
		sheet_page(&sheet);
		sheet_line(&sheet, 0, "Harbour Brief", 100);
		sheet_gap(&sheet);
		if (i == 1) {
			sheet_line(&sheet, 1, "<b>Top stories</b>", 200);
			put_entry(&sheet, "<b>A quay</b>");
		}
		sheet_line(&sheet, 0, i == 1 ? "A quay" : "and a quay", 0);
		sheet_gap(&sheet);
		snprintf(footer, sizeof(footer), "Page %d of 3", i);
		sheet_line(&sheet, 0, footer, 60);
	}
	sheet_import(&sheet, &in);
	assert_true(in.ok);
	assert_blocks(&in, in.briefing.sections->entries->fields->blocks->next,
		      "A quay and a quay and a quay");
	sheet_free(&sheet, &in);
}

static const char *const titles[] = {"<b>A quay</b>", "<b>A road</b>",
				     "<b>A lamp</b>"};

/* A smaller face, or one in another colour, is a paragraph of its own, though
 * nothing else parts it from the next one. */
static void
test_faces(void **state)
{
	struct sheet sheet = {0};
	struct imported in;

	(void)state;
	sheet_page(&sheet);
	for (int i = 0; i < 3; i++) {
		sheet_line(&sheet, 2, titles[i], 200);
		sheet_line(&sheet, 4, "Harbour board, 4 May 2031", 500);
		sheet_line(&sheet, 0, "<b>At a glance:</b> " BODY, 0);
		sheet_line(&sheet, 0, "or so.", 40);
		sheet_line(&sheet, 5, "Read on", 500);
		sheet_line(&sheet, 0, "in the next number.", 120);
	}
	sheet_import(&sheet, &in);
	assert_true(in.ok);
	const struct entry *entry = in.briefing.sections->entries;

	assert_spans(&in, entry->title, "A quay");
	assert_blocks(&in, entry->fields->blocks, "Harbour board, 4 May 2031");
	assert_blocks(&in, entry->fields->next->blocks,
		      BODY " or so.\n\nRead on\n\nin the next number.");
	sheet_free(&sheet, &in);
}

/* A title with a sign before it, over two lines; items of a list that are
 * bold as a whole are no titles. */
static void
test_signs(void **state)
{
	struct sheet sheet = {0};
	struct imported in;
	const struct entry *entry;

	(void)state;
	sheet_page(&sheet);
	for (int i = 1; i <= 2; i++) {
		sheet_put(&sheet, 5, 50, 12, "<b>■ </b>");
		sheet_put(&sheet, 0, 62, 480, "<b>A quay for the ships of</b>");
		sheet.top += LINE;
		sheet_line(&sheet, 0, "<b>the islands</b>", 70);
		sheet_gap(&sheet);
		sheet_line(&sheet, 0, "<b>At a glance:</b> " BODY, 0);
		sheet_line(&sheet, 0, "or so:", 40);
		for (int k = 0; k < 2; k++) {
			sheet_put(&sheet, 0, 60, 10, "• ");
			sheet_put(&sheet, 0, 72, 90, "<b>it is late</b>");
			sheet.top += LINE;
		}
		sheet_gap(&sheet);
	}
	sheet_import(&sheet, &in);
	assert_true(in.ok);
	entry = in.briefing.sections->entries;
	assert_spans(&in, entry->title, "A quay for the ships of the islands");
	assert_spans(&in, entry->next->title,
		     "A quay for the ships of the islands");
	assert_null(entry->next->next);
	assert_int_equal(entry->fields->blocks->next->kind, BLOCK_LIST);
	sheet_free(&sheet, &in);
}

/* Labels and what they say stand in two columns; a value wraps in its own. */
static void
test_cells(void **state)
{
	struct sheet sheet = {0};
	struct imported in;
	const struct entry *entry;

	(void)state;
	sheet_page(&sheet);
	for (int i = 0; i < 3; i++) {
		sheet_line(&sheet, 2, titles[i], 200);
		sheet_put(&sheet, 4, 50, 40, "Issuing body");
		sheet_put(
		    &sheet, 4, 250, 300,
		    "Board of all piers and quays, and of all the ferries "
		    "of the");
		sheet.top += LINE;
		sheet_put(&sheet, 4, 250, 60, "harbour");
		sheet.top += LINE;
		sheet_put(&sheet, 4, 50, 40, "Reading");
		sheet_put(&sheet, 4, 250, 120, A "Notice</a> 7");
		sheet.top += LINE;
		sheet_line(&sheet, 0, "<b>At a glance:</b> " BODY, 0);
	}
	sheet_import(&sheet, &in);
	assert_true(in.ok);
	entry = in.briefing.sections->entries;
	assert_str(entry->issuer, "Board of all piers and quays, and of all "
				  "the ferries of the harbour");
	assert_str(entry->fields->label, "Reading");
	assert_blocks(&in, entry->fields->blocks, "Notice 7");
	assert_str(import_link(&in, 1), "Notice|https://a.example/1");
	sheet_free(&sheet, &in);
}

/* Words of another script are set in a larger face, and are no heading. */
static void
test_mixed_sizes(void **state)
{
	struct sheet sheet = {0};
	struct imported in;

	(void)state;
	sheet_page(&sheet);
	put_entry(&sheet, "<b>A quay</b>");
	put_entry(&sheet, "<b>A road</b>");
	sheet_line(&sheet, 0, BODY, 0);
	sheet_put(&sheet, 2, 50, 200, "Notice on larger words");
	sheet_put(&sheet, 0, 250, 60, " (notice)");
	sheet_import(&sheet, &in);
	assert_true(in.ok);
	assert_null(in.briefing.sections->entries->next->next);
	sheet_free(&sheet, &in);
}

/* An address that is printed wraps within a word, and links behind it in
 * parentheses are no title in another language. */
static void
test_wrapped_address(void **state)
{
	struct sheet sheet = {0};
	struct imported in;
	const struct entry *entry;

	(void)state;
	sheet_page(&sheet);
	put_entry(&sheet, "<b>A quay</b>");
	sheet_line(
	    &sheet, 0,
	    "<b>Article:</b> Notice <a href=\"https://a.example/quay-1\">"
	    "https://a.example/qu</a>",
	    0);
	sheet_line(&sheet, 0,
		   "<a href=\"https://a.example/quay-1\">ay-1</a> (" B
		   "PDF</a>)",
		   100);
	sheet_import(&sheet, &in);
	assert_true(in.ok);
	entry = in.briefing.sections->entries;
	assert_str(entry->article_title, "Notice https://a.example/quay-1");
	assert_str(entry->article_url, "https://a.example/quay-1");
	assert_null(entry->native_title.p);
	assert_str(entry->references->url, "https://b.example/2");
	assert_null(entry->references->next);
	assert_null(entry->next);
	sheet_free(&sheet, &in);
}

static void
test_faults(void **state)
{
	struct imported in;

	(void)state;
	import_from(&in, IMPORT_POPPLER, STR("<feed/>"));
	assert_false(in.ok);
	arena_free(&in.arena);
	/* Numbers that make no sense are no trouble. */
	import_from(&in, IMPORT_POPPLER,
		    STR("<pdf2xml><page number='x'><fontspec id='-5' size='9'/>"
			"<fontspec id='99999999999999' size='99999'/>"
			"<text top='-99999999999' left='9e9' font='7'>A</text>"
			"<text>B</text><text top='1' font='99999999999'>C"
			"</text></page></pdf2xml>"));
	assert_true(in.ok);
	arena_free(&in.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_headings_and_paragraphs),
	    cmocka_unit_test(test_links),
	    cmocka_unit_test(test_lists),
	    cmocka_unit_test(test_running_lines),
	    cmocka_unit_test(test_faces),
	    cmocka_unit_test(test_signs),
	    cmocka_unit_test(test_cells),
	    cmocka_unit_test(test_mixed_sizes),
	    cmocka_unit_test(test_wrapped_address),
	    cmocka_unit_test(test_faults),
	};
	int failed;

	xml_init();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	xml_done();
	return failed;
}
