/*
 * State: what the last build was made from, left behind and said, so that
 * one that would do the same does nothing: OUT/.state/state.
 *
 *	state_look(&state, &options, tool, stage.lock);	before all reading
 *	if (state_recall(&state, path, out, &told, arena)) ... nothing to do
 *	ok = state_save(&state, path, out, &folders, &told, diags);
 *
 * No file is read for it: its name, its size, its number and its times are
 * looked at, of which the last change (ctime) cannot be set by a program.
 * What the build left is held to be whole where no folder of it has changed
 * since and the machine has not been started anew.
 */
#ifndef BREVIER_BUILD_STATE_H
#define BREVIER_BUILD_STATE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/hash.h"
#include "build/told.h"

struct build_options;

struct state {
	struct hash inputs; /* all that a build depends on */
	bool settled; /* none of it is so new that a later edit could have the
			 same time */
};

/* The file that a program's name stands for, as the state sees it: another
 * one where it was replaced. Where none is found, that is hashed, too. */
void state_put_program(struct hasher *hasher, const char *name);

/* lock: a file open for writing, whose time is set to tell the clock. */
void state_look(struct state *state, const struct build_options *options,
		struct hash tool, int lock);
/* Whether the last build was made from the same and all is as it left it. */
bool state_recall(const struct state *state, const char *path, const char *out,
		  struct told *told, struct arena *arena);
/* folders: all that the build made below out, a line each. */
/* A hash of folders below a place, a line each: another one once a file of
 * them is added, removed or replaced. False where one is missing. */
bool state_folders(struct str folders, const char *below, struct hash *hash);
bool state_save(const struct state *state, const char *path, const char *out,
		const struct buf *folders, const struct told *told,
		struct diags *diags);

#endif
