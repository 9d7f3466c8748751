/* Every mistake of encoding, in every format: what is said of it, and where. */
#include "import_check.h"

#include "base/text.h"
#include "base/xml.h"
#include "markdown/reader.h"

#define BYTES(literal) STR_INIT(literal)

/* Faults of one line, with "ab" before them. */
static const struct {
	struct str text;
	const char *want;
} mistakes[] = {
    {BYTES("ab\xE4nder"), "byte 0xE4 is not UTF-8; save the file as UTF-8"},
    {BYTES("ab\x80 5"), "byte 0x80 is not UTF-8; save the file as UTF-8"},
    {BYTES("ab\xC0\xAF"), "byte 0xC0 is not UTF-8, but a longer form of "
			  "another character; save the file as UTF-8"},
    {BYTES("ab\xC1\xBF."), "byte 0xC1 is not UTF-8, but a longer form of "
			   "another character; save the file as UTF-8"},
    {BYTES("ab\xE0\x9F\xBF."),
     "byte 0xE0 is not UTF-8, but a longer form of another character; save "
     "the file as UTF-8"},
    {BYTES("ab\xF0\x8F\xBF\xBF."),
     "byte 0xF0 is not UTF-8, but a longer form of another character; save "
     "the file as UTF-8"},
    {BYTES("ab\xED\xA0\x80."), "byte 0xED is not UTF-8, but half of a pair of "
			       "UTF-16; save the file as UTF-8"},
    {BYTES("ab\xED\xA0\xBD\xED\xB8\x80."),
     "byte 0xED is not UTF-8, but half of a pair of UTF-16; save the file as "
     "UTF-8"},
    {BYTES("ab\xF4\x90\x80\x80."),
     "byte 0xF4 is not UTF-8; save the file as UTF-8"},
    {BYTES("ab\xF5\x80\x80\x80."),
     "byte 0xF5 is not UTF-8; save the file as UTF-8"},
    {BYTES("ab\xFF"), "byte 0xFF is not UTF-8; save the file as UTF-8"},
    {BYTES("ab\0cd"), "a NUL byte: this is no text file"},
    {BYTES("ab\0\xFF"), "a NUL byte: this is no text file"},
    {BYTES("ab\xE6."), "byte 0xE6 is not UTF-8; save the file as UTF-8"},
    {BYTES("ab\xE6\x94."), "byte 0xE6 is not UTF-8; save the file as UTF-8"},
};

/* What the reader of a format says of text. */
typedef bool read_text(struct str text, const struct site *site,
		       struct arena *arena, struct diags *diags);

static bool
read_import(enum import_format format, struct str text, const struct site *site,
	    struct arena *arena, struct diags *diags)
{
	struct source source = {.name = STR("x"), .text = text};
	struct briefing briefing = {.slug = STR("x")};
	struct report report = {0};

	return import_source(&briefing, &source, format, site, &report, arena,
			     diags);
}

static bool
read_txt(struct str text, const struct site *site, struct arena *arena,
	 struct diags *diags)
{
	return read_import(IMPORT_TEXT, text, site, arena, diags);
}

static bool
read_xhtml(struct str text, const struct site *site, struct arena *arena,
	   struct diags *diags)
{
	return read_import(IMPORT_XHTML, text, site, arena, diags);
}

static bool
read_xml(struct str text, const struct site *site, struct arena *arena,
	 struct diags *diags)
{
	return read_import(IMPORT_POPPLER, text, site, arena, diags);
}

static bool
read_markdown(struct str text, const struct site *site, struct arena *arena,
	      struct diags *diags)
{
	struct source source = {.name = STR("x"), .text = text};
	struct briefing briefing = {.slug = STR("x")};

	return markdown_read(&briefing, &source, site, arena, diags);
}

static bool
read_site(struct str text, const struct site *site, struct arena *arena,
	  struct diags *diags)
{
	struct source source = {.name = STR("x"), .text = text};
	struct site other;

	(void)site;
	return site_parse(&other, &source, arena, diags);
}

/* Each with what makes the two first lines of its format. */
static const struct {
	read_text *read;
	const char *head;
} formats[] = {
    {read_txt, "One line.\n\n"},
    {read_xhtml, "<html><body>\n<p>\n"},
    {read_xml, "<pdf2xml>\n<page>\n"},
    {read_markdown, "---\ntitle: x\n"},
    {read_markdown, "## One\n\n"},
    {read_site, "title: x\nbase_url: https://a.example/\n"},
};

static void
assert_refused(size_t format, struct str text, size_t line, size_t column,
	       const char *want)
{
	struct arena arena = {0};
	struct diags diags;
	struct site site;

	diags_init(&diags, &arena);
	import_site(&site, &arena);
	assert_false(formats[format].read(text, &site, &arena, &diags));
	assert_int_equal(diags.errors, 1);
	assert_string_equal(diags.first->code, "encoding");
	assert_str(diags.first->message, want);
	assert_int_equal(diags.first->line, line);
	assert_int_equal(diags.first->column, column);
	arena_free(&arena);
}

static void
test_mistakes(void **state)
{
	struct buf text = {0};

	(void)state;
	for (size_t f = 0; f < sizeof(formats) / sizeof(*formats); f++)
		for (size_t i = 0; i < sizeof(mistakes) / sizeof(*mistakes);
		     i++) {
			buf_clear(&text);
			buf_puts(&text, formats[f].head);
			buf_put(&text, mistakes[i].text);
			buf_puts(&text, "\nand more\n");
			assert_refused(f, buf_str(&text), 3, 3,
				       mistakes[i].want);
		}
	buf_free(&text);
}

/* A text that ends at each byte of a character. */
static void
test_cut_characters(void **state)
{
	static const char *const characters[] = {"ä", "改", "😀"};
	struct buf text = {0};

	(void)state;
	for (size_t f = 0; f < sizeof(formats) / sizeof(*formats); f++)
		for (size_t i = 0; i < 3; i++)
			for (size_t n = 1; characters[i][n]; n++) {
				buf_clear(&text);
				buf_puts(&text, formats[f].head);
				buf_puts(&text, "改b");
				buf_put(&text, (struct str){characters[i], n});
				assert_refused(f, buf_str(&text), 3, 3,
					       "the file ends within this "
					       "character; is it whole?");
			}
	buf_free(&text);
}

static void
test_other_kinds(void **state)
{
	static const struct {
		struct str text;
		size_t column;
		const char *want;
	} kinds[] = {
	    {BYTES("\xFF\xFE"
		   "a\0b\0"),
	     1, "this file is UTF-16; save it as UTF-8"},
	    {BYTES("\xFE\xFF\0a\0b"), 1,
	     "this file is UTF-16; save it as UTF-8"},
	    {BYTES("a\0b\0c\0"), 2,
	     "this file looks like UTF-16; save it as UTF-8"},
	    {BYTES("\0a\0b\0c"), 1,
	     "this file looks like UTF-16; save it as UTF-8"},
	    {BYTES("\xFF\xFE\0\0a\0\0\0"), 1,
	     "this file is UTF-32; save it as UTF-8"},
	    {BYTES("\0\0\xFE\xFF\0\0\0a"), 1,
	     "this file is UTF-32; save it as UTF-8"},
	    {BYTES("%PDF-1.7 \xE2\xE3"), 10,
	     "this file is a PDF; its name must end in '.pdf'"},
	    {BYTES("PK\3\4\0\0"), 5,
	     "this file is a ZIP archive or an office document"},
	};

	(void)state;
	for (size_t f = 0; f < sizeof(formats) / sizeof(*formats); f++)
		for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
			assert_refused(f, kinds[i].text, 1, kinds[i].column,
				       kinds[i].want);
}

/* What is UTF-8, and yet nothing to show: imported texts lose it, and pages
 * never have it (escape_test). */
static void
test_controls(void **state)
{
	struct imported in;

	(void)state;
	import_from(&in, IMPORT_TEXT,
		    STR("\xEF\xBB\xBF"
			"A\x01 b\x7F\x1B[31mred\xC2\x80\xC2\x9F\xEF\xBF\xBE "
			"c\xEF\xB7\x90 and one more word of it.\n"));
	assert_true(in.ok);
	assert_blocks(&in, in.briefing.lead,
		      "A b[31mred c and one more word of it.");
	arena_free(&in.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_mistakes),
	    cmocka_unit_test(test_cut_characters),
	    cmocka_unit_test(test_other_kinds),
	    cmocka_unit_test(test_controls),
	};
	int failed;

	xml_init();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	xml_done();
	return failed;
}
