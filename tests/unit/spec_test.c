/*
 * The examples of CommonMark 0.31.2 and of GitHub Flavored Markdown, through
 * our reader and HTML writer; html_normal.h says what is made alike.
 *
 * Of CommonMark's as many must pass as cmark itself passes; without
 * extensions, and with raw HTML, which our pages never have. Of GitHub's, those
 * of the extensions must pass in the dialect, all but the ones named below.
 */
#include "html_normal.h"

#include <cmark.h>
#include <jansson.h>

#include "base/file.h"
#include "markdown/tree.h"
#include "publish/html.h"

/* ---- What is compared ---- */

static struct str
ours(struct str markdown, bool plain, struct arena *arena)
{
	struct html_options options = {.lang = STR("en"), .plain = true};
	struct source source = {.name = STR("spec.md"), .text = markdown};
	struct buf out = {0};
	struct diags diags;
	struct tree tree;
	struct str html;

	diags_init(&diags, arena);
	tree = tree_parse(&source, 0, plain, arena, &diags);
	html_blocks(&out, tree.blocks, &options);
	html = buf_take(&out, arena);
	buf_free(&out);
	return normal_html(html, arena);
}

static struct str
cmarks(struct str markdown, struct arena *arena)
{
	char *html =
	    cmark_markdown_to_html(markdown.p, markdown.n, CMARK_OPT_UNSAFE);
	struct str normal = normal_html(str_from(html), arena);

	free(html);
	return normal;
}

static void
show(int number, struct str markdown, struct str got, struct str want)
{
	print_message("example %d\n%.*s--- ours\n%.*s\n--- expected\n%.*s\n",
		      number, STR_ARG(markdown), STR_ARG(got), STR_ARG(want));
}

/* ---- CommonMark ---- */

struct counts {
	int all, ours, cmarks;
};

static void
compare(struct counts *counts, struct str markdown, struct str html)
{
	struct arena arena = {0};
	struct str want = normal_html(html, &arena);
	struct str got = ours(markdown, true, &arena);
	bool cmark = str_eq(cmarks(markdown, &arena), want);

	counts->all++;
	counts->ours += str_eq(got, want);
	counts->cmarks += cmark;
	if (cmark && !str_eq(got, want))
		show(counts->all, markdown, got, want);
	arena_free(&arena);
}

/* Tabs are written as arrows. */
static struct str
with_tabs(struct str text, struct arena *arena)
{
	static const struct str arrow = STR_INIT("→");
	struct buf out = {0};

	for (size_t i = 0; i < text.n; i++) {
		if (str_starts(str_skip(text, i), arrow)) {
			buf_putc(&out, '\t');
			i += arrow.n - 1;
		} else {
			buf_putc(&out, text.p[i]);
		}
	}
	struct str tabbed = buf_take(&out, arena);

	buf_free(&out);
	return tabbed;
}

/* An example stands between two lines of 32 backticks, its parts between a
 * line with a full stop. */
static void
compare_all(struct counts *counts, struct str spec, struct arena *arena)
{
	static const struct str open =
	    STR_INIT("\n```````````````````````````````` example\n");
	static const struct str close =
	    STR_INIT("````````````````````````````````\n");
	size_t at = 0, parts, end;

	while ((at = str_find(spec, open, at)) != STR_NONE) {
		at += open.n;
		end = str_find(spec, close, at);
		parts = spec.p[at] == '.' && spec.p[at + 1] == '\n'
			    ? at
			    : str_find(spec, STR("\n.\n"), at) + 1;
		assert_true(end != STR_NONE && parts < end);
		compare(counts, with_tabs(str_slice(spec, at, parts), arena),
			with_tabs(str_slice(spec, parts + 2, end), arena));
		at = end;
	}
}

static void
commonmark(void **state)
{
	const char *folder = getenv("COMMONMARK_SPEC");
	struct arena arena = {0};
	struct counts counts = {0};
	struct diags diags;
	struct str spec, path;

	(void)state;
	if (!folder)
		folder = "tests/validate/node_modules/commonmark-spec";
	path = arena_printf(&arena, "%s/spec.txt", folder);
	diags_init(&diags, &arena);
	if (!file_exists(path.p) || !file_read(path.p, &arena, &spec, &diags)) {
		print_message("%s is not there: 'make setup-tests' brings it, "
			      "COMMONMARK_SPEC names its folder\n",
			      path.p);
		arena_free(&arena);
		skip();
	}
	compare_all(&counts, spec, &arena);
	print_message("CommonMark: %d of %d examples, cmark %s: %d\n",
		      counts.ours, counts.all, cmark_version_string(),
		      counts.cmarks);
	assert_true(counts.all >= 652);
	assert_true(counts.ours >= counts.cmarks);
	arena_free(&arena);
}

/* ---- GitHub ---- */

/* Sections of extensions.json that are ours. */
static bool
is_ours(struct str section)
{
	static const char *const names[] = {
	    "Tables",
	    "Table cell count mismatches",
	    "Embedded pipes",
	    "Oddly-formatted markers",
	    "Escaping",
	    "Embedded HTML",
	    "Reference-style links",
	    "Sequential cells",
	    "Interaction with emphasis",
	    "a table can be recognised when separated from a paragraph of "
	    "text without an empty line",
	    "Strikethroughs",
	    "Autolinks",
	    "Interop",
	    "Task lists",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (str_eq(section, str_from(names[i])))
			return true;
	return false;
}

static struct str
member(json_t *example, const char *name)
{
	return str_from(json_string_value(json_object_get(example, name)));
}

/* Runs the examples of a file for which wanted is true; returns how many
 * failed, and sets how many there were. */
static int
run_file(const char *name, bool (*wanted)(json_t *), int *n)
{
	const char *folder = getenv("GFM_SPEC");
	struct arena arena = {0};
	json_t *spec, *example;
	int failed = 0;
	size_t i;

	if (!folder)
		folder = "../shared/gfm-spec";
	spec = json_load_file(arena_printf(&arena, "%s/%s", folder, name).p, 0,
			      NULL);
	if (!spec) {
		print_message("%s/%s is not there; GFM_SPEC names its folder\n",
			      folder, name);
		arena_free(&arena);
		skip();
	}
	json_array_foreach(spec, i, example)
	{
		struct str markdown = member(example, "markdown");
		struct str html = member(example, "html");
		struct str want, got;

		if (!wanted(example))
			continue;
		++*n;
		want = normal_html(html, &arena);
		got = ours(markdown, false, &arena);
		if (str_eq(html, STR("<IGNORE>\n")) || str_eq(got, want))
			continue;
		failed++;
		show((int)json_integer_value(
			 json_object_get(example, "example")),
		     markdown, got, want);
	}
	json_decref(spec);
	arena_free(&arena);
	return failed;
}

static bool
is_extension(json_t *example)
{
	return is_ours(member(example, "section"));
}

static void
github_extensions(void **state)
{
	int n = 0, failed = run_file("extensions.json", is_extension, &n);

	(void)state;
	print_message("GitHub, extensions.json: %d of %d\n", n - failed, n);
	assert_int_equal(failed, 0);
	assert_int_equal(n, 26);
}

/* Examples of the specification that name one of the four extensions. */
static bool
names_extension(json_t *example)
{
	json_t *extensions = json_object_get(example, "extensions"), *name;
	size_t i;

	json_array_foreach(extensions, i, name)
	{
		struct str text = str_from(json_string_value(name));

		if (str_eq(text, STR("table")) ||
		    str_eq(text, STR("strikethrough")) ||
		    str_eq(text, STR("autolink")) ||
		    str_eq(text, STR("tasklist")))
			return true;
	}
	return false;
}

static void
github_specification(void **state)
{
	int n = 0, failed = run_file("spec.json", names_extension, &n);

	(void)state;
	print_message("GitHub, spec.json: %d of %d\n", n - failed, n);
	assert_int_equal(failed, 0);
	assert_true(n > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(commonmark),
	    cmocka_unit_test(github_extensions),
	    cmocka_unit_test(github_specification),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
