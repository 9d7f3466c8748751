/*
 * The cases of the Mustache specification (github.com/mustache/spec), from
 * its JSON files in the folder that MUSTACHE_SPEC names.
 */
#include "template_check.h"

#include <sys/stat.h>

#define CASES_LEAST 100
#define TEMPLATE "the template" /* no partial of the cases has this name */

/* All that are required, and the optional ones that we have. */
static const char *const modules[] = {
    "comments", "delimiters", "interpolation",  "inverted",
    "partials", "sections",   "~dynamic-names", "~inheritance",
};

static const char *
spec_folder(void)
{
	const char *folder = getenv("MUSTACHE_SPEC");

	return folder && *folder ? folder : "../shared/mustache-spec";
}

static bool
add_template(struct template_set *set, struct arena *arena, const char *name,
	     const json_t *text, struct diags *diags)
{
	struct source *source = arena_alloc(arena, sizeof(*source));

	source->name = str_from(name);
	source->text = json_text_of(arena, text);
	return template_set_add(set, source->name, source, diags);
}

/* The specification lets a missing partial pass as empty. So do we, but it
 * is an error besides. */
static bool
is_told_as_error(const char *name)
{
	return strcmp(name, "Failed Lookup") == 0 ||
	       strcmp(name, "Failed Lookup - Partial") == 0;
}

/* The set of a case: its template and its partials. */
static bool
add_templates(struct template_set *set, struct arena *arena, json_t *test,
	      struct diags *diags)
{
	json_t *partials = json_object_get(test, "partials");
	void *item = json_object_iter(partials);
	bool fine = add_template(set, arena, TEMPLATE,
				 json_object_get(test, "template"), diags);

	for (; item; item = json_object_iter_next(partials, item)) {
		if (!add_template(set, arena, json_object_iter_key(item),
				  json_object_iter_value(item), diags))
			fine = false;
	}
	return fine;
}

static bool
run_case(struct arena *arena, json_t *test)
{
	const char *name = json_string_value(json_object_get(test, "name"));
	struct str want =
	    json_text_of(arena, json_object_get(test, "expected"));
	struct value *data =
	    json_value_of(arena, json_object_get(test, "data"));
	struct template_set *set = template_set_new(arena);
	struct diags diags;
	struct buf out = {0};
	bool fine, rendered;

	diags_init(&diags, arena);
	fine = add_templates(set, arena, test, &diags);
	rendered = template_render(set, STR(TEMPLATE), data, &out, &diags);
	fine = fine && rendered != is_told_as_error(name) &&
	       rendered == (diags.errors == 0) && str_eq(buf_str(&out), want);
	if (!fine) {
		print_error("%s: got \"%.*s\", not \"%.*s\"\n", name,
			    STR_ARG(buf_str(&out)), STR_ARG(want));
		diags_print(&diags, DIAG_TEXT, stderr);
	}
	buf_free(&out);
	return fine;
}

/* Runs the cases of a module, adds to the number of all and of those that
 * passed. */
static void
run_module(const char *module, size_t *passed, size_t *all)
{
	struct arena arena = {0};
	struct str path =
	    arena_printf(&arena, "%s/%s.json", spec_folder(), module);
	json_error_t error;
	json_t *root = json_load_file(path.p, 0, &error);
	json_t *tests = json_object_get(root, "tests");
	size_t n = json_array_size(tests), n_passed = 0;

	if (!root)
		print_error("%s: %s\n", path.p, error.text);
	assert_non_null(root);
	for (size_t i = 0; i < n; i++)
		n_passed += run_case(&arena, json_array_get(tests, i));
	print_message("%-15s %zu of %zu\n", module, n_passed, n);
	*passed += n_passed;
	*all += n;
	json_decref(root);
	arena_free(&arena);
}

static void
test_specification(void **state)
{
	size_t passed = 0, all = 0;
	struct stat status;

	(void)state;
	if (stat(spec_folder(), &status) != 0) {
		print_message("skipped: no Mustache specification in %s "
			      "(set MUSTACHE_SPEC)\n",
			      spec_folder());
		skip();
	}
	for (size_t i = 0; i < sizeof(modules) / sizeof(*modules); i++)
		run_module(modules[i], &passed, &all);
	assert_int_equal(passed, all);
	/* less would be a folder that lost most of the specification */
	assert_true(all >= CASES_LEAST);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_specification),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
