/*
 * What was formatted has the meaning that it had, and its form is the last:
 * over the examples of the specifications, the fuzzer's corpus and some cases
 * of what somebody wrote and must find again.
 */
#include "html_normal.h"
#include "spec.h"

#include "base/tree.h"
#include "markdown/format.h"
#include "markdown/frontmatter.h"
#include "markdown/tree.h"
#include "publish/html.h"

/* ---- One text ---- */

struct formatted {
	struct arena arena;
	struct diags diags;
	struct str text; /* absent: refused */
};

static struct formatted
format(struct str text)
{
	struct formatted formatted = {.arena = {0}};
	struct source source = {.name = STR("x.md"), .text = text};
	struct buf out = {0};

	diags_init(&formatted.diags, &formatted.arena);
	if (format_markdown(&out, &source, &formatted.arena, &formatted.diags))
		formatted.text =
		    out.n > 0 ? arena_str(&formatted.arena, buf_str(&out))
			      : STR("");
	buf_free(&out);
	return formatted;
}

/* All that a page would show, footnotes last. */
static struct str
html_of(struct str text, struct arena *arena)
{
	struct html_options options = {.lang = STR("en"), .plain = true};
	struct source source = {.name = STR("x.md"), .text = text};
	struct briefing briefing = {0};
	struct buf out = {0};
	struct diags diags;
	struct tree tree;
	struct str html;
	size_t from;

	diags_init(&diags, arena);
	frontmatter_read(&briefing, &source, &from, arena, &diags);
	tree = tree_parse(&source, from, TREE_DIALECT, arena, &diags);
	html_blocks(&out, tree.blocks, &options);
	for (const struct footnote *at = tree.footnotes; at; at = at->next)
		html_blocks(&out, at->blocks, &options);
	/* Marks that part blocks and texts: they have no meaning. */
	for (size_t at;
	     (at = str_find(buf_str(&out), STR("<!-- -->"), 0)) != STR_NONE;)
		memset(out.p + at, ' ', strlen("<!-- -->"));
	html = normal_html(buf_str(&out), arena);
	buf_free(&out);
	return html;
}

struct counts {
	int all, refused, failed;
};

static void
check(void *data, struct str text, struct str html)
{
	struct counts *counts = data;
	struct arena arena = {0};
	struct formatted once = format(text), twice;

	(void)html;
	counts->all++;
	counts->refused += !once.text.p;
	if (!once.text.p && strcmp(once.diags.first->code, "format") == 0)
		print_message("--- refused\n%.*s\n", STR_ARG(text));
	if (once.text.p) {
		struct str before = html_of(text, &arena);
		struct str after = html_of(once.text, &arena);

		twice = format(once.text);
		if (!twice.text.p || !str_eq(once.text, twice.text) ||
		    !str_eq(before, after)) {
			counts->failed++;
			print_message("--- text\n%.*s\n--- formatted\n%.*s\n"
				      "--- again\n%.*s\n--- was\n%.*s\n--- is\n"
				      "%.*s\n",
				      STR_ARG(text), STR_ARG(once.text),
				      STR_ARG(twice.text), STR_ARG(before),
				      STR_ARG(after));
		}
		arena_free(&twice.arena);
	}
	arena_free(&once.arena);
	arena_free(&arena);
}

/* ---- All texts ---- */

static void
commonmark(void **state)
{
	struct counts counts = {0};

	(void)state;
	spec_commonmark(check, &counts);
	print_message("CommonMark: %d of %d formatted\n",
		      counts.all - counts.refused, counts.all);
	assert_int_equal(counts.failed, 0);
	assert_int_equal(counts.refused, 1); /* front matter, and no YAML */
}

static bool
is_any(json_t *example)
{
	(void)example;
	return true;
}

static void
github(void **state)
{
	struct counts counts = {0};

	(void)state;
	spec_github("spec.json", is_any, check, &counts);
	spec_github("extensions.json", is_any, check, &counts);
	print_message("GitHub: %d of %d formatted\n",
		      counts.all - counts.refused, counts.all);
	assert_int_equal(counts.failed, 0);
	assert_int_equal(counts.refused, 1); /* front matter, and no YAML */
}

/* What is no text is refused, and faulty front matter. */
static void
corpus(void **state)
{
	const char *folder = getenv("FORMAT_CORPUS");
	struct counts counts = {0};
	struct arena arena = {0};
	struct file_list list;
	struct diags diags;

	(void)state;
	if (!folder)
		folder = "tests/fuzz/corpus";
	diags_init(&diags, &arena);
	assert_true(file_list(folder, true, &arena, &list, &diags));
	for (size_t i = 0; i < list.n; i++) {
		struct arena own = {0};
		struct str text;

		assert_true(
		    file_read(file_join(&own, str_from(folder), list.names[i]),
			      &own, &text, &diags));
		check(&counts, text, text);
		arena_free(&own);
	}
	print_message("Corpus: %d of %d formatted\n",
		      counts.all - counts.refused, counts.all);
	assert_int_equal(counts.failed, 0);
	assert_true(counts.all >= 100 && counts.refused < counts.all / 2);
	arena_free(&arena);
}

/* ---- What somebody wrote ---- */

static void
assert_formats(const char *text, const char *want)
{
	struct formatted got = format(str_from(text));

	assert_str(got.text, want);
	arena_free(&got.arena);
}

static void
front_matter_stays(void **state)
{
	(void)state;
	assert_formats("\xEF\xBB\xBF---\r\nDate:  2024-01-02 # why\r\n"
		       "odd: [a,  b]\r\n---\r\nText\r\n",
		       "---\nDate:  2024-01-02 # why\nodd: [a,  b]\n---\n\n"
		       "Text\n");
	assert_formats("Title: A\nOdd-Key:   b\n\n\n\nText",
		       "Title: A\nOdd-Key:   b\n\nText\n");
	assert_formats("", "");
}

static void
definitions_stay(void **state)
{
	(void)state;
	assert_formats("[b]:  <c d>\n   'T'\n[a [x][B], [B], [b][], ![b].\n\n"
		       "[//]: # (a comment)\nText\n\n> q\n>\n> [In]: q\n",
		       "[b]:  <c d>\n'T'\n\n\\[a [x][B], [B], [b][], ![b].\n\n"
		       "[//]: # (a comment)\n\nText\n\n> q\n\n[In]: q\n");
}

static void
footnotes_stay(void **state)
{
	(void)state;
	assert_formats("A[^1]\n[^1]: one\n* B\n\n    [^u]: not used\n\nC\n",
		       "A[^1]\n\n[^1]: one\n\n- B\n\n[^u]: not used\n\nC\n");
}

static void
comments_stay(void **state)
{
	(void)state;
	assert_formats("<!-- a -->\n# H #\n<!--\nb\n\n-->\n* x <!-- c -->\n"
		       "<div a=b>\ny\n</div>\n",
		       "<!-- a -->\n\n# H\n\n<!--\nb\n\n-->\n\n"
		       "- x <!-- c -->\n\n<div a=b>\ny\n</div>\n");
}

/* What cannot be written keeps its form. */
static void
refused(void **state)
{
	struct buf deep = {0};
	struct formatted got;

	(void)state;
	for (int i = 0; i < 200; i++)
		buf_puts(&deep, "> ");
	buf_puts(&deep, "a\n");
	got = format(buf_str(&deep));
	assert_absent(got.text);
	assert_string_equal(got.diags.first->code, "format");
	arena_free(&got.arena);
	buf_free(&deep);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(commonmark),
	    cmocka_unit_test(github),
	    cmocka_unit_test(corpus),
	    cmocka_unit_test(front_matter_stays),
	    cmocka_unit_test(definitions_stay),
	    cmocka_unit_test(footnotes_stay),
	    cmocka_unit_test(comments_stay),
	    cmocka_unit_test(refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
