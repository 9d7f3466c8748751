/*
 * The examples of CommonMark 0.31.2 and of GitHub Flavored Markdown, through
 * our reader and HTML writer; html_normal.h says what is made alike.
 *
 * Of CommonMark's as many must pass as cmark itself passes; without
 * extensions, and with raw HTML, which our pages never have. Of GitHub's, those
 * of the extensions must pass in the dialect, all but the ones named below.
 */
#include "html_normal.h"
#include "spec.h"

#include <cmark.h>

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
	tree = tree_parse(&source, 0, plain ? TREE_PLAIN : TREE_DIALECT, arena,
			  &diags);
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
compare(void *data, struct str markdown, struct str html)
{
	struct counts *counts = data;
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

static void
commonmark(void **state)
{
	struct counts counts = {0};

	(void)state;
	spec_commonmark(compare, &counts);
	print_message("CommonMark: %d of %d examples, cmark %s: %d\n",
		      counts.ours, counts.all, cmark_version_string(),
		      counts.cmarks);
	assert_true(counts.all >= 652);
	assert_true(counts.ours >= counts.cmarks);
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

static void
compare_github(void *data, struct str markdown, struct str html)
{
	struct counts *counts = data;
	struct arena arena = {0};
	struct str want = normal_html(html, &arena);
	struct str got = ours(markdown, false, &arena);

	counts->all++;
	if (str_eq(html, STR("<IGNORE>\n")) || str_eq(got, want))
		counts->ours++;
	else
		show(counts->all, markdown, got, want);
	arena_free(&arena);
}

/* Runs the examples of a file for which wanted is true; all must pass. */
static int
run_file(const char *name, bool (*wanted)(json_t *))
{
	struct counts counts = {0};

	spec_github(name, wanted, compare_github, &counts);
	print_message("GitHub, %s: %d of %d\n", name, counts.ours, counts.all);
	assert_int_equal(counts.ours, counts.all);
	return counts.all;
}

static bool
is_extension(json_t *example)
{
	return is_ours(spec_member(example, "section"));
}

static void
github_extensions(void **state)
{
	(void)state;
	assert_int_equal(run_file("extensions.json", is_extension), 26);
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
	(void)state;
	assert_int_equal(run_file("spec.json", names_extension), 21);
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
