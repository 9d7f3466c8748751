#include "build/dump.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "build/load.h"
#include "build/names.h"
#include "build/show.h"

bool
dump_stage_find(const char *name, enum dump_stage *stage)
{
	static const char *const names[] = {
	    [DUMP_MODEL] = "model",   [DUMP_MARKDOWN] = "markdown",
	    [DUMP_BLOCKS] = "blocks", [DUMP_PLAN] = "plan",
	    [DUMP_VALUES] = "values",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strcmp(names[i], name) == 0) {
			*stage = (enum dump_stage)i;
			return true;
		}
	}
	return false;
}

bool
dump_stage_is_build(enum dump_stage stage)
{
	return stage == DUMP_PLAN || stage == DUMP_VALUES;
}

static bool
load(const struct dump_options *options, struct loaded *loaded,
     struct briefing *briefing, struct arena *arena, struct diags *diags)
{
	struct str path = str_from(options->file);
	struct str folder = file_folder(path);
	struct seed seed;
	struct site site;

	folder = options->seeds ? str_from(options->seeds)
				: arena_str(arena, folder);
	return seed_from_path(&seed, path, arena, diags) &&
	       site_read(&site, folder.p, arena, diags) &&
	       load_seed(loaded, &seed, &site, false, arena, diags) &&
	       load_markdown(briefing, &loaded->markdown, &loaded->record,
			     seed.slug, &site, arena, diags);
}

static enum outcome
dump_file(const struct dump_options *options)
{
	struct arena arena = {0};
	struct buf out = {0};
	struct diags diags;
	struct loaded loaded;
	struct briefing briefing;
	enum outcome outcome;
	bool ok;

	diags_init(&diags, &arena);
	ok = load(options, &loaded, &briefing, &arena, &diags);
	if (ok && options->stage == DUMP_MARKDOWN)
		buf_put(&out, loaded.markdown.text);
	else if (ok)
		show_briefing(&out, &briefing, options->stage == DUMP_BLOCKS);
	if (out.n > 0)
		fwrite(out.p, 1, out.n, stdout);
	diags_print(&diags, options->format, stderr);
	outcome = outcome_of(&diags, ok);
	buf_free(&out);
	arena_free(&arena);
	return outcome;
}

static enum outcome
dump_plan(const struct dump_options *options)
{
	struct build build;
	enum outcome outcome;
	bool ok;

	build_init(&build, &options->build);
	ok = build_plan(&build, NULL);
	for (size_t i = 0; ok && i < build.plan.n_jobs; i++) {
		const struct job *job = &build.plan.jobs[i];

		printf("%.*s %-8s %.*s\n",
		       STR_ARG(hash_hex(&build.arena, job->key, 12)),
		       job->product->name, STR_ARG(job->path));
	}
	diags_print(&build.diags, options->format, stderr);
	outcome = outcome_of(&build.diags, ok);
	build_free(&build);
	return outcome;
}

/* The whole site is made, on one thread, in a folder that is removed. */
static enum outcome
dump_values(const struct dump_options *options)
{
	struct build_options chosen = options->build;
	char folder[] = "/tmp/brevier-values-XXXXXX";
	struct arena arena = {0};
	struct names names = {.arena = &arena};
	struct build build;
	enum outcome outcome;
	bool ok;

	chosen.out = folder;
	chosen.threads = 1;
	chosen.watcher = names_watch;
	chosen.watcher_context = &names;
	build_init(&build, &chosen);
	ok = mkdtemp(folder) != NULL;
	if (!ok)
		diag_errno(&build.diags, folder, "cannot make");
	ok = ok && build_run(&build);
	if (ok)
		names_print(&names, stdout);
	ok = file_remove(folder, &build.diags) && ok;
	diags_print(&build.diags, options->format, stderr);
	outcome = outcome_of(&build.diags, ok);
	build_free(&build);
	arena_free(&arena);
	return outcome;
}

enum outcome
dump_run(const struct dump_options *options)
{
	if (options->stage == DUMP_VALUES)
		return dump_values(options);
	return options->stage == DUMP_PLAN ? dump_plan(options)
					   : dump_file(options);
}
