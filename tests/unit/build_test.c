/* Seeds, the memory of the last build, the stage. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "build/inputs.h"
#include "build/keys.h"
#include "build/plan.h"
#include "build/seeds.h"
#include "build/stage.h"

struct world {
	struct arena arena;
	struct diags diags;
	char folder[32];
};

static void
assert_text(struct str got, const char *want)
{
	if (!str_eq(got, str_from(want)))
		fail_msg("'%.*s' is not '%s'", STR_ARG(got), want);
}

static int
world_new(void **state)
{
	struct world *w = calloc(1, sizeof(*w));

	diags_init(&w->diags, &w->arena);
	strcpy(w->folder, "/tmp/brevier-build-XXXXXX");
	*state = w;
	return mkdtemp(w->folder) ? 0 : -1;
}

static int
world_free(void **state)
{
	struct world *w = *state;

	file_remove(w->folder, &w->diags);
	arena_free(&w->arena);
	free(w);
	return 0;
}

static const char *
path_in(struct world *w, const char *name)
{
	return file_join(&w->arena, str_from(w->folder), str_from(name));
}

static void
touch(struct world *w, const char *name)
{
	assert_true(file_write(path_in(w, name), STR("x\n"), &w->diags));
}

static void
assert_last_code(const struct world *w, const char *code)
{
	const struct diag *diag = w->diags.first;

	assert_non_null(diag);
	while (diag->next)
		diag = diag->next;
	assert_string_equal(diag->code, code);
}

/* ---- Seeds ---- */

static void
test_seeds(void **state)
{
	struct world *w = *state;
	struct seeds seeds;

	touch(w, "2024-09.txt");
	touch(w, "Issue 7.md");
	touch(w, "2024-10.md");
	touch(w, "2024-10.txt");
	touch(w, "README.md");
	touch(w, "_draft.md");
	touch(w, ".hidden.txt");
	touch(w, "site.yaml");
	assert_true(seeds_scan(&seeds, w->folder, &w->arena, &w->diags));
	assert_int_equal(seeds.n, 3);
	assert_text(seeds.list[0].slug, "2024-09");
	assert_int_equal(seeds.list[0].format, SEED_IMPORT);
	assert_null(seeds.list[0].record.p);
	/* The Markdown is the briefing, the text its record. */
	assert_text(seeds.list[1].slug, "2024-10");
	assert_int_equal(seeds.list[1].format, SEED_MARKDOWN);
	assert_text(seeds.list[1].path, path_in(w, "2024-10.md"));
	assert_text(seeds.list[1].record, path_in(w, "2024-10.txt"));
	assert_text(seeds.list[2].slug, "issue-7");
}

/* The seeds of a folder of these files. */
static void
scan_names(struct world *w, const char *const *names, size_t n,
	   struct seeds *seeds)
{
	for (size_t i = 0; i < n; i++)
		touch(w, names[i]);
	assert_true(seeds_scan(seeds, w->folder, &w->arena, &w->diags));
}

static void
assert_slugs(const struct seeds *seeds, const char *const *slugs, size_t n)
{
	assert_int_equal(seeds->n, n);
	for (size_t i = 0; i < n; i++)
		assert_text(seeds->list[i].slug, slugs[i]);
}

/* Folders are in the names of what stands in them, but not twice. */
static void
test_subfolders(void **state)
{
	static const char *const names[] = {
	    "2024/01/2024-01-05-x.md", "2024/01/07.md", "2024/2024.md",
	    "2024/20245.md",           "2024/index.md", "2024/notes.txt",
	    "2024/README.md",          "a/_b/c.md",     "a/.b/c.md",
	    "a/node_modules/c.md",     "out/.state/x",  "out/markdown/y.md",
	    "posts/2024/2024-01.md",   "posts/z.md",    "posts/z.txt"};
	static const char *const slugs[] = {
	    "2024-01-07", "2024-01-05-x",  "2024",   "2024-20245",
	    "2024-2",     "posts-2024-01", "posts-z"};
	struct world *w = *state;
	struct seeds seeds;

	scan_names(w, names, sizeof(names) / sizeof(names[0]), &seeds);
	assert_slugs(&seeds, slugs, sizeof(slugs) / sizeof(slugs[0]));
	assert_text(seeds.list[6].record, path_in(w, "posts/z.txt"));
	assert_text(seeds.list[6].record_name, "posts/z.txt");
	assert_text(seeds.list[6].folder, w->folder);
	assert_int_equal(w->diags.warnings, 1);
}

static void
test_no_seeds(void **state)
{
	struct world *w = *state;
	struct seeds seeds;

	assert_false(seeds_scan(&seeds, w->folder, &w->arena, &w->diags));
	assert_last_code(w, "no-seeds");
	assert_false(
	    seeds_scan(&seeds, path_in(w, "nowhere"), &w->arena, &w->diags));
	assert_last_code(w, "no-seeds");
	assert_int_equal(w->diags.errors, 2);
}

/* All faults of a folder at once. */
static void
test_bad_names(void **state)
{
	struct world *w = *state;
	struct seeds seeds;

	touch(w, "archive.txt");
	touch(w, "a b.md");
	touch(w, "a-b.txt");
	assert_false(seeds_scan(&seeds, w->folder, &w->arena, &w->diags));
	assert_int_equal(w->diags.errors, 1);
	assert_int_equal(w->diags.warnings, 1);
	assert_text(seeds.list[1].slug, "archive-2");
}

/* Names that give one folder, if only on some systems, get numbers. */
static void
test_numbered_names(void **state)
{
	static const char *const names[] = {
	    "!.md",    "A B.md", "A B.txt", "CON.md", "a b.md",
	    "a b.txt", "a-2.md", "Ä.md",    "ä.md",   "z.markdown"};
	static const char *const slugs[] = {"briefing", "a-b", "con_", "a-b-2",
					    "a-2",      "z",   "Ä",    "ä-2"};
	struct world *w = *state;
	struct seeds seeds;

	scan_names(w, names, sizeof(names) / sizeof(names[0]), &seeds);
	assert_slugs(&seeds, slugs, sizeof(slugs) / sizeof(slugs[0]));
	/* Each text is the record of the Markdown beside it. */
	assert_text(seeds.list[1].record, path_in(w, "A B.txt"));
	assert_text(seeds.list[3].record, path_in(w, "a b.txt"));
	assert_int_equal(w->diags.warnings, 3);
}

/* ---- Keys ---- */

static void
test_keys(void **state)
{
	struct world *w = *state;
	const char *path = path_in(w, "keys");
	struct key key = {.path = STR("a b/index.html"),
			  .hash = hash_bytes(STR("a")),
			  .size = 42};
	struct buf text = {0};
	struct keys keys;

	keys_put_head(&text);
	keys_put(&text, key);
	key.path = STR("c");
	keys_put(&text, key);
	assert_true(file_write(path, buf_str(&text), &w->diags));
	keys_load(&keys, path, &w->arena);
	assert_int_equal(keys.n, 2);
	assert_int_equal(keys_find(&keys, STR("a b/index.html"))->size, 42);
	assert_true(hash_eq(keys_find(&keys, STR("c"))->hash, key.hash));
	assert_null(keys_find(&keys, STR("d")));
	/* In any order. */
	assert_ptr_equal(keys_claim(&keys, STR("a b/index.html")), keys.list);
	assert_ptr_equal(keys_claim(&keys, STR("c")), keys.list + 1);
	assert_null(keys_claim(&keys, STR("d")));
	assert_ptr_equal(keys_claim(&keys, STR("a b/index.html")), keys.list);
	assert_true(keys.list[1].planned);
	buf_free(&text);
}

static void
assert_no_keys(struct world *w, struct str text)
{
	const char *path = path_in(w, "keys");
	struct keys keys;

	assert_true(file_write(path, text, &w->diags));
	keys_load(&keys, path, &w->arena);
	assert_int_equal(keys.n, 0);
}

/* Whatever is not right is as if it were not there. */
static void
test_bad_keys(void **state)
{
	struct world *w = *state;
	struct buf text = {0};
	struct keys keys;
	struct str good;

	keys_load(&keys, path_in(w, "nowhere"), &w->arena);
	assert_int_equal(keys.n, 0);
	keys_put_head(&text);
	keys_put(&text, (struct key){.path = STR("a"),
				     .hash = hash_bytes(STR("a")),
				     .size = 1});
	good = buf_str(&text);
	assert_no_keys(w, STR(""));
	assert_no_keys(w, str_slice(good, 0, good.n - 1));
	assert_no_keys(w, str_skip(good, 1));
	assert_no_keys(w, STR("brevier keys 2\n"));
	assert_no_keys(w, STR("brevier keys 1\nxyz 1 a\n"));
	buf_puts(&text, "cut");
	assert_no_keys(w, buf_str(&text));
	buf_free(&text);
	assert_int_equal(w->diags.errors, 0);
}

/* ---- Stage ---- */

static void
put(struct world *w, const char *folder, const char *name, const char *text)
{
	const char *path =
	    file_join(&w->arena, str_from(folder), str_from(name));

	assert_true(file_write(path, str_from(text), &w->diags));
}

static void
assert_file(struct world *w, const char *name, const char *text)
{
	struct str got;

	assert_true(file_read(path_in(w, name), &w->arena, &got, &w->diags));
	assert_text(got, text);
}

static void
build_once(struct world *w, const char *text, bool flip)
{
	struct stage stage;

	assert_true(
	    stage_open(&stage, path_in(w, "out"), &w->arena, &w->diags));
	assert_true(stage_begin(&stage, &w->arena, &w->diags));
	put(w, stage.site, "index.html", text);
	put(w, stage.markdown, "a.md", text);
	if (flip)
		assert_true(stage_flip(&stage, &w->diags));
	assert_true(stage_close(&stage, &w->diags));
}

static void
test_stage(void **state)
{
	struct world *w = *state;
	struct file_list files;

	build_once(w, "one", true);
	assert_file(w, "out/site/index.html", "one");
	build_once(w, "failed", false);
	assert_file(w, "out/site/index.html", "one");
	assert_file(w, "out/markdown/a.md", "one");
	build_once(w, "two", true);
	assert_file(w, "out/site/index.html", "two");
	assert_file(w, "out/markdown/a.md", "two");
	/* Nothing but the products and the lock is left. */
	assert_true(file_list(path_in(w, "out/.state"), true, &w->arena, &files,
			      &w->diags));
	assert_int_equal(files.n, 1);
	assert_text(files.names[0], "lock");
}

static void
test_stage_is_locked(void **state)
{
	struct world *w = *state;
	struct stage first, second;
	const char *out = path_in(w, "out");

	assert_true(stage_open(&first, out, &w->arena, &w->diags));
	assert_true(stage_begin(&first, &w->arena, &w->diags));
	put(w, first.site, "index.html", "first");
	assert_false(stage_open(&second, out, &w->arena, &w->diags));
	assert_last_code(w, "out-locked");
	assert_true(stage_close(&second, &w->diags));
	/* The loser has left the winner's stage alone. */
	assert_true(stage_flip(&first, &w->diags));
	assert_true(stage_close(&first, &w->diags));
	assert_file(w, "out/site/index.html", "first");
}

static void
test_stage_is_cleaned(void **state)
{
	struct world *w = *state;
	const char *stale = path_in(w, "out/.state/stage-1");

	build_once(w, "one", true);
	put(w, stale, "site/half.html", "x");
	build_once(w, "two", true);
	assert_false(file_exists(stale));
}

/* The user's own folder called "site" is not thrown away. */
static void
test_foreign_site(void **state)
{
	struct world *w = *state;
	struct stage stage;

	put(w, path_in(w, "out"), "site/mine.html", "mine");
	assert_false(
	    stage_open(&stage, path_in(w, "out"), &w->arena, &w->diags));
	assert_last_code(w, "out-foreign");
	assert_true(stage_close(&stage, &w->diags));
	assert_file(w, "out/site/mine.html", "mine");
}

/* ---- Plan ---- */

/* Two briefings, "b" newer than "a", each with one entry called id. */
static bool
plan_two(struct world *w, struct plan *plan, const char *id,
	 const char *markdown)
{
	struct site *site = arena_alloc(&w->arena, sizeof(*site));
	struct assets *assets = arena_alloc(&w->arena, sizeof(*assets));
	struct summary *list = arena_array(&w->arena, 2, sizeof(*list));
	struct catalog *catalog = arena_alloc(&w->arena, sizeof(*catalog));
	struct press press = {.site = site, .assets = assets};
	struct plan_input inputs[2] = {0};

	for (size_t i = 0; i < 2; i++) {
		struct entry_summary *entry =
		    arena_alloc(&w->arena, sizeof(*entry));

		entry->id = str_from(id);
		entry->traces.order = 1;
		list[i].slug = i ? STR("b") : STR("a");
		list[i].date = (struct date){2024, 1, 1 + (int)i};
		list[i].entries = entry;
		list[i].n_entries = 1;
	}
	inputs[0].markdown = hash_bytes(str_from(markdown));
	catalog_make(catalog, list, 2, &w->arena);
	press.templates = template_set_new(&w->arena);
	press_join(&press, catalog);
	if (!plan_make(plan, &press, &w->arena, &w->diags))
		return false;
	inputs_put(&(struct inputs){.press = &press,
				    .list = inputs,
				    .tool = hash_bytes(STR("tool")),
				    .threads = 2},
		   plan, &w->arena);
	return true;
}

static bool
plan_has(const struct plan *plan, const char *path)
{
	for (size_t i = 0; i < plan->n_jobs; i++)
		if (str_eq(plan->jobs[i].path, str_from(path)))
			return true;
	return false;
}

static void
test_plan(void **state)
{
	static const char *const paths[] = {
	    "b/index.html", "b/e.html",   "b/b.md",
	    "b/b.json",     "b/b.epub",   "b/b.zip",
	    "a/index.html", "index.html", "archive/index.html",
	};
	struct world *w = *state;
	struct plan plan, other;

	assert_true(plan_two(w, &plan, "e", "x"));
	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++)
		assert_true(plan_has(&plan, paths[i]));
	assert_text(plan.jobs[0].path, "b/index.html");
	assert_int_equal(plan.units[1].from, 1);
	assert_int_equal(plan.units[1].to, 2);
	assert_int_equal(plan.units[2].from, plan.units[2].to);
	/* Other Markdown for "b": what reads it changes, nothing else does. */
	assert_true(plan_two(w, &other, "e", "y"));
	for (size_t i = 0; i < plan.n_units; i++) {
		const struct unit *unit = &plan.units[i];

		for (size_t j = unit->first; j < unit->first + unit->n; j++)
			assert_int_equal(
			    hash_eq(plan.jobs[j].key, other.jobs[j].key),
			    !(unit->from == 0 && unit->to > 0));
	}
	plan_free(&other);
	assert_true(plan_two(w, &other, "e", "x"));
	for (size_t i = 0; i < plan.n_jobs; i++)
		assert_true(hash_eq(plan.jobs[i].key, other.jobs[i].key));
	plan_free(&other);
	plan_free(&plan);
}

/* The last gate before names of files. */
static void
test_plan_paths(void **state)
{
	static const char *const bad[] = {"index", "../x", "a//b", ".x"};
	struct world *w = *state;
	struct plan plan;

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		size_t before = w->diags.errors;

		assert_false(plan_two(w, &plan, bad[i], "x"));
		plan_free(&plan);
		assert_true(w->diags.errors > before);
		assert_last_code(w, "path-clash");
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, world_new, world_free)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_seeds),           TEST(test_subfolders),
	    TEST(test_no_seeds),        TEST(test_bad_names),
	    TEST(test_numbered_names),  TEST(test_plan),
	    TEST(test_plan_paths),      TEST(test_keys),
	    TEST(test_bad_keys),        TEST(test_stage),
	    TEST(test_stage_is_locked), TEST(test_stage_is_cleaned),
	    TEST(test_foreign_site),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
