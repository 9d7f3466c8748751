/* Well-formedness, and where it ends. */
#include "check.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/pool.h"
#include "base/xml.h"

/* The messages about text; "" where all is well. The caller frees them. */
static char *
check_text(struct str text)
{
	struct source source = {.name = STR("a.xml"), .text = text};
	struct arena arena = {0};
	struct diags diags;
	char *printed;
	bool ok;

	diags_init(&diags, &arena);
	ok = xml_check(&source, "xml", &diags);
	assert_int_equal(ok, diags.errors == 0);
	printed = check_printed(&diags, DIAG_TEXT);
	arena_free(&arena);
	return printed;
}

static void
assert_checked(struct str text, const char *want)
{
	char *printed = check_text(text);

	assert_string_equal(printed, want);
	free(printed);
}

static void
test_well_formed(void **state)
{
	(void)state;
	assert_checked(STR("<a/>"), "");
	assert_checked(STR("\xEF\xBB\xBF<?xml version=\"1.0\" "
			   "encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
			   "<html xmlns=\"http://www.w3.org/1999/xhtml\" "
			   "xmlns:epub=\"http://www.idpf.org/2007/ops\">"
			   "<p epub:type=\"x\">改 &amp; &#65;</p></html>"),
		       "");
	/* It was converted: what it says of itself is out of date. */
	assert_checked(STR("<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>"),
		       "");
}

static void
test_faults(void **state)
{
	(void)state;
	assert_checked(STR("<a>\n<b>改</a>"),
		       "a.xml:2:9: error: '<b>' of line 2 is not closed before "
		       "'</a>' [xml]\n"
		       "  2 | <b>改</a>\n"
		       "    |          ^\n");
	assert_checked(STR(""), "a.xml: error: document is empty [xml]\n");
	/* One fault, one message; two faults, two. */
	assert_checked(STR("<a b=c>&x;</a>"),
		       "a.xml:1:6: error: the value of an attribute needs "
		       "quotes [xml]\n"
		       "  1 | <a b=c>&x;</a>\n"
		       "    |      ^\n");
}

static void
assert_rejected(struct str text, const char *word)
{
	char *printed = check_text(text);

	if (!strstr(printed, word))
		fail_msg("no \"%s\" in: %s", word, printed);
	free(printed);
}

static void
test_kinds_of_fault(void **state)
{
	(void)state;
	assert_rejected(STR("<a x='1' x='2'/>"), "attribute x redefined");
	assert_rejected(STR("<a>&nbsp;</a>"), "'&nbsp;' is known in HTML only");
	assert_rejected(STR("<a>&b</a>"), "error");
	assert_rejected(STR("<a>\x01</a>"), "error");
	assert_rejected(STR("<a>\xFF</a>"), "error");
	assert_rejected(STR("<a/><b/>"), "extra content");
	assert_rejected(STR("<a></a"), "error");
	assert_rejected(STR("text"), "error");
	assert_rejected(STR("<p:a/>"), "namespace prefix p on a");
	assert_rejected(STR("<a p:x=''/>"), "namespace prefix p for x");
	assert_rejected((struct str){"<a>\0</a>", 8}, "error");
}

/* An element with n attributes. */
static void
put_attributes(struct buf *out, int n)
{
	buf_puts(out, "<a");
	while (n-- > 0)
		buf_printf(out, " a%d='=<\"'", n);
	buf_puts(out, "/>");
}

static void
test_attributes(void **state)
{
	static const char *const hidden[] = {
	    "<x><!-- <b ' -->", "<x><![CDATA[<b ']]>", "<?x <b '?><x>", "<x>'",
	    "<!DOCTYPE x [<!ENTITY y \"<b '\">]><x>"};
	struct buf text = {0};

	(void)state;
	put_attributes(&text, XML_ATTRIBUTES_MAX + 1);
	assert_rejected(buf_str(&text), "more than 500 attributes");
	for (size_t i = 0; i < sizeof(hidden) / sizeof(*hidden); i++) {
		buf_clear(&text);
		buf_puts(&text, hidden[i]);
		put_attributes(&text, XML_ATTRIBUTES_MAX + 1);
		buf_puts(&text, "</x>");
		assert_rejected(buf_str(&text), "more than 500 attributes");
	}
	/* They are counted for each element, and in elements only. */
	buf_clear(&text);
	buf_puts(&text, "<x><!--");
	put_attributes(&text, XML_ATTRIBUTES_MAX + 1);
	buf_puts(&text, "--><![CDATA[");
	put_attributes(&text, XML_ATTRIBUTES_MAX + 1);
	buf_puts(&text, "]]>");
	for (int i = 0; i < 2 * XML_ATTRIBUTES_MAX; i++)
		buf_puts(&text, "<b a='1'>=</b>");
	buf_puts(&text, "</x>");
	assert_checked(buf_str(&text), "");
	buf_free(&text);
}

/* Of a document type no entity is defined and no file is opened: libxml2
 * would tell of one that is missing. */
static void
test_document_types_are_not_read(void **state)
{
	(void)state;
	assert_checked(STR("<!DOCTYPE a SYSTEM \"missing.dtd\" [\n"
			   "<!ENTITY e SYSTEM \"missing.txt\">\n"
			   "<!ENTITY f \"text\">]>\n"
			   "<a>&e;</a>"),
		       "a.xml:4:7: error: '&e;' is known in HTML only; write "
		       "the character itself, or its number, as in '&#160;' "
		       "[xml]\n"
		       "  4 | <a>&e;</a>\n"
		       "    |       ^\n");
	assert_rejected(STR("<!DOCTYPE a [<!ENTITY f 'text'>]><a>&f;</a>"),
			"'&f;' is known in HTML only");
}

static void
test_entities_do_not_explode(void **state)
{
	struct buf text = {0};
	char *printed;

	(void)state;
	buf_puts(&text, "<!DOCTYPE a [<!ENTITY e0 \"aaaaaaaaaa\">");
	for (int i = 1; i < 20; i++) {
		buf_printf(&text, "<!ENTITY e%d \"", i);
		for (int j = 0; j < 10; j++)
			buf_printf(&text, "&e%d;", i - 1);
		buf_puts(&text, "\">");
	}
	buf_puts(&text, "]><a b=\"&e19;\">&e19;</a>");
	printed = check_text(buf_str(&text));
	assert_non_null(strstr(printed, "error"));
	free(printed);
	buf_free(&text);
}

static void
test_deep_nesting(void **state)
{
	struct buf text = {0};
	char *printed;

	(void)state;
	for (int i = 0; i < 100000; i++)
		buf_puts(&text, "<a>");
	printed = check_text(buf_str(&text));
	assert_non_null(strstr(printed, "error"));
	free(printed);
	buf_free(&text);
}

static void
test_origin(void **state)
{
	struct source seed = {.name = STR("a.txt"), .text = STR("x\nseed\n")};
	const uint32_t lines[] = {2};
	struct source page = {.name = STR("a.xml"),
			      .text = STR("<a>"),
			      .origin = &seed,
			      .origin_lines = lines,
			      .n_origin_lines = 1};
	struct arena arena = {0};
	struct diags diags;

	(void)state;
	diags_init(&diags, &arena);
	assert_false(xml_check(&page, "page", &diags));
	assert_printed(&diags, "a.txt:2: error: '<a>' of line 1 is not closed "
			       "[page]\n"
			       "  2 | seed\n");
	arena_free(&arena);
}

static void
check_job(void *context, size_t job)
{
	char **printed = context;

	printed[job] = check_text(job % 2 ? STR("<a>") : STR("<a/>"));
}

static void
test_threads(void **state)
{
	char *printed[64];

	(void)state;
	pool_run(4, 64, check_job, printed);
	for (size_t i = 0; i < 64; i++) {
		assert_int_equal(printed[i][0] != '\0', i % 2);
		free(printed[i]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_well_formed),
	    cmocka_unit_test(test_faults),
	    cmocka_unit_test(test_kinds_of_fault),
	    cmocka_unit_test(test_attributes),
	    cmocka_unit_test(test_document_types_are_not_read),
	    cmocka_unit_test(test_entities_do_not_explode),
	    cmocka_unit_test(test_deep_nesting),
	    cmocka_unit_test(test_origin),
	    cmocka_unit_test(test_threads),
	};
	int failed;

	xml_init();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	xml_done();
	return failed;
}
