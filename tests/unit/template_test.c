/*
 * Templates: what they show. The Mustache specification's own cases are in
 * mustache_spec_test.c, faults in template_fault_test.c.
 */
#include "template_check.h"

#include "base/pool.h"

static void
test_values(void **state)
{
	struct fixture *f = *state;

	assert_shows(f, "{{a}} {{b}} {{c}}|{{d}}|{{{e}}}{{& e }}",
		     "{'a': true, 'b': false, 'c': 1.21, 'd': null,"
		     " 'e': '<&>'}",
		     "true false 1.21||<&><&>");
	assert_shows(f, "{{a}}", "{'a': '& < > \\\"'}",
		     "&amp; &lt; &gt; &quot;");
	assert_shows(f, "", "{}", "");
	assert_shows(f, "{{.}}", "'page'", "page");
	assert_shows(f, "{{.}}", "null", "");
	/* white space before the sigil, too, and line ends */
	assert_shows(f, "{{ # a\n}}{{\nb }}{{ / a }}{{ {b} }}",
		     "{'a': 1, 'b': '<'}", "&lt;<");
}

static void
test_truth(void **state)
{
	struct fixture *f = *state;
	const char *both = "{{#x}}yes{{/x}}{{^x}}no{{/x}}";

	assert_shows(f, both, "{'x': null}", "no");
	assert_shows(f, both, "{'x': false}", "no");
	assert_shows(f, both, "{'x': ''}", "no");
	assert_shows(f, both, "{'x': []}", "no");
	assert_shows(f, both, "{'x': true}", "yes");
	assert_shows(f, both, "{'x': 0}", "yes"); /* numbers are texts */
	assert_shows(f, both, "{'x': {}}", "yes");
	assert_shows(f, both, "{'x': [null, '']}", "yesyes");
}

static void
test_names(void **state)
{
	struct fixture *f = *state;

	assert_shows(f, "{{#a}}{{x}}{{#b}}{{x}}{{y}}{{/b}}{{/a}}",
		     "{'x': 1, 'y': 2, 'a': {'x': 3, 'b': {'y': 4}}}", "334");
	/* a null hides what is further out */
	assert_shows(f, "{{#a}}{{x}}{{^x}}none{{/x}}{{/a}}",
		     "{'x': 1, 'a': {'x': null}}", "none");
	/* beyond a null or false value there is nothing to know */
	assert_shows(f, "{{a.b.c}}{{#d.e}}x{{/d.e}}{{f.g}}|",
		     "{'a': null, 'd': false, 'f': ''}", "|");
	assert_shows(f, "{{#l}}{{#.}}{{.}},{{/.}};{{/l}}",
		     "{'l': [[1, 2], [3]]}", "1,2,;3,;");
	assert_shows(f, "{{#*x}}{{*x}}{{/*x}}", "{'*x': 1}", "1");
}

static void
test_delimiters(void **state)
{
	struct fixture *f = *state;

	assert_shows(f, "{{=<% %>=}}<%a%>{{a}}<%{ a }%><%={{ }}=%>{{a}}",
		     "{'a': '<'}", "&lt;{{a}}<&lt;");
	/* the closer may be among the new delimiters */
	assert_shows(f, "{{={{ }}=}}{{a}}{{= [ }} =}}[a}}", "{'a': 1}", "11");
	assert_shows(f, "{{=| |=}}|a| |{a}||!c|a", "{'a': '<'}", "&lt; <a");
	assert_shows(f, "{{=\n<<\n>>\n=}}<<a>>", "{'a': 1}", "1");
}

static void
test_standalone(void **state)
{
	struct fixture *f = *state;

	assert_shows(f, "a\r\n \t{{#x}}\t \r\nb\r\n{{/x}}\r\nc", "{'x': 1}",
		     "a\r\nb\r\nc");
	/* two tags in a line leave it as it is */
	assert_shows(f, "a\n{{#x}}{{/x}}\nb\n", "{'x': 1}", "a\n\nb\n");
	assert_shows(f, "{{! x }} {{! y }}\n", "{}", " \n");
	assert_shows(f, "{{#x}}\n\n{{/x}}\n", "{'x': 1}", "\n");
}

static void
test_partials(void **state)
{
	struct fixture *f = *state;

	assert_true(add(f, "part/list.html",
			"<ul>\n{{#l}}\n{{>item}}\n"
			"{{/l}}\n</ul>\n"));
	assert_true(add(f, "item", "  <li>{{.}}</li>\n"));
	assert_shows(f, "{{>part/list.html}}", "{'l': [1, 2]}",
		     "<ul>\n  <li>1</li>\n  <li>2</li>\n</ul>\n");
	/* a partial changes the delimiters for itself only */
	assert_true(add(f, "item", "{{=| |=}}|.|{{.}}"));
	assert_shows(f, "{{#l}}{{>item}}{{.}} {{/l}}", "{'l': [1, 2]}",
		     "1{{.}}1 2{{.}}2 ");
}

static void
test_indentation(void **state)
{
	struct fixture *f = *state;

	assert_true(add(f, "p",
			"one\n\n{{{v}}}two\n  {{>q}}\n{{#l}}\n{{.}}\n"
			"{{/l}}\n{{#n}}x{{/n}}\n\r\nend\n"));
	assert_true(add(f, "q", "q1\nq2\n"));
	assert_true(add(f, "r", "[{{>q}}]\n"));
	/* each line of the template, no line of a value, no empty line */
	assert_shows(f, "a\n  {{>p}}\nb\n",
		     "{'v': 'v\\nv', 'l': [1, 2], 'n': null}",
		     "a\n  one\n\n  v\nvtwo\n    q1\n    q2\n  1\n  2\n  \n"
		     "\r\n  end\nb\n");
	/* the lines of what stands within a line are not indented */
	assert_shows(f, "\t{{>r}}\n", "{}", "\t[q1\nq2\n]\n");
	assert_shows(f, "x {{>p}}", "{'v': '', 'l': [], 'n': 1}",
		     "x one\n\ntwo\n  q1\n  q2\nx\n\r\nend\n");
	/* a line begins once, even if its beginning is repeated */
	assert_true(add(f, "p", "{{#l}}a\n{{/l}}b\n"));
	assert_shows(f, " {{>p}}", "{'l': [1, 2]}", " a\n a\n b\n");
}

static void
test_dynamic_names(void **state)
{
	struct fixture *f = *state;

	assert_true(add(f, "p", "P{{$b}}{{/b}}"));
	assert_shows(f,
		     "{{#l}}{{>*name}};{{/l}}{{<* x.y }}{{$b}}!{{/b}}"
		     "{{/*x.y}}",
		     "{'l': [{'name': 'p'}, {'name': null}, {'name': ''}],"
		     " 'x': {'y': 'p'}}",
		     "P;;;P!");
}

static const char layout[] = "<html>\n"
			     "<title>{{$title}}{{site}}{{/title}}</title>\n"
			     "<main>\n"
			     "  {{$main}}\n"
			     "  <p>Nothing.</p>\n"
			     "  {{/main}}\n"
			     "</main>\n"
			     "{{$foot}}\n"
			     "{{/foot}}\n"
			     "</html>\n";

static void
test_inheritance(void **state)
{
	struct fixture *f = *state;

	assert_true(add(f, "layout", layout));
	assert_shows(f, "{{<layout}}\n{{/layout}}\n", "{'site': 'S'}",
		     "<html>\n<title>S</title>\n<main>\n  <p>Nothing.</p>\n"
		     "</main>\n</html>\n");
	assert_shows(f,
		     "{{<layout}}\n"
		     "{{$title}}{{t}} - {{site}}{{/title}}\n"
		     "{{$main}}\n"
		     "{{#l}}\n"
		     "<p>{{.}}\n"
		     "  x</p>\n"
		     "{{/l}}\n"
		     "{{/main}}\n"
		     "{{/layout}}\n",
		     "{'site': 'S', 't': 'T', 'l': [1, 2]}",
		     "<html>\n<title>T - S</title>\n<main>\n"
		     "  <p>1\n    x</p>\n  <p>2\n    x</p>\n"
		     "</main>\n</html>\n");
	/* an argument that is empty takes the default away */
	assert_shows(f, "  {{<layout}}{{$main}}{{/main}}{{/layout}}",
		     "{'site': 'S'}",
		     "  <html>\n  <title>S</title>\n  <main>\n  </main>\n"
		     "  </html>\n");
}

static void
test_block_scope(void **state)
{
	struct fixture *f = *state;

	assert_true(add(f, "p", "<{{$a}}pa{{/a}}|{{$b}}pb{{/b}}>"));
	assert_true(add(f, "m", "{{<p}}{{$a}}ma {{$b}}mb{{/b}}{{/a}}{{/p}}"));
	/* blocks of an argument belong to the template it stands in */
	assert_shows(f, "{{>m}}", "{}", "<ma mb|pb>");
	assert_shows(f, "{{<m}}{{$b}}x{{/b}}{{/m}}", "{}", "<ma x|x>");
	assert_shows(f, "{{<m}}{{$a}}x{{/a}}{{/m}}", "{}", "<x|pb>");
	/* a block of the name of its argument does not contain itself */
	assert_shows(f, "{{<p}}{{$a}}1{{$a}}2{{/a}}{{/a}}{{/p}}", "{}",
		     "<12|pb>");
	/* a partial between leaves arguments alone */
	assert_true(add(f, "q", "{{>p}}{{$a}}q{{/a}}"));
	assert_shows(f, "{{<q}}{{$a}}x{{/a}}{{/q}}{{>q}}", "{}",
		     "<x|pb>x<pa|pb>q");
}

static void
test_block_indentation(void **state)
{
	struct fixture *f = *state;

	assert_true(add(f, "p", "<p>{{$a}}{{/a}}</p>\n"));
	/* within a line: lines of the argument are no lines of p */
	assert_shows(f,
		     "  {{<p}}\n    {{$a}}\n    one\n      two{{/a}}\n{{/p}}\n",
		     "{}", "  <p>one\n  two</p>\n");
	assert_shows(f, "{{<p}}\n  {{$a}}one\n  two{{/a}}\n{{/p}}\nx", "{}",
		     "<p>one\ntwo</p>\nx");
	assert_true(add(f, "p", "  {{$a}}def\n    ault{{/a}};\n"));
	assert_true(add(f, "i", "x\ny\n"));
	assert_shows(f, "\t{{>p}}", "{}", "\t  def\n\t    ault;\n");
	assert_shows(f, "{{<p}}{{$a}}\n{{>i}}\n  {{>i}}\n{{/a}}{{/p}}", "{}",
		     "  x\n  y\n    x\n    y\n;\n");
	/* a parent in a line with text is no standalone one */
	assert_shows(f, "  {{<p}}{{/p}} x\n", "{}", "    def\n    ault;\n x\n");
	/* lines that lack the margin lose what they have of it */
	assert_shows(f, "{{<p}}{{$a}}\n    x\n  y\nz\n{{/a}}{{/p}}", "{}",
		     "  x\n  y\n  z\n;\n");
	assert_true(add(f, "p", "a{{$a}}\nb{{/a}}\nc\n"));
	assert_shows(f, "{{>p}}", "{}", "a\nb\nc\n");
}

/* An argument in a line, and in it a block that is indented. */
static void
test_block_in_line(void **state)
{
	struct fixture *f = *state;

	assert_true(add(f, "p", "<{{$a}}{{/a}}>"));
	assert_true(add(f, "m",
			"{{<p}}{{$a}}\none\n  {{$b}}\n  two\n"
			"  {{/b}}\n{{/a}}{{/p}}"));
	assert_shows(f, "{{<m}}{{$b}}\nx\ny\n{{/b}}{{/m}}", "{}",
		     "<one\n  x\n  y\n>");
}

static void
test_set(void **state)
{
	struct fixture *f = *state;
	bool fine;

	assert_false(template_set_has(f->set, STR("p")));
	assert_true(add(f, "p", "1"));
	assert_true(template_set_has(f->set, STR("p")));
	assert_shows(f, "{{>p}}", "{}", "1");
	assert_true(add(f, "p", "2"));
	assert_shows(f, "{{>p}}", "{}", "2");
	/* a faulty one changes nothing */
	assert_false(add(f, "p", "{{"));
	assert_false(add(f, "q", "{{#x}}"));
	assert_false(template_set_has(f->set, STR("q")));
	assert_string_equal(shown(f, "a", "{}", &fine), "2");
	/* out is appended to */
	assert_true(template_render(f->set, STR("p"), value_of(f, "{}"),
				    &f->out, &f->diags));
	assert_str(buf_str(&f->out), "22");
}

#define JOBS 64

struct jobs {
	struct fixture *fixture;
	const struct value *value;
	struct buf out[JOBS];
	size_t warnings[JOBS];
};

static void
run_job(void *context, size_t job)
{
	struct jobs *jobs = context;
	struct arena arena = {0};
	struct diags diags;

	diags_init(&diags, &arena);
	if (template_render(jobs->fixture->set, STR("a"), jobs->value,
			    &jobs->out[job], &diags))
		jobs->warnings[job] = diags.warnings;
	arena_free(&arena);
}

static void
test_threads(void **state)
{
	struct fixture *f = *state;
	struct jobs jobs = {.fixture = f};

	assert_true(add(f, "layout", layout));
	assert_true(add(f, "a",
			"{{<layout}}{{$main}}\n{{#l}}\n{{.}}{{x}}\n"
			"{{/l}}\n{{/main}}{{/layout}}"));
	jobs.value = value_of(f, "{'site': 'S', 'l': [1, 2, 3, 4]}");
	pool_run(4, JOBS, run_job, &jobs);
	for (size_t i = 0; i < JOBS; i++) {
		assert_str(buf_str(&jobs.out[i]),
			   "<html>\n<title>S</title>\n<main>\n"
			   "  1\n  2\n  3\n  4\n</main>\n</html>\n");
		assert_int_equal(jobs.warnings[i], 1);
		buf_free(&jobs.out[i]);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_values),
	    TEST(test_truth),
	    TEST(test_names),
	    TEST(test_delimiters),
	    TEST(test_standalone),
	    TEST(test_partials),
	    TEST(test_indentation),
	    TEST(test_dynamic_names),
	    TEST(test_inheritance),
	    TEST(test_block_scope),
	    TEST(test_block_indentation),
	    TEST(test_block_in_line),
	    TEST(test_set),
	    TEST(test_threads),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
