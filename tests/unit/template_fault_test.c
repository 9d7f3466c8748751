/* Templates: faults in them, and how they are told. */
#include "template_check.h"

/* Adds text as the template "t", which is refused with these messages. */
#define assert_faults(fixture, text, want)                                     \
	do {                                                                   \
		assert_false(add((fixture), "t", (text)));                     \
		assert_printed(&(fixture)->diags, (want));                     \
		diags_init(&(fixture)->diags, &(fixture)->arena);              \
	} while (0)

/* Adds text as the template "t", which shows output with these messages. */
#define assert_warns(fixture, text, json, output, want)                        \
	do {                                                                   \
		bool fine_;                                                    \
                                                                               \
		assert_true(add((fixture), "t", (text)));                      \
		assert_string_equal(shown((fixture), "t", (json), &fine_),     \
				    (output));                                 \
		assert_printed(&(fixture)->diags, (want));                     \
		assert_int_equal(fine_, (fixture)->diags.errors == 0);         \
		diags_init(&(fixture)->diags, &(fixture)->arena);              \
	} while (0)

static void
test_unclosed_tags(void **state)
{
	struct fixture *f = *state;

	assert_faults(f, "a\n  {{b }",
		      "t:2:3: error: '{{' is not closed by "
		      "'}}' [template-tag]\n"
		      "  2 |   {{b }\n"
		      "    |   ^\n");
	/* the closer of a later tag closes that tag alone */
	assert_faults(f, "{{a\n{{b}} {{# c {{d}}",
		      "t:1:1: error: '{{' is not closed by '}}' "
		      "[template-tag]\n"
		      "  1 | {{a\n"
		      "    | ^\n"
		      "t:2:7: error: '{{' is not closed by '}}' "
		      "[template-tag]\n"
		      "  2 | {{b}} {{# c {{d}}\n"
		      "    |       ^\n");
	assert_faults(f, "{{! a",
		      "t:1:1: error: '{{' is not closed by '}}' "
		      "[template-tag]\n"
		      "  1 | {{! a\n"
		      "    | ^\n");
	assert_faults(f, "{{{a}} {{b}}",
		      "t:1:1: error: '{{{' is not closed by '}}}' "
		      "[template-tag]\n"
		      "  1 | {{{a}} {{b}}\n"
		      "    | ^\n");
	assert_faults(f, "{{=<% %>=}}\n<%{a%> {{x}} <%b\n",
		      "t:2:1: error: '<%{' is not closed by '}%>' "
		      "[template-tag]\n"
		      "  2 | <%{a%> {{x}} <%b\n"
		      "    | ^\n"
		      "t:2:14: error: '<%' is not closed by '%>' "
		      "[template-tag]\n"
		      "  2 | <%{a%> {{x}} <%b\n"
		      "    |              ^\n");
}

static void
test_bad_names(void **state)
{
	struct fixture *f = *state;

	assert_faults(f, "{{}}{{# }}{{>*}}",
		      "t:1:1: error: tag without a name [template-tag]\n"
		      "  1 | {{}}{{# }}{{>*}}\n"
		      "    | ^\n"
		      "t:1:5: error: tag without a name [template-tag]\n"
		      "  1 | {{}}{{# }}{{>*}}\n"
		      "    |     ^\n"
		      "t:1:11: error: tag without a name [template-tag]\n"
		      "  1 | {{}}{{# }}{{>*}}\n"
		      "    |           ^\n");
	assert_faults(f, "标题 {{ a b }}",
		      "t:1:8: error: 'a' and more in one tag [template-tag]\n"
		      "  1 | 标题 {{ a b }}\n"
		      "    |          ^\n");
	assert_faults(f, "{{a.}}",
		      "t:1:3: error: 'a.' is not a name [template-tag]\n"
		      "  1 | {{a.}}\n"
		      "    |   ^\n");
	assert_false(add(f, "t", "{{.a}}"));
	assert_false(add(f, "t", "{{#a..b}}{{/a..b}}"));
	assert_false(add(f, "t", "{{>*a..b}}"));
	assert_true(add(f, "t", "{{>a..b}}{{$.}}{{/.}}")); /* no paths */
}

static void
test_bad_delimiters(void **state)
{
	struct fixture *f = *state;
	static const char *const bad[] = {
	    "{{==}}",
	    "{{=<%=}}",
	    "{{=<% %>}}",
	    "{{=< % >=}}",
	    "{{= <% %> }}",
	    "{{=a=}} {{b}}",
	    "{{=<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<< >=}}",
	};

	assert_faults(f, "\n{{=<%=}} {{a}}",
		      "t:2:1: error: bad delimiters; two are set as in "
		      "'{{=<% %>=}}' [template-tag]\n"
		      "  2 | {{=<%=}} {{a}}\n"
		      "    | ^\n");
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		assert_false(add(f, "t", bad[i]));
		assert_int_equal(f->diags.errors, i + 1);
	}
}

static void
test_sections(void **state)
{
	struct fixture *f = *state;

	assert_faults(f, "a\n{{#b}}\n{{^c}}\n",
		      "t:3:4: error: section 'c' opened in line 3 is not "
		      "closed [template-section]\n"
		      "  3 | {{^c}}\n"
		      "    |    ^\n"
		      "t:2:4: error: section 'b' opened in line 2 is not "
		      "closed [template-section]\n"
		      "  2 | {{#b}}\n"
		      "    |    ^\n");
	assert_faults(f, "{{#b}}\n{{/c}}\n{{#d}}{{/d}}",
		      "t:2:4: error: closing tag 'c' in section 'b' opened "
		      "in line 1 [template-section]\n"
		      "  2 | {{/c}}\n"
		      "    |    ^\n");
	assert_faults(f, "x{{/ b }}",
		      "t:1:6: error: closing tag 'b' without an opening one "
		      "[template-section]\n"
		      "  1 | x{{/ b }}\n"
		      "    |      ^\n");
	/* closing an outer section leaves the inner ones unclosed */
	assert_faults(f, "{{#a}}\n{{#b}}{{<p}}\n{{/a}}{{#c}}{{/c}}",
		      "t:2:10: error: parent 'p' opened in line 2 is not "
		      "closed [template-section]\n"
		      "  2 | {{#b}}{{<p}}\n"
		      "    |          ^\n"
		      "t:2:4: error: section 'b' opened in line 2 is not "
		      "closed [template-section]\n"
		      "  2 | {{#b}}{{<p}}\n"
		      "    |    ^\n");
	assert_faults(f, "{{$a}}{{/*a}}",
		      "t:1:11: error: closing tag 'a' in block 'a' opened in "
		      "line 1 [template-section]\n"
		      "  1 | {{$a}}{{/*a}}\n"
		      "    |           ^\n");
}

static void
test_missing(void **state)
{
	struct fixture *f = *state;
	bool fine;

	assert_true(add(f, "layout.html", "x"));
	assert_warns(f, "a{{>part}}b\n{{<layuot.html}}{{/layuot.html}}", "{}",
		     "ab\n",
		     "t:1:5: error: no template 'part' [template-missing]\n"
		     "  1 | a{{>part}}b\n"
		     "    |     ^\n"
		     "t:2:4: error: no template 'layuot.html'; did you mean "
		     "'layout.html'? [template-missing]\n"
		     "  2 | {{<layuot.html}}{{/layuot.html}}\n"
		     "    |    ^\n");
	/* once for a place; of a dynamic name its value is told */
	assert_warns(f, "{{#l}}{{>*n}};{{/l}}", "{'l': [1, 2], 'n': 'x'}", ";;",
		     "t:1:11: error: no template 'x' [template-missing]\n"
		     "  1 | {{#l}}{{>*n}};{{/l}}\n"
		     "    |           ^\n");
	shown(f, "layout", "{}", &fine);
	assert_false(fine);
	assert_printed(&f->diags, "brevier: error: no template 'layout' "
				  "[template-missing]\n");
}

static void
test_unknown_names(void **state)
{
	struct fixture *f = *state;
	const char *data = "{'title': 'T', 'site': {'publisher': 'P'},"
			   " 'l': [{'url': 1}, {'url': 2}], 'none': null}";

	assert_warns(f, "{{titel}}{{xyz}}\n{{#l}}{{ulr}}{{/l}}", data, "\n",
		     "t:1:3: warning: unknown name 'titel'; did you mean "
		     "'title'? [unknown-name]\n"
		     "  1 | {{titel}}{{xyz}}\n"
		     "    |   ^\n"
		     "t:1:12: warning: unknown name 'xyz' [unknown-name]\n"
		     "  1 | {{titel}}{{xyz}}\n"
		     "    |            ^\n"
		     "t:2:9: warning: unknown name 'ulr'; did you mean 'url'? "
		     "[unknown-name]\n"
		     "  2 | {{#l}}{{ulr}}{{/l}}\n"
		     "    |         ^\n");
	/* from within a list, names of the page are in sight */
	assert_warns(f, "{{#l}}{{#titles}}{{/titles}}{{/l}}", data, "",
		     "t:1:10: warning: unknown name 'titles'; did you mean "
		     "'title'? [unknown-name]\n"
		     "  1 | {{#l}}{{#titles}}{{/titles}}{{/l}}\n"
		     "    |          ^\n");
	assert_warns(f, "{{none}}{{none.x}}{{#none}}{{y}}{{/none}}", data, "",
		     "");
	assert_warns(f, "{{^nnoe}}{{title}}{{/nnoe}}", data, "T",
		     "t:1:4: warning: unknown name 'nnoe'; did you mean "
		     "'none'? [unknown-name]\n"
		     "  1 | {{^nnoe}}{{title}}{{/nnoe}}\n"
		     "    |    ^\n");
}

static void
test_unknown_parts(void **state)
{
	struct fixture *f = *state;
	const char *data = "{'title': 'T', 'l': [1], 'yes': true,"
			   " 'site': {'publisher': 'P'}}";

	assert_warns(f, "{{site.publsher}}{{>*site.name}}", data, "",
		     "t:1:8: warning: unknown name 'publsher' in 'site'; did "
		     "you mean 'publisher'? [unknown-name]\n"
		     "  1 | {{site.publsher}}{{>*site.name}}\n"
		     "    |        ^\n"
		     "t:1:27: warning: unknown name 'name' in 'site' "
		     "[unknown-name]\n"
		     "  1 | {{site.publsher}}{{>*site.name}}\n"
		     "    |                           ^\n");
	assert_warns(f, "{{title.x}}\n{{l.x}}\n{{yes.x}}", data, "\n\n",
		     "t:1:9: warning: unknown name 'x' in 'title', a text "
		     "[unknown-name]\n"
		     "  1 | {{title.x}}\n"
		     "    |         ^\n"
		     "t:2:5: warning: unknown name 'x' in 'l', a list "
		     "[unknown-name]\n"
		     "  2 | {{l.x}}\n"
		     "    |     ^\n"
		     "t:3:7: warning: unknown name 'x' in 'yes', true or "
		     "false [unknown-name]\n"
		     "  3 | {{yes.x}}\n"
		     "    |       ^\n");
	assert_warns(f, "{{l}}{{#site}}{{.}}{{/site}}", data, "",
		     "t:1:3: warning: 'l' is no text but a list "
		     "[template-value]\n"
		     "  1 | {{l}}{{#site}}{{.}}{{/site}}\n"
		     "    |   ^\n"
		     "t:1:17: warning: '.' is no text but a map "
		     "[template-value]\n"
		     "  1 | {{l}}{{#site}}{{.}}{{/site}}\n"
		     "    |                 ^\n");
}

/* Once in each render, and in the template that the tag stands in. */
static void
test_places(void **state)
{
	struct fixture *f = *state;
	const char *argument =
	    "t:2:3: warning: unknown name 'y' [unknown-name]\n"
	    "  2 | {{y}}{{/a}}{{/p}}\n"
	    "    |   ^\n"
	    "p:1:20: warning: unknown name 'z' [unknown-name]\n"
	    "  1 | {{$a}}{{x}}{{/a}}{{z}}\n"
	    "    |                    ^\n";

	assert_true(add(f, "p", "{{$a}}{{x}}{{/a}}{{z}}"));
	for (int i = 0; i < 2; i++)
		assert_warns(f, "{{<p}}{{$a}}\n{{y}}{{/a}}{{/p}}", "{}", "",
			     argument);
}

static void
test_ignored(void **state)
{
	struct fixture *f = *state;

	assert_true(add(f, "p", "{{$a}}{{/a}}"));
	assert_warns(f,
		     "{{<p}} {{! fine }}\n"
		     " <b>\n"
		     "{{$a}}1{{/a}}{{x}}{{#y}}z{{x}}{{/y}}\n"
		     "{{$a}}2{{/a}}\n"
		     "{{/p}}",
		     "{}", "1",
		     "t:2:2: warning: not shown: it stands in parent 'p' but "
		     "in no block [template-ignored]\n"
		     "  2 |  <b>\n"
		     "    |  ^\n"
		     "t:3:16: warning: not shown: it stands in parent 'p' but "
		     "in no block [template-ignored]\n"
		     "  3 | {{$a}}1{{/a}}{{x}}{{#y}}z{{x}}{{/y}}\n"
		     "    |                ^\n"
		     "t:3:22: warning: not shown: it stands in parent 'p' but "
		     "in no block [template-ignored]\n"
		     "  3 | {{$a}}1{{/a}}{{x}}{{#y}}z{{x}}{{/y}}\n"
		     "    |                      ^\n"
		     "t:4:4: warning: not shown: parent 'p' has block 'a' "
		     "already [template-ignored]\n"
		     "  4 | {{$a}}2{{/a}}\n"
		     "    |    ^\n");
}

/* A chain of n templates t1, t2 ..., each the partial of the one before. */
static void
add_chain(struct fixture *f, int n)
{
	for (int i = 1; i <= n; i++) {
		struct str name = arena_printf(&f->arena, "t%d", i);
		struct str text = arena_printf(&f->arena, "{{>t%d}}", i + 1);

		assert_true(add_text(f, name.p, i < n ? text : STR("end")));
	}
}

static void
test_recursion(void **state)
{
	struct fixture *f = *state;
	bool fine;

	add_chain(f, 65);
	assert_string_equal(shown(f, "t1", "{}", &fine), "end");
	assert_true(fine);
	add_chain(f, 66);
	assert_string_equal(shown(f, "t1", "{}", &fine), "");
	assert_false(fine);
	assert_printed(&f->diags,
		       "t65:1:4: error: more than 64 partials within each "
		       "other; does 't66' include itself? [template-depth]\n"
		       "  1 | {{>t66}}\n"
		       "    |    ^\n");
	diags_init(&f->diags, &f->arena);
	/* doubling at each level, it would never end */
	assert_warns(f, "{{>t}}{{>t}}", "{}", "",
		     "t:1:4: error: more than 64 partials within each other; "
		     "does 't' include itself? [template-depth]\n"
		     "  1 | {{>t}}{{>t}}\n"
		     "    |    ^\n");
	assert_true(add(f, "p", "{{$a}}{{/a}}"));
	assert_warns(f, "{{<p}}{{$a}}{{>t}}{{/a}}{{/p}}", "{}", "",
		     "t:1:4: error: more than 64 partials within each other; "
		     "does 'p' include itself? [template-depth]\n"
		     "  1 | {{<p}}{{$a}}{{>t}}{{/a}}{{/p}}\n"
		     "    |    ^\n");
}

/* n sections within each other around text. */
static struct str
nested(struct fixture *f, int n, const char *text)
{
	struct buf buf = {0};
	struct str all;

	for (int i = 0; i < n; i++)
		buf_puts(&buf, "{{#a}}");
	buf_puts(&buf, text);
	for (int i = 0; i < n; i++)
		buf_puts(&buf, "{{/a}}");
	all = buf_take(&buf, &f->arena);
	buf_free(&buf);
	return all;
}

static void
test_depth(void **state)
{
	struct fixture *f = *state;
	bool fine;

	assert_true(add_text(f, "t", nested(f, 64, "x")));
	assert_string_equal(shown(f, "t", "{'a': 1}", &fine), "x");
	assert_false(add_text(f, "t", nested(f, 65, "x")));
	assert_int_equal(f->diags.errors, 1);
	assert_str(f->diags.first->message,
		   "more than 64 sections within each other");
	assert_int_equal(f->diags.first->column, 64 * 6 + 1);
	diags_init(&f->diags, &f->arena);
	assert_true(add_text(f, "t", nested(f, 60, "{{>t}}")));
	shown(f, "t", "{'a': 1}", &fine);
	assert_false(fine);
	assert_int_equal(f->diags.errors, 1);
	assert_str(f->diags.first->message,
		   "more than 1024 sections and partials within each other");
}

/* Long runs of one mistake, which a careless search would make quadratic. */
static void
test_long_runs(void **state)
{
	struct fixture *f = *state;
	static const char *const runs[] = {
	    "{{a",    "{{a ", "{{{a}}", "{{=", "{{= =}}",  "{{=}}",  "{{/a}}",
	    "{{#a}}", "{{! ", " ",      "\n",  "{{$a}}\n", "{{a}} ",
	};

	for (size_t i = 0; i < sizeof(runs) / sizeof(*runs); i++) {
		struct buf buf = {0};

		for (int k = 0; k < 100000; k++)
			buf_puts(&buf, runs[i]);
		buf_puts(&buf, "}}");
		add_text(f, "t", buf_take(&buf, &f->arena));
		buf_free(&buf);
	}
	assert_true(f->diags.errors > 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_unclosed_tags),  TEST(test_bad_names),
	    TEST(test_bad_delimiters), TEST(test_sections),
	    TEST(test_missing),        TEST(test_unknown_names),
	    TEST(test_unknown_parts),  TEST(test_places),
	    TEST(test_ignored),        TEST(test_recursion),
	    TEST(test_depth),          TEST(test_long_runs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
