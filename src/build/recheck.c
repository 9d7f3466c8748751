#include "build/recheck.h"

#include <stdio.h>

#include "base/file.h"

/* A stage's name: what is left of a build that dies, the next one removes. */
static const struct str place = STR_INIT(".state/stage-clean");

/* Two trees on their way to be told apart. */
struct recheck {
	const char *ours, *clean; /* the folders of a tree */
	struct arena arena;
	struct diags *diags;
	size_t n; /* files in both */
	bool ok;
};

static void
tell(struct recheck *recheck, struct str name, const char *message)
{
	const char *path =
	    file_join(&recheck->arena, str_from(recheck->ours), name);

	diag_file(recheck->diags, DIAG_ERROR, "incremental", path, "%s",
		  message);
	recheck->ok = false;
}

/* ---- Files ---- */

static size_t
first_difference(struct str a, struct str b)
{
	size_t i = 0;

	while (i < a.n && i < b.n && a.p[i] == b.p[i])
		i++;
	return i;
}

static void
compare_file(struct recheck *recheck, struct str name)
{
	struct arena scratch = {0};
	struct str ours, clean;

	recheck->n++;
	if (!file_read(file_join(&scratch, str_from(recheck->ours), name),
		       &scratch, &ours, recheck->diags) ||
	    !file_read(file_join(&scratch, str_from(recheck->clean), name),
		       &scratch, &clean, recheck->diags))
		recheck->ok = false;
	else if (!str_eq(ours, clean))
		tell(recheck, name,
		     arena_printf(&scratch,
				  "a clean build makes another file, from "
				  "byte %zu on",
				  first_difference(ours, clean) + 1)
			 .p);
	arena_free(&scratch);
}

/* Both lists are sorted. */
static void
compare_lists(struct recheck *recheck, const struct file_list *ours,
	      const struct file_list *clean)
{
	size_t i = 0, k = 0;

	while (i < ours->n || k < clean->n) {
		int order = i == ours->n ? 1
			    : k == clean->n
				? -1
				: str_cmp(ours->names[i], clean->names[k]);

		if (order < 0)
			tell(recheck, ours->names[i],
			     "a clean build makes no such file");
		else if (order > 0)
			tell(recheck, clean->names[k],
			     "is missing: a clean build makes it");
		else
			compare_file(recheck, ours->names[i]);
		i += order <= 0;
		k += order >= 0;
	}
}

static void
compare_tree(struct recheck *recheck, const struct build *clean,
	     const char *name)
{
	struct arena *arena = &recheck->arena;
	struct str ours = str_from(recheck->ours);
	struct file_list ours_list, clean_list;

	recheck->ours = file_join(arena, ours, str_from(name));
	recheck->clean =
	    file_join(arena, str_from(clean->options->out), str_from(name));
	if (file_list(recheck->ours, true, arena, &ours_list, recheck->diags) &&
	    file_list(recheck->clean, true, arena, &clean_list, recheck->diags))
		compare_lists(recheck, &ours_list, &clean_list);
	else
		recheck->ok = false;
	recheck->ours = ours.p;
}

/* ---- The whole ---- */

static void
compare_builds(struct recheck *recheck, const struct build *build,
	       const struct build *clean)
{
	if (!str_eq(build->told.messages[DIAG_JSON],
		    clean->told.messages[DIAG_JSON]))
		tell(recheck, STR(""), "a clean build tells other messages");
	compare_tree(recheck, clean, "markdown");
	compare_tree(recheck, clean, "site");
}

bool
recheck_run(struct build *build)
{
	struct build_options options = *build->options;
	struct recheck recheck = {
	    .ours = options.out, .diags = &build->diags, .ok = true};
	struct build clean;

	options.out = file_join(&recheck.arena, str_from(options.out), place);
	build_init(&clean, &options);
	if (build_run(&clean)) {
		compare_builds(&recheck, build, &clean);
	} else {
		diags_append(&build->diags, &clean.diags);
		recheck.ok = false;
	}
	if (recheck.ok)
		printf("%zu files are as a clean build makes them\n",
		       recheck.n);
	recheck.ok = file_remove(options.out, &build->diags) && recheck.ok;
	build_free(&clean);
	arena_free(&recheck.arena);
	return recheck.ok;
}
