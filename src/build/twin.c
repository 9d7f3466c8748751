#include "build/twin.h"

#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "base/pack.h"
#include "build/build.h"
#include "build/state.h"

static const struct str head = STR_INIT("brevier step 1\n");

/* What OUT/.state/step says behind its head. */
struct step {
	struct hash site, twin; /* the folders; twin: zero where none is */
	struct str folders;     /* a line each */
};

static void
pack_step(struct pack *pack, struct step *step)
{
	pack_plain(pack, &step->site, sizeof(step->site));
	pack_plain(pack, &step->twin, sizeof(step->twin));
	pack_text(pack, &step->folders);
}

static bool
read_step(const char *path, struct step *step, struct arena *arena)
{
	struct pack pack = {.arena = arena};

	*step = (struct step){0};
	if (!pack_open(&pack, path, head))
		return false;
	pack_step(&pack, step);
	return pack_done(&pack);
}

void
twin_look(struct stage *stage, const struct keys *keys, const char *out,
	  struct arena *arena)
{
	struct step step;
	struct hash site, twin;

	stage->intact = keys->n > 0 && read_step(stage->step, &step, arena) &&
			state_folders(step.folders, out, &site) &&
			hash_eq(site, step.site);
	stage->in_step = stage->intact &&
			 state_folders(step.folders, stage->twin, &twin) &&
			 hash_eq(twin, step.twin);
}

/* ---- What is gone ---- */

/* Removes a file, and the folders that are empty then. */
static bool
drop(const char *tree, struct str path, struct diags *diags)
{
	struct arena scratch = {0};
	struct str top = str_from(tree);
	bool ok = file_remove(file_join(&scratch, top, path), diags);

	while (ok && (path = file_folder(path)).n > 0 &&
	       rmdir(file_join(&scratch, top, path)) == 0)
		;
	arena_free(&scratch);
	return ok;
}

bool
twin_prune(const char *site, const struct keys *keys, struct diags *diags)
{
	bool ok = true;

	for (size_t i = 0; i < keys->n; i++) {
		const struct key *key = &keys->list[i];

		if (!key->planned && !str_starts(key->path, SEARCHING_FOLDER))
			ok = drop(site, key->path, diags) && ok;
	}
	return ok;
}

/* ---- Following ---- */

static bool
follow_file(const struct stage *stage, struct str path, struct diags *diags)
{
	struct arena scratch = {0};
	const char *to = file_join(&scratch, str_from(stage->site), path);
	bool ok =
	    file_remove(to, diags) &&
	    file_link(file_join(&scratch, str_from(stage->old_site), path), to,
		      diags);

	arena_free(&scratch);
	return ok;
}

static bool
follow_jobs(const struct plan *plan, const struct stage *stage,
	    struct diags *diags)
{
	bool ok = true;

	for (size_t i = 0; ok && i < plan->n_jobs; i++)
		if (!plan->jobs[i].fresh && !plan->jobs[i].elsewhere)
			ok = follow_file(stage, plan->jobs[i].path, diags);
	return ok;
}

/* All files below a folder of from, and no others, below that of to. */
static bool
follow_folder(const char *from, const char *to, struct str folder,
	      struct diags *diags)
{
	struct arena scratch = {0};
	struct file_list list = {0};
	bool ok;

	from = file_join(&scratch, str_from(from), folder);
	to = file_join(&scratch, str_from(to), folder);
	ok = file_remove(to, diags) &&
	     (!file_exists(from) ||
	      file_list(from, false, &scratch, &list, diags));
	for (size_t i = 0; ok && i < list.n; i++)
		ok = file_link(
		    file_join(&scratch, str_from(from), list.names[i]),
		    file_join(&scratch, str_from(to), list.names[i]), diags);
	arena_free(&scratch);
	return ok;
}

static bool
follow_markdown(const struct build *build, const struct stage *stage,
		struct diags *diags)
{
	struct arena scratch = {0};
	bool ok = seeds_sweep(&build->seeds, stage->markdown, ".md", diags);

	for (size_t i = 0; ok && i < build->seeds.n; i++) {
		struct str slug = build->seeds.list[i].slug, name;
		const char *from, *to;

		if (stage->in_step && !build->reading.rewritten[i])
			continue;
		name = ARENA_JOIN(&scratch, slug, STR(".md"));
		from = file_join(&scratch, str_from(stage->old_markdown), name);
		to = file_join(&scratch, str_from(stage->markdown), name);
		ok = file_remove(to, diags) && file_link(from, to, diags);
	}
	arena_free(&scratch);
	return ok;
}

static bool
follow(struct build *build, struct stage *stage, const struct keys *keys,
       struct diags *diags)
{
	bool ok = twin_prune(stage->site, keys, diags) &&
		  (build->searching.fresh ||
		   follow_folder(stage->old_site, stage->site, SEARCHING_FOLDER,
				 diags)) &&
		  follow_jobs(&build->plan, stage, diags) &&
		  follow_markdown(build, stage, diags) &&
		  rename(stage->folder, stage->twin) == 0;

	if (ok)
		stage->folder = NULL; /* it is no stage any more */
	return ok;
}

/* A tree of which most is stale is sooner removed than changed. */
static bool
is_worth_it(const struct plan *plan)
{
	size_t n_stale = 0;

	for (size_t i = 0; i < plan->n_jobs; i++)
		n_stale += !plan->jobs[i].fresh;
	return 2 * n_stale < plan->n_jobs;
}

bool
twin_follow(struct build *build, struct stage *stage, const struct keys *keys,
	    struct str folders)
{
	struct step step = {.folders = folders};
	struct buf text = {0};
	struct diags ignored; /* without a twin the next build does more */
	bool ok;

	diags_init(&ignored, &build->arena);
	if (stage->intact && is_worth_it(&build->plan) &&
	    follow(build, stage, keys, &ignored))
		state_folders(folders, stage->twin, &step.twin);
	if (!state_folders(folders, build->options->out, &step.site))
		return true;
	buf_put(&text, head);
	pack_step(&(struct pack){.out = &text}, &step);
	ok = file_write(stage->step, buf_str(&text), &build->diags);
	buf_free(&text);
	return ok;
}
