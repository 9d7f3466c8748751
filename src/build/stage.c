#include "build/stage.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/file.h"

static const struct str prefix = STR_INIT("stage-");

static char *
below(struct arena *arena, const char *folder, const char *name)
{
	return file_join(arena, str_from(folder), str_from(name));
}

/* A folder 'site' without our state and without 'markdown' beside it is
 * somebody else's: a flip would throw it away. */
static bool
check_ours(const struct stage *stage, const char *state, struct diags *diags)
{
	bool site = file_exists(stage->old_site);
	bool markdown = file_exists(stage->old_markdown);

	if (file_exists(state) || site == markdown)
		return true;
	diag_file(diags, DIAG_ERROR, "out-foreign",
		  site ? stage->old_site : stage->old_markdown,
		  "was not made by brevier and would be replaced; remove it "
		  "or choose another --out");
	return false;
}

static bool
take_lock(struct stage *stage, const char *state, const char *out,
	  struct arena *arena, struct diags *diags)
{
	const char *path = below(arena, state, "lock");

	stage->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
	if (stage->lock < 0) {
		diag_errno(diags, path, "cannot open");
		return false;
	}
	if (flock(stage->lock, LOCK_EX | LOCK_NB) == 0)
		return true;
	if (errno == EWOULDBLOCK)
		diag_file(diags, DIAG_ERROR, "out-locked", out,
			  "another build is writing here; try again when it "
			  "is done");
	else
		diag_errno(diags, path, "cannot lock");
	close(stage->lock);
	stage->lock = -1;
	return false;
}

/* The lock is ours: whatever stages there are belong to dead builds. */
static bool
remove_stale(const char *state, struct arena *arena, struct diags *diags)
{
	DIR *folder = opendir(state);
	const struct dirent *item;
	bool ok = true;

	if (!folder) {
		diag_errno(diags, state, "cannot list");
		return false;
	}
	while ((item = readdir(folder)))
		if (str_starts(str_from(item->d_name), prefix))
			ok = file_remove(below(arena, state, item->d_name),
					 diags) &&
			     ok;
	closedir(folder);
	return ok;
}

bool
stage_open(struct stage *stage, const char *out, struct arena *arena,
	   struct diags *diags)
{
	const char *state = below(arena, out, ".state");

	*stage = (struct stage){.lock = -1};
	stage->old_site = below(arena, out, "site");
	stage->old_markdown = below(arena, out, "markdown");
	stage->state = below(arena, state, "state");
	stage->keys = below(arena, state, "keys");
	stage->twin = below(arena, state, "twin");
	stage->step = below(arena, state, "step");
	stage->memos = below(arena, state, "memos");
	stage->inputs = below(arena, state, "inputs");
	stage->shard = below(arena, state, "shard");
	return check_ours(stage, state, diags) &&
	       file_make_folders(state, diags) &&
	       take_lock(stage, state, out, arena, diags) &&
	       remove_stale(state, arena, diags);
}

bool
stage_begin(struct stage *stage, struct arena *arena, struct diags *diags)
{
	struct str state = file_folder(str_from(stage->keys));
	struct str name =
	    arena_printf(arena, "%.*s%ld", STR_ARG(prefix), (long)getpid());

	stage->folder = file_join(arena, state, name);
	stage->site = below(arena, stage->folder, "site");
	stage->markdown = below(arena, stage->folder, "markdown");
	stage->zip = below(arena, stage->folder, "site.zip");
	if (stage->in_step && rename(stage->twin, stage->folder) == 0)
		return true;
	stage->in_step = false;
	return file_remove(stage->twin, diags) &&
	       file_make_folders(stage->site, diags) &&
	       file_make_folders(stage->markdown, diags);
}

bool
stage_put(const struct stage *stage, const char *path, struct str bytes,
	  struct diags *diags)
{
	/* What stands there is the published file, too. */
	return (!stage->in_step || file_remove(path, diags)) &&
	       file_create(path, bytes, diags);
}

bool
stage_flip(struct stage *stage, struct diags *diags)
{
	bool atomic;

	stage->flipped =
	    file_remove(stage->state, diags) &&
	    file_remove(stage->keys, diags) &&
	    file_remove(stage->inputs, diags) &&
	    file_remove(stage->shard, diags) &&
	    file_exchange(stage->markdown, stage->old_markdown, &atomic,
			  diags) &&
	    file_exchange(stage->site, stage->old_site, &atomic, diags);
	return stage->flipped;
}

bool
stage_close(struct stage *stage, struct diags *diags)
{
	bool ok = true;

	if (stage->folder)
		ok = file_remove(stage->folder, diags);
	if (stage->lock >= 0)
		close(stage->lock); /* gives the lock back */
	stage->lock = -1;
	stage->folder = NULL;
	return ok;
}
