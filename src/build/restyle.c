#include "build/restyle.h"

#include <stdio.h>

#include "base/file.h"
#include "markdown/format.h"

/* True where the file has its form, or got it. */
static bool
restyle_file(const struct restyle_options *options, const char *path,
	     struct arena *arena, struct diags *diags)
{
	struct source source = {.name = str_from(path)};
	struct buf out = {0};
	bool ok;

	ok = file_read(path, arena, &source.text, diags) &&
	     format_markdown(&out, &source, arena, diags);
	if (ok && !str_eq(buf_str(&out), source.text)) {
		ok =
		    !options->check && file_rewrite(path, buf_str(&out), diags);
		if (ok || options->check)
			puts(path); /* checked at the end */
	}
	buf_free(&out);
	return ok;
}

enum outcome
restyle_run(const struct restyle_options *options)
{
	struct arena told = {0};
	struct diags diags;
	enum outcome outcome;
	bool ok = true;

	diags_init(&diags, &told);
	for (size_t i = 0; i < options->n; i++) {
		struct arena arena = {0};
		struct diags own;

		diags_init(&own, &arena);
		ok = restyle_file(options, options->files[i], &arena, &own) &&
		     ok;
		diags_append(&diags, &own);
		arena_free(&arena);
	}
	fflush(stdout);
	diags_print(&diags, options->format, stderr);
	outcome = outcome_of(&diags, ok);
	arena_free(&told);
	return outcome;
}
