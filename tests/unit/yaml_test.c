/* YAML as a tree with positions, and its faults. */
#include "check.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/yaml.h"

/* Puts a tree as "{a: 'x', b: ['y', {}]}". */
static void
put_tree(struct buf *out, const struct yaml *node)
{
	if (node->key.p)
		buf_printf(out, "%.*s: ", STR_ARG(node->key));
	if (node->kind == YAML_SCALAR) {
		buf_printf(out, "'%.*s'", STR_ARG(node->text));
		return;
	}
	buf_putc(out, node->kind == YAML_MAP ? '{' : '[');
	for (const struct yaml *child = node->child; child;
	     child = child->next) {
		put_tree(out, child);
		if (child->next)
			buf_puts(out, ", ");
	}
	buf_putc(out, node->kind == YAML_MAP ? '}' : ']');
}

static void
assert_tree(struct str text, const char *want)
{
	struct source source = {.name = STR("a.yaml"), .text = text};
	struct arena arena = {0};
	struct buf got = {0};
	struct diags diags;
	struct yaml *root;

	diags_init(&diags, &arena);
	root = yaml_parse(&source, text, 1, &arena, &diags);
	assert_printed(&diags, "");
	assert_non_null(root);
	put_tree(&got, root);
	assert_str(buf_str(&got), want);
	buf_free(&got);
	arena_free(&arena);
}

static void
assert_fault(struct str text, const char *want)
{
	struct source source = {.name = STR("a.yaml"), .text = text};
	struct arena arena = {0};
	struct diags diags;

	diags_init(&diags, &arena);
	assert_null(yaml_parse(&source, text, 1, &arena, &diags));
	assert_true(diags.errors > 0);
	assert_printed(&diags, want);
	arena_free(&arena);
}

static void
test_shapes(void **state)
{
	(void)state;
	assert_tree(STR("title: Digest\ndate: 2024-09-24\nn: 010\non: yes\n"),
		    "{title: 'Digest', date: '2024-09-24', n: '010', "
		    "on: 'yes'}");
	assert_tree(STR("labels: {In brief: summary, \"a: b\": 'it''s'}\n"),
		    "{labels: {In brief: 'summary', a: b: 'it's'}}");
	assert_tree(STR("a:\n  - x\n  - [y, {z: }]\n  -\nb: |\n  one\n  two\n"),
		    "{a: ['x', ['y', {z: ''}], ''], b: 'one\ntwo\n'}");
	assert_tree(STR("a: ~\nb: null\nc: \"null\"\nd: nullable\n"),
		    "{a: '', b: '', c: 'null', d: 'nullable'}");
	assert_tree(STR("a: {}\nb: []\n"), "{a: {}, b: []}");
	assert_tree(STR("- a\n- b\n"), "['a', 'b']");
	assert_tree(STR("a: \"\\u6539\\n\"\r\nb: 改 # no\r\n"),
		    "{a: '改\n', b: '改'}");
}

static void
test_empty(void **state)
{
	(void)state;
	assert_tree(STR(""), "{}");
	assert_tree(str_from(NULL), "{}");
	assert_tree(STR("\n# nothing\n"), "{}");
	assert_tree(STR("---\n"), "{}");
	assert_tree(STR("\xEF\xBB\xBF"), "{}");
	assert_tree(STR("\xEF\xBB\xBF"
			"a: b"),
		    "{a: 'b'}");
}

static void
test_positions(void **state)
{
	static const char file[] = "---\ntitle: 改造\nsections: [改, b]\n"
				   "map:\n  key: |\n    x\n---\nbody";
	struct source source = {.name = STR("a.md"), .text = STR(file)};
	struct str text = str_slice(source.text, 4, sizeof(file) - 9);
	struct arena arena = {0};
	struct diags diags;
	const struct yaml *root, *node;

	(void)state;
	diags_init(&diags, &arena);
	root = yaml_parse(&source, text, 2, &arena, &diags);
	assert_printed(&diags, "");
	node = yaml_get(root, "title");
	assert_int_equal(node->line, 2);
	assert_int_equal(node->column, 8);
	node = yaml_get(root, "sections");
	assert_int_equal(node->line, 3);
	assert_int_equal(node->column, 11);
	node = node->child->next; /* in bytes: 改 has three */
	assert_int_equal(node->column, 17);
	node = yaml_get(yaml_get(root, "map"), "key");
	assert_int_equal(node->line, 5);
	assert_int_equal(node->column, 8);
	assert_null(yaml_get(root, "key"));
	assert_null(yaml_get(NULL, "key"));
	assert_null(yaml_get(node, "key"));
	arena_free(&arena);
}

static void
test_syntax(void **state)
{
	(void)state;
	assert_fault(STR("a: 改\nb: c: d\n"),
		     "a.yaml:2:5: error: no key can stand here; "
		     "a text with ': ' in it needs quotes [yaml]\n"
		     "  2 | b: c: d\n"
		     "    |     ^\n");
	assert_fault(STR("a: @b\n"),
		     "a.yaml:1:4: error: a text that starts with this "
		     "character needs quotes [yaml]\n"
		     "  1 | a: @b\n"
		     "    |    ^\n");
	assert_fault(STR("a:\n\tb: c\n"),
		     "a.yaml:2:1: error: a tab cannot indent: use spaces "
		     "[yaml]\n"
		     "  2 |  b: c\n"
		     "    | ^\n");
	assert_fault(STR("a: \"b\nc: d\n"),
		     "a.yaml:1:4: error: these quotes are not closed [yaml]\n"
		     "  1 | a: \"b\n"
		     "    |    ^\n");
	assert_fault(STR("a: [b\n"),
		     "a.yaml:2:1: error: did not find expected ',' or ']' "
		     "(while parsing a flow sequence) [yaml]\n"
		     "  2 |\n"
		     "    | ^\n");
}

static void
test_bad_bytes(void **state)
{
	(void)state;
	assert_fault(STR("\xEF\xBB\xBF"
			 "a: b\nc: 改\xFF\n"),
		     "a.yaml:2:5: error: invalid leading UTF-8 octet [yaml]\n"
		     "  2 | c: 改\xEF\xBF\xBD\n"
		     "    |      ^\n");
	assert_fault(STR("a: \x07"
			 "b\n"),
		     "a.yaml:1:4: error: control characters are not allowed "
		     "[yaml]\n"
		     "  1 | a: \xEF\xBF\xBD"
		     "b\n"
		     "    |    ^\n");
}

/* All of them are told at once. */
static void
test_not_allowed(void **state)
{
	(void)state;
	assert_fault(STR("a: &x b\nc: *x\nd: !!str e\na: {f: 1, f: 2}\n"),
		     "a.yaml:1:4: error: anchors are not allowed [yaml]\n"
		     "  1 | a: &x b\n"
		     "    |    ^\n"
		     "a.yaml:2:4: error: aliases are not allowed [yaml]\n"
		     "  2 | c: *x\n"
		     "    |    ^\n"
		     "a.yaml:3:4: error: tags are not allowed [yaml]\n"
		     "  3 | d: !!str e\n"
		     "    |    ^\n"
		     "a.yaml:4:1: error: key 'a' stands twice [yaml]\n"
		     "  4 | a: {f: 1, f: 2}\n"
		     "    | ^\n"
		     "a.yaml:4:11: error: key 'f' stands twice [yaml]\n"
		     "  4 | a: {f: 1, f: 2}\n"
		     "    |           ^\n");
	assert_fault(STR("a: b\n---\nc: d\n"),
		     "a.yaml:2:1: error: only one document is allowed [yaml]\n"
		     "  2 | ---\n"
		     "    | ^\n");
	assert_fault(STR("? [a]\n: b\n"),
		     "a.yaml:1:3: error: a key must be a text [yaml]\n"
		     "  1 | ? [a]\n"
		     "    |   ^\n");
}

static void
test_alias_as_key(void **state)
{
	(void)state;
	assert_fault(STR("*a : b\nc: d\n"),
		     "a.yaml:1:1: error: aliases are not allowed [yaml]\n"
		     "  1 | *a : b\n"
		     "    | ^\n");
}

static void
test_depth(void **state)
{
	struct buf text = {0};
	struct source source = {.name = STR("a.yaml")};
	struct arena arena = {0};
	struct diags diags;

	(void)state;
	diags_init(&diags, &arena);
	for (int i = 0; i < 32; i++)
		buf_putc(&text, '[');
	for (int i = 0; i < 32; i++)
		buf_putc(&text, ']');
	source.text = buf_str(&text);
	assert_non_null(yaml_parse(&source, source.text, 1, &arena, &diags));
	buf_clear(&text);
	for (int i = 0; i < 100000; i++)
		buf_putc(&text, '[');
	source.text = buf_str(&text);
	assert_null(yaml_parse(&source, source.text, 1, &arena, &diags));
	assert_int_equal(diags.errors, 1);
	assert_int_equal(diags.first->column, 33);
	assert_str(diags.first->message, "nested more than 32 levels deep");
	arena_free(&arena);
	buf_free(&text);
}

static void
assert_scalar(struct str text, const char *want)
{
	struct buf out = {0};
	struct arena arena = {0};
	struct source source = {.name = STR("a.yaml")};
	struct diags diags;
	const struct yaml *root;

	diags_init(&diags, &arena);
	buf_puts(&out, "key: ");
	yaml_put_scalar(&out, text);
	assert_str(str_skip(buf_str(&out), 5), want);
	buf_putc(&out, '\n');
	source.text = buf_str(&out);
	root = yaml_parse(&source, source.text, 1, &arena, &diags);
	assert_printed(&diags, "");
	assert_true(str_eq(yaml_get(root, "key")->text, text));
	arena_free(&arena);
	buf_free(&out);
}

static void
test_scalars_come_back(void **state)
{
	(void)state;
	assert_scalar(STR("Industrial policy, September 2024"),
		      "Industrial policy, September 2024");
	assert_scalar(STR("2024-09-24"), "2024-09-24");
	assert_scalar(STR("改造指南 (v2) [x] it's"), "改造指南 (v2) [x] it's");
	assert_scalar(STR("a:b#c"), "a:b#c");
	assert_scalar(STR(""), "\"\"");
	assert_scalar(STR("a: b"), "\"a: b\"");
	assert_scalar(STR("a:"), "\"a:\"");
	assert_scalar(STR("a #b"), "\"a #b\"");
	assert_scalar(STR(" a"), "\" a\"");
	assert_scalar(STR("a "), "\"a \"");
	assert_scalar(STR("~"), "\"~\"");
	assert_scalar(STR("Null"), "\"Null\"");
	assert_scalar(STR("no"), "\"no\"");
	assert_scalar(STR("- a"), "\"- a\"");
	assert_scalar(STR("---"), "\"---\"");
	assert_scalar(STR("\"a\" \\ b"), "\"\\\"a\\\" \\\\ b\"");
	assert_scalar(STR("a\nb\tc\r"), "\"a\\nb\\tc\\x0D\"");
	assert_scalar((struct str){"a\0b\x7F", 4}, "\"a\\x00b\\x7F\"");
	assert_scalar(STR("\xE2\x80\xA8\xEF\xBB\xBF\xC2\x85"),
		      "\"\\u2028\\uFEFF\\x85\"");
	assert_scalar(STR("\xF4\x8F\xBF\xBF"), "\"\\U0010FFFF\"");
}

/* Every indicator of YAML at the start of a text. */
static void
test_first_characters(void **state)
{
	struct buf out = {0};

	(void)state;
	for (char c = ' '; c <= '~'; c++) {
		struct source source = {.name = STR("a.yaml")};
		struct arena arena = {0};
		struct diags diags;
		char text[] = {c, 'x', ' ', c};
		struct str scalar = {text, sizeof(text)};
		const struct yaml *root;

		diags_init(&diags, &arena);
		buf_puts(&out, "- ");
		yaml_put_scalar(&out, scalar);
		source.text = buf_str(&out);
		root = yaml_parse(&source, source.text, 1, &arena, &diags);
		assert_printed(&diags, "");
		assert_true(str_eq(root->child->text, scalar));
		arena_free(&arena);
		buf_clear(&out);
	}
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_shapes),
	    cmocka_unit_test(test_empty),
	    cmocka_unit_test(test_positions),
	    cmocka_unit_test(test_syntax),
	    cmocka_unit_test(test_bad_bytes),
	    cmocka_unit_test(test_not_allowed),
	    cmocka_unit_test(test_alias_as_key),
	    cmocka_unit_test(test_depth),
	    cmocka_unit_test(test_scalars_come_back),
	    cmocka_unit_test(test_first_characters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
