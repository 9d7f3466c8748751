/*
 * Spec: the examples of CommonMark, which come from npm, and of GitHub, which
 * lie beside the project; where they are not there, the test is skipped, with a
 * word.
 */
#ifndef BREVIER_TESTS_SPEC_H
#define BREVIER_TESTS_SPEC_H

#include "check.h"

#include <jansson.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"

/* An example, and the HTML that it is to become. */
typedef void spec_see(void *data, struct str markdown, struct str html);

/* Tabs are written as arrows. */
static inline struct str
spec_tabs(struct str text, struct arena *arena)
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
static inline void
spec_see_all(struct str spec, spec_see *see, void *data, struct arena *arena)
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
		see(data, spec_tabs(str_slice(spec, at, parts), arena),
		    spec_tabs(str_slice(spec, parts + 2, end), arena));
		at = end;
	}
}

static inline void
spec_commonmark(spec_see *see, void *data)
{
	const char *folder = getenv("COMMONMARK_SPEC");
	struct arena arena = {0};
	struct diags diags;
	struct str spec, path;

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
	spec_see_all(spec, see, data, &arena);
	arena_free(&arena);
}

static inline struct str
spec_member(json_t *example, const char *name)
{
	return str_from(json_string_value(json_object_get(example, name)));
}

/* The examples of a file of GitHub's for which wanted is true. */
static inline void
spec_github(const char *name, bool (*wanted)(json_t *), spec_see *see,
	    void *data)
{
	const char *folder = getenv("GFM_SPEC");
	struct arena arena = {0};
	json_t *spec, *example;
	size_t i;

	if (!folder)
		folder = "../shared/gfm-spec";
	spec = json_load_file(arena_printf(&arena, "%s/%s", folder, name).p, 0,
			      NULL);
	arena_free(&arena);
	if (!spec) {
		print_message("%s/%s is not there; GFM_SPEC names its folder\n",
			      folder, name);
		skip();
	}
	json_array_foreach(spec, i, example) if (wanted(example))
	    see(data, spec_member(example, "markdown"),
		spec_member(example, "html"));
	json_decref(spec);
}

#endif
