/* Trees of XML: what is kept, what is refused. */
#include "check.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/xml.h"

struct read {
	struct arena arena;
	struct diags diags;
	struct xml_node *root;
	bool ok;
};

static void
read_text(struct read *read, struct str text)
{
	struct source source = {.name = STR("a.xml"), .text = text};

	*read = (struct read){0};
	diags_init(&read->diags, &read->arena);
	read->ok =
	    xml_read(&source, "xml", &read->arena, &read->root, &read->diags);
	assert_int_equal(read->ok, read->diags.errors == 0);
}

static void
test_tree(void **state)
{
	struct read read;
	const struct xml_node *p;

	(void)state;
	read_text(&read,
		  STR("<?xml version='1.0'?>\n<!-- c -->\n"
		      "<h:html xmlns:h='u' lang='en' h:dir='&lt;&#38;x&amp;'>\n"
		      "<p>a &amp; <b>&#x6539;</b><![CDATA[<c>]]></p>"
		      "</h:html>"));
	assert_true(read.ok);
	assert_true(xml_is(read.root, "html"));
	assert_false(xml_is(read.root, "h:html"));
	assert_str(xml_attribute(read.root, "lang"), "en");
	assert_str(xml_attribute(read.root, "dir"), "<&x&");
	assert_absent(xml_attribute(read.root, "id"));
	p = xml_child(read.root, "p");
	assert_non_null(p);
	assert_int_equal(p->line, 4);
	assert_str(xml_child(p, NULL)->text, "a & ");
	assert_str(xml_text(p, &read.arena), "a & 改<c>");
	assert_null(xml_child(read.root, "q"));
	arena_free(&read.arena);

	/* Texts are UTF-8, whatever they say. */
	read_text(&read, STR("<?xml version='1.0' encoding='ISO-8859-1'?>"
			     "<p>ä改</p>"));
	assert_true(read.ok);
	assert_str(xml_text(read.root, &read.arena), "ä改");
	arena_free(&read.arena);
}

static void
test_long_texts_are_one_piece(void **state)
{
	struct buf text = {0};
	struct read read;

	(void)state;
	buf_puts(&text, "<a>");
	for (int i = 0; i < 100000; i++)
		buf_puts(&text, "x&lt;");
	buf_puts(&text, "</a>");
	read_text(&read, buf_str(&text));
	assert_true(read.ok);
	assert_int_equal(read.root->child->text.n, 200000);
	assert_null(read.root->child->next);
	arena_free(&read.arena);
	buf_free(&text);
}

static void
assert_faulty(struct str text, const char *want)
{
	struct read read;

	read_text(&read, text);
	assert_false(read.ok);
	assert_printed(&read.diags, want);
	arena_free(&read.arena);
}

static void
test_faults_have_lines(void **state)
{
	(void)state;
	assert_faulty(STR(""), "a.xml: error: document is empty [xml]\n");
	assert_faulty(STR("<a>\n<b></a>"),
		      "a.xml:2:8: error: '<b>' of line 2 is not closed before "
		      "'</a>' [xml]\n  2 | <b></a>\n    |        ^\n");
	assert_faulty(STR("<!DOCTYPE a SYSTEM 'missing.dtd' [<!ENTITY e SYSTEM "
			  "'/etc/hostname'>]>\n<a>&e;</a>"),
		      "a.xml:2:7: error: '&e;' is known in HTML only; write "
		      "the character itself, or its number, as in '&#160;' "
		      "[xml]\n  2 | <a>&e;</a>\n    |       ^\n");
}

static void
nest(struct buf *text, int depth)
{
	for (int i = 0; i < depth; i++)
		buf_puts(text, "<a>");
	for (int i = 0; i < depth; i++)
		buf_puts(text, "</a>");
}

static void
test_depth(void **state)
{
	struct buf text = {0};
	struct read read;

	(void)state;
	nest(&text, XML_DEPTH_MAX);
	read_text(&read, buf_str(&text));
	assert_true(read.ok);
	arena_free(&read.arena);
	buf_clear(&text);
	nest(&text, XML_DEPTH_MAX + 1);
	read_text(&read, buf_str(&text));
	assert_false(read.ok);
	assert_int_equal(read.diags.errors, 1);
	arena_free(&read.arena);
	buf_clear(&text);
	nest(&text, 50000);
	read_text(&read, buf_str(&text));
	assert_false(read.ok);
	arena_free(&read.arena);
	buf_free(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_tree),
	    cmocka_unit_test(test_long_texts_are_one_piece),
	    cmocka_unit_test(test_faults_have_lines),
	    cmocka_unit_test(test_depth),
	};
	int failed;

	xml_init();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	xml_done();
	return failed;
}
