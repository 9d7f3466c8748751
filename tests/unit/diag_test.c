/* Messages: where they point, how they read, how many there are. */
#include "check.h"

#include <errno.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/nearest.h"

struct fixture {
	struct arena arena;
	struct diags diags;
};

static int
set_up(void **state)
{
	struct fixture *fixture = calloc(1, sizeof(*fixture));

	diags_init(&fixture->diags, &fixture->arena);
	*state = fixture;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *fixture = *state;

	arena_free(&fixture->arena);
	free(fixture);
	return 0;
}

static const struct source seed = {
    .name = STR_INIT("seeds/a.txt"),
    .text = STR_INIT("one\n改造指南 x\r\n\n\tlast"),
};

static void
test_position(void **state)
{
	struct diags *diags = &((struct fixture *)*state)->diags;

	diag_at(diags, DIAG_ERROR, "one", &seed, 0, "bad '%s'", "o");
	diag_at(diags, DIAG_WARNING, "two", &seed, 4 + 12 + 1, "no x");
	diag_at(diags, DIAG_NOTE, "three", &seed, seed.text.n, "end");
	assert_int_equal(diags->errors, 1);
	assert_int_equal(diags->warnings, 1);
	assert_printed(diags, "seeds/a.txt:1:1: error: bad 'o' [one]\n"
			      "  1 | one\n"
			      "    | ^\n"
			      "seeds/a.txt:2:6: warning: no x [two]\n"
			      "  2 | 改造指南 x\n"
			      "    |          ^\n"
			      "seeds/a.txt:4:6: note: end [three]\n"
			      "  4 |  last\n"
			      "    |      ^\n");
}

static void
test_line_ends(void **state)
{
	struct diags *diags = &((struct fixture *)*state)->diags;
	size_t at = str_find(seed.text, STR("\r\n\n"), 0);

	/* a line end belongs to the line that it ends */
	diag_at(diags, DIAG_NOTE, "a", &seed, at, "cr");
	diag_at(diags, DIAG_NOTE, "a", &seed, at + 1, "lf");
	diag_at(diags, DIAG_NOTE, "a", &seed, at + 2, "empty");
	assert_int_equal(diags->first->line, 2);
	assert_int_equal(diags->first->column, 7);
	assert_int_equal(diags->first->next->line, 2);
	assert_int_equal(diags->first->next->column, 7);
	assert_int_equal(diags->first->next->next->line, 3);
	assert_int_equal(diags->first->next->next->column, 1);
	/* far behind the end is the end */
	diag_at(diags, DIAG_NOTE, "b", &seed, 1000, "far");
	assert_int_equal(diags->first->next->next->next->line, 4);
	assert_int_equal(diags->first->next->next->next->column, 6);
}

static void
test_line(void **state)
{
	struct diags *diags = &((struct fixture *)*state)->diags;

	diag_line(diags, DIAG_ERROR, "a", &seed, 2, 4, "second character");
	diag_line(diags, DIAG_ERROR, "a", &seed, 3, 0, "whole line");
	diag_line(diags, DIAG_ERROR, "a", &seed, 9, 0, "no such line");
	diag_line(diags, DIAG_ERROR, "a", &seed, 0, 0, "whole file");
	assert_printed(diags, "seeds/a.txt:2:2: error: second character [a]\n"
			      "  2 | 改造指南 x\n"
			      "    |   ^\n"
			      "seeds/a.txt:3: error: whole line [a]\n"
			      "  3 |\n"
			      "seeds/a.txt:9: error: no such line [a]\n"
			      "seeds/a.txt: error: whole file [a]\n");
}

static void
test_files(void **state)
{
	struct diags *diags = &((struct fixture *)*state)->diags;

	diag_file(diags, DIAG_ERROR, "usage", NULL, "no seeds");
	diag_file(diags, DIAG_WARNING, "file", "a.css", "%d bytes", 7);
	errno = ENOENT;
	diag_errno(diags, "b.css", "cannot read");
	assert_printed(diags, "brevier: error: no seeds [usage]\n"
			      "a.css: warning: 7 bytes [file]\n"
			      "b.css: error: cannot read: "
			      "No such file or directory [file]\n");
}

static void
test_origin(void **state)
{
	struct diags *diags = &((struct fixture *)*state)->diags;
	static const uint32_t lines[] = {2, 0};
	const struct source markdown = {
	    .name = STR("a.md"),
	    .text = STR("## made\n\nthree\n"),
	    .origin = &seed,
	    .origin_lines = lines,
	    .n_origin_lines = 2,
	};
	const struct source page = {
	    .name = STR("a.html"),
	    .text = STR("<h2>"),
	    .origin = &markdown,
	    .origin_lines = (const uint32_t[]){1},
	    .n_origin_lines = 1,
	};

	diag_at(diags, DIAG_ERROR, "a", &markdown, 3, "from line 2");
	diag_at(diags, DIAG_ERROR, "a", &markdown, 8, "from no line");
	diag_at(diags, DIAG_ERROR, "a", &markdown, 9, "beyond the table");
	diag_at(diags, DIAG_ERROR, "a", &page, 1, "two steps");
	assert_printed(diags, "seeds/a.txt:2: error: from line 2 [a]\n"
			      "  2 | 改造指南 x\n"
			      "seeds/a.txt: error: from no line [a]\n"
			      "seeds/a.txt: error: beyond the table [a]\n"
			      "seeds/a.txt:2: error: two steps [a]\n"
			      "  2 | 改造指南 x\n");
}

/* The excerpt of a line of n letters with an X at offset at. */
static const struct diag *
cut_line(struct diags *diags, char *line, size_t n, size_t at)
{
	struct source source = {.name = STR("a"), .text = {line, n}};

	memset(line, '.', n);
	line[at] = 'X';
	diags_init(diags, diags->arena);
	diag_at(diags, DIAG_NOTE, "a", &source, at, "here");
	return diags->first;
}

static void
test_excerpt_is_cut(void **state)
{
	struct diags *diags = &((struct fixture *)*state)->diags;
	static const size_t places[] = {0, 59, 60, 100, 150, 400, 498, 499};
	char line[500];

	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		const struct diag *diag =
		    cut_line(diags, line, sizeof(line), places[i]);
		size_t ellipsis = str_starts(diag->excerpt, STR("…")) ? 2 : 0;

		assert_int_equal(diag->column, places[i] + 1);
		assert_in_range(diag->excerpt.n, 102, 104);
		assert_in_range(diag->caret, 1, 100);
		assert_int_equal(diag->excerpt.p[diag->caret - 1 + ellipsis],
				 'X');
		assert_int_equal(ellipsis, places[i] < 60 ? 0 : 2);
		assert_int_equal(str_ends(diag->excerpt, STR("…")),
				 places[i] < 450);
	}
	assert_int_equal(cut_line(diags, line, 100, 99)->excerpt.n, 100);
}

/* Nothing that a terminal obeys comes from a seed. */
static void
test_controls(void **state)
{
	struct diags *diags = &((struct fixture *)*state)->diags;
	const struct source source = {
	    .name = STR("a"),
	    .text = STR("\x1B[31m\xFF\xC2\x9B\xE2\x80\xAE|"),
	};

	diag_at(diags, DIAG_NOTE, "a", &source, source.text.n - 1,
		"bad '%s'\nline", "\x1B");
	assert_printed(diags, "a:1:9: note: bad '\xEF\xBF\xBD' line [a]\n"
			      "  1 | \xEF\xBF\xBD[31m\xEF\xBF\xBD\xEF\xBF\xBD"
			      "\xEF\xBF\xBD|\n"
			      "    |         ^\n");
}

static void
test_many_are_counted(void **state)
{
	struct fixture *fixture = *state;
	struct diags *diags = &fixture->diags, more;
	size_t n = 0;

	for (int i = 0; i < 170; i++)
		diag_at(diags, DIAG_WARNING, "many", &seed, 0, "again");
	for (int i = 0; i < 50; i++)
		diag_file(diags, DIAG_ERROR, "many", "b.txt", "other file");
	for (struct diag *diag = diags->first; diag; diag = diag->next)
		n++;
	assert_int_equal(n, 100);
	assert_int_equal(diags->warnings, 170);
	assert_int_equal(diags->errors, 50);

	diags_init(&more, &fixture->arena);
	diag_at(&more, DIAG_WARNING, "many", &seed, 0, "one more");
	diag_at(&more, DIAG_NOTE, "few", &seed, 0, "another code");
	diags_append(&more, diags);
	assert_int_equal(more.warnings, 171);
	assert_int_equal(more.errors, 50);
	char *text = check_printed(&more, DIAG_TEXT);
	static const char end[] = "seeds/a.txt: note: and 121 more [many]\n";
	assert_true(str_ends(str_from(text), str_from(end)));
	assert_null(strstr(text, "b.txt: note"));
	free(text);
}

static void
test_append_copies(void **state)
{
	struct fixture *fixture = *state;
	struct arena arena = {0};
	struct diags job;

	diags_init(&job, &arena);
	diag_at(&job, DIAG_ERROR, "a", &seed, 1, "first");
	diags_append(&fixture->diags, &job);
	arena_free(&arena);
	diag_file(&fixture->diags, DIAG_NOTE, "b", NULL, "second");
	assert_printed(&fixture->diags, "seeds/a.txt:1:2: error: first [a]\n"
					"  1 | one\n"
					"    |  ^\n"
					"brevier: note: second [b]\n");
}

static void
test_json(void **state)
{
	struct diags *diags = &((struct fixture *)*state)->diags;
	char *text;

	diag_at(diags, DIAG_ERROR, "a", &seed, 7, "not \"%s\"", "改\xFF");
	diag_file(diags, DIAG_WARNING, "b", NULL, "whole");
	text = check_printed(diags, DIAG_JSON);
	assert_string_equal(
	    text, "{\"file\": \"seeds/a.txt\", \"line\": 2, \"column\": 2, "
		  "\"level\": \"error\", \"code\": \"a\", "
		  "\"message\": \"not \\\"改\xEF\xBF\xBD\\\"\"}\n"
		  "{\"file\": null, \"line\": null, \"column\": null, "
		  "\"level\": \"warning\", \"code\": \"b\", "
		  "\"message\": \"whole\"}\n");
	free(text);
}

static void
test_nearest(void **state)
{
	static const char *const names[] = {"title", "base_url", "publisher",
					    "lang", "date"};

	(void)state;
#define NEAREST(name) nearest_name(STR(name), names, 5)
	assert_string_equal(NEAREST("titel"), "title");
	assert_string_equal(NEAREST("tite"), "title");
	assert_string_equal(NEAREST("Title"), "title");
	assert_string_equal(NEAREST("baseurl"), "base_url");
	assert_string_equal(NEAREST("pubisher"), "publisher");
	assert_string_equal(NEAREST("lnag"), "lang");
	assert_null(NEAREST("language_of_it"));
	assert_null(NEAREST("labels"));
	assert_null(NEAREST("x"));
	assert_null(NEAREST(""));
	assert_null(nearest_name(STR("title"), names, 0));
#undef NEAREST
}

static void
test_nearest_long_names(void **state)
{
	char name[200];
	const char *names[] = {name};

	(void)state;
	memset(name, 'a', sizeof(name));
	name[199] = '\0';
	assert_null(nearest_name(str_from(name), names, 1));
	name[64] = '\0';
	assert_ptr_equal(nearest_name(str_from(name), names, 1), name);
}

int
main(void)
{
#define DIAG_TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    DIAG_TEST(test_position),
	    DIAG_TEST(test_line_ends),
	    DIAG_TEST(test_line),
	    DIAG_TEST(test_files),
	    DIAG_TEST(test_origin),
	    DIAG_TEST(test_excerpt_is_cut),
	    DIAG_TEST(test_controls),
	    DIAG_TEST(test_many_are_counted),
	    DIAG_TEST(test_append_copies),
	    DIAG_TEST(test_json),
	    cmocka_unit_test(test_nearest),
	    cmocka_unit_test(test_nearest_long_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
