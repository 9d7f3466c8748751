#include "build/build.h"

#include <stdio.h>
#include <string.h>

#include "archive/deflate.h"
#include "base/date.h"
#include "base/file.h"
#include "base/memory.h"
#include "build/aliases.h"
#include "build/deadlinks.h"
#include "build/inputs.h"
#include "build/join.h"
#include "build/keys.h"
#include "build/reasons.h"
#include "build/render.h"
#include "build/sitezip.h"
#include "build/stage.h"
#include "build/state.h"
#include "build/twin.h"
#include "version.h"

void
build_init(struct build *build, const struct build_options *options)
{
	*build = (struct build){.options = options};
	diags_init(&build->diags, &build->arena);
}

void
build_free(struct build *build)
{
	reading_free(&build->reading);
	searching_free(&build->searching);
	reasons_free(&build->reasons);
	plan_free(&build->plan);
	arena_free(&build->arena);
}

enum outcome
outcome_of(const struct diags *diags, bool ok)
{
	for (const struct diag *diag = diags->first; diag; diag = diag->next)
		if (strcmp(diag->code, "bug") == 0)
			return OUTCOME_BUG;
	return ok && diags->errors == 0 ? OUTCOME_FINE : OUTCOME_FAULTS;
}

/* ---- Plan ---- */

/* What changes every file: the program itself, by its version and the sum of
 * its sources, how it compresses, and the date that stands for today. */
static struct hash
tool_hash(void)
{
	struct arena scratch = {0};
	struct date epoch = {0};
	struct hasher hasher;

	date_source_epoch(&epoch);
	hasher_init(&hasher);
	hasher_part(&hasher, STR(BREVIER_VERSION));
	hasher_part(&hasher, STR(BREVIER_SOURCES));
	hasher_hash(&hasher, deflate_mark());
	hasher_part(&hasher, date_iso(&scratch, epoch));
	arena_free(&scratch);
	return hasher_done(&hasher);
}

/* Puts the inputs into the order of the catalog. */
static void
sort_inputs(struct build *build)
{
	const struct catalog *catalog = &build->catalog;
	const struct reading *reading = &build->reading;

	build->inputs =
	    arena_array(&build->arena, catalog->n, sizeof(*build->inputs));
	for (size_t k = 0; k < catalog->n; k++)
		build->inputs[k] =
		    reading->inputs[catalog->briefings[k] - reading->summaries];
}

/* The user's folder is the one given, else NAME here, if there is one. */
static struct folders
folders_of(struct build *build, const char *given, const char *name)
{
	const char *data = build->options->data;
	struct folders folders = {.own = given};

	if (!given && file_is_folder(name))
		folders.own = name;
	if (data)
		folders.program =
		    file_join(&build->arena, str_from(data), str_from(name));
	return folders;
}

bool
build_plan(struct build *build, const struct stage *stage)
{
	const struct build_options *options = build->options;
	struct arena *arena = &build->arena;
	struct diags *diags = &build->diags;
	struct folders templates, assets;
	bool ok;

	templates = folders_of(build, options->templates, "templates");
	assets = folders_of(build, options->assets, "assets");
	/* All faults are told, not only those of the first step. */
	ok = site_read(&build->site, options->seeds, arena, diags);
	ok = press_load(&build->press, &build->site, &templates, &assets, arena,
			diags) &&
	     ok;
	template_set_watch(build->press.templates, options->watcher,
			   options->watcher_context);
	ok = seeds_scan(&build->seeds, options->seeds, arena, diags) && ok;
	phases_end(&build->phases, "load");
	ok = reading_run(&build->reading,
			 &(struct study){.seeds = &build->seeds,
					 .site = &build->site,
					 .tool = tool_hash(),
					 .stage = stage,
					 .threads = options->threads},
			 arena, diags) &&
	     ok;
	phases_end(&build->phases, "read");
	if (!ok)
		return false;
	catalog_make(&build->catalog, build->reading.summaries,
		     build->reading.n, arena);
	ok = deadlinks_check(&build->catalog, &build->reading, &build->seeds,
			     &build->site, diags);
	phases_end(&build->phases, "join");
	press_join(&build->press, &build->catalog);
	build->press.collect = options->collect;
	sort_inputs(build);
	ok = plan_make(&build->plan, &build->press, arena, diags) && ok;
	inputs_put(&(struct inputs){.press = &build->press,
				    .list = build->inputs,
				    .tool = tool_hash(),
				    .threads = options->threads},
		   &build->plan, arena);
	aliases_tell(&build->plan, &build->catalog, &build->reading,
		     &build->seeds, &build->site, diags);
	return ok;
}

/* ---- Run ---- */

static bool
save_keys(const struct build *build, const char *path, struct diags *diags)
{
	const struct plan *plan = &build->plan;
	struct buf text = {0};
	bool ok;

	keys_put_head(&text);
	for (size_t i = 0; i < plan->n_jobs; i++) {
		const struct job *job = &plan->jobs[i];

		if (!job->elsewhere)
			keys_put(&text, (struct key){.path = job->path,
						     .hash = job->key,
						     .size = job->size});
	}
	buf_put(&text, buf_str(&build->searching.keys));
	ok = file_write(path, buf_str(&text), diags);
	buf_free(&text);
	return ok;
}

/* The folders of all files that were made, each once. */
static void
put_folders(const struct build *build, struct buf *out)
{
	struct arena scratch = {0};
	struct map seen = {0};
	struct str folder;

	buf_puts(out, "markdown\nsite\n");
	if (build->searching.n)
		buf_puts(out, "site/search\n");
	for (size_t i = 0; i < build->plan.n_jobs; i++) {
		struct str path = build->plan.jobs[i].path;

		for (size_t at = 0; !build->plan.jobs[i].elsewhere &&
				    (at = str_chr(path, '/', at)) != STR_NONE;
		     at++) {
			void **place;

			folder = str_slice(path, 0, at);
			place = map_put(&seen, &scratch, folder);
			if (!*place)
				buf_printf(out, "site/%.*s\n", STR_ARG(folder));
			*place = out;
		}
	}
	arena_free(&scratch);
}

static bool
save_state(struct build *build, const struct state *state,
	   const struct stage *stage)
{
	struct buf folders = {0};
	bool ok;

	told_take(&build->told, build, &build->arena);
	put_folders(build, &folders);
	ok = state_save(state, stage->state, build->options->out, &folders,
			&build->told, &build->diags);
	buf_free(&folders);
	return ok;
}

/* The search index is in the first shard. */
static bool
make_search(struct build *build, const struct stage *stage,
	    const struct keys *keys)
{
	const struct build_options *options = build->options;
	bool ok;

	memory_trim(); /* what the plan needed to find clashes */
	if (options->shard > 1)
		return searching_clear(stage, &build->diags);
	ok = searching_run(&build->searching, &build->reading, &build->press,
			   tool_hash(), stage, keys, &build->arena,
			   &build->diags);
	memory_trim();
	return ok;
}

static bool
save_shard(struct build *build, const char *path)
{
	const struct build_options *options = build->options;
	struct shard_note note = {
	    .k = options->shard,
	    .n = options->n_shards,
	    .plan = hash_hex(&build->arena, plan_hash(&build->plan), 64),
	    .date = catalog_updated(&build->catalog),
	};

	return !options->shard || join_note(path, &note, &build->diags);
}

static bool
make_site_zip(struct build *build, const struct stage *stage)
{
	return !build->options->site_zip ||
	       sitezip_make(stage->site, stage->zip,
			    catalog_updated(&build->catalog), &build->diags);
}

static bool
publish_site_zip(struct build *build, const struct stage *stage)
{
	return !build->options->site_zip ||
	       sitezip_publish(stage->zip, build->options->out, &build->diags);
}

/* What is made here, and what the last build knows of it. */
static void
share_plan(struct build *build, struct keys *keys)
{
	const struct build_options *options = build->options;

	if (options->shard)
		plan_share(&build->plan, options->shard, options->n_shards);
	plan_recall(&build->plan, keys);
}

/* Before files are made: a file may be where a folder was. */
static bool
prune(struct build *build, const struct stage *stage, const struct keys *keys)
{
	return !stage->in_step || twin_prune(stage->site, keys, &build->diags);
}

static bool
follow(struct build *build, struct stage *stage, const struct keys *keys)
{
	struct buf folders = {0};
	bool ok;

	put_folders(build, &folders);
	ok = twin_follow(build, stage, keys, buf_str(&folders));
	buf_free(&folders);
	return ok;
}

static bool
run_stage(struct build *build, struct stage *stage)
{
	struct keys keys;
	struct render render = {.press = &build->press,
				.stage = stage,
				.threads = build->options->threads};

	keys_load(&keys, stage->keys, &build->arena);
	twin_look(stage, &keys, build->options->out, &build->arena);
	if (!stage_begin(stage, &build->arena, &build->diags) ||
	    !build_plan(build, stage))
		return false;
	share_plan(build, &keys);
	reasons_take(build, tool_hash(), stage->inputs);
	render.inputs = build->inputs;
	phases_end(&build->phases, "plan");
	return prune(build, stage, &keys) && make_search(build, stage, &keys) &&
	       phases_end(&build->phases, "search") &&
	       render_run(&render, &build->plan, &build->arena,
			  &build->diags) &&
	       phases_end(&build->phases, "render") &&
	       make_site_zip(build, stage) &&
	       stage_flip(stage, &build->diags) &&
	       save_keys(build, stage->keys, &build->diags) &&
	       reasons_save(build, &keys, stage->inputs) &&
	       save_shard(build, stage->shard) &&
	       publish_site_zip(build, stage) && follow(build, stage, &keys);
}

/* Whoever watches the templates wants them to be rendered, and the date of a
 * ZIP of all is that of the briefings. */
static bool
run_changed(struct build *build, struct stage *stage)
{
	const struct build_options *options = build->options;
	struct state state;

	state_look(&state, options, tool_hash(), stage->lock);
	build->is_remembered = !options->watcher && !options->site_zip &&
			       state_recall(&state, stage->state, options->out,
					    &build->told, &build->arena);
	phases_end(&build->phases, "look");
	return build->is_remembered ||
	       (run_stage(build, stage) && save_state(build, &state, stage) &&
		phases_end(&build->phases, "publish"));
}

bool
build_run(struct build *build)
{
	struct stage stage;
	bool opened, ok;

	phases_begin(&build->phases);
	opened = stage_open(&stage, build->options->out, &build->arena,
			    &build->diags);
	ok = opened && run_changed(build, &stage);

	ok = stage_close(&stage, &build->diags) && ok;
	if (opened && !ok && !stage.flipped && file_exists(stage.old_site))
		diag_file(&build->diags, DIAG_NOTE, "site-kept", NULL,
			  "nothing was published; '%s' is as it was",
			  stage.old_site);
	return ok;
}

/* fwrite(3) takes no NULL, not even for no bytes. */
static void
print_text(struct str text, FILE *out)
{
	if (text.n)
		fwrite(text.p, 1, text.n, out);
}

void
build_print(const struct build *build, bool ok)
{
	enum diag_format format = build->options->format;
	struct arena scratch = {0};

	if (build->is_remembered)
		print_text(build->told.messages[format], stderr);
	diags_print(&build->diags, format, stderr);
	if (ok) {
		print_text(buf_str(&build->reasons.text), stdout);
		told_print(&build->told);
		if (build->options->times)
			phases_print(&build->phases);
		printf("open %s\n",
		       file_join(&scratch, str_from(build->options->out),
				 STR("site/index.html")));
	}
	arena_free(&scratch);
}
