/*
 * Reasons: which input made a file stale: brevier build --explain.
 *
 *	2024-08/index.html: seeds/2024-08.md has changed
 *	2024-09/index.html: seeds/2024-08.md has changed, and others tell of it
 *	index.html: templates/home.html has changed, and 2 more
 *
 * OUT/.state/inputs keeps the hash of each input of the last build: a line
 * "HASH KIND NAME" of each, KIND being one of
 *
 *	all	of every file: the program, site.yaml, words, assets
 *	template	of those files that it is rendered into
 *	seed	a briefing's own text, with what it was made from
 *	media	a file beside the seeds
 *	shared	what a briefing's files show in all: what differs here and not
 *		in its seed comes from others
 *
 * It says why; what is made is decided by the keys alone (keys.h).
 */
#ifndef BREVIER_BUILD_REASONS_H
#define BREVIER_BUILD_REASONS_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/hash.h"
#include "base/map.h"
#include "build/keys.h"

struct build;

struct reasons {
	struct buf now;    /* the file of this build */
	struct str before; /* that of the last one; absent: not known */
	struct buf text;   /* a line for each file that was made */
};

/* Notes in build->reasons the inputs of a build that has its plan, and those
 * of the last one, before a flip removes them. tool: what changes with the
 * program. */
void reasons_take(struct build *build, struct hash tool, const char *path);
/* After all is made: writes them to path, and where the options ask for it,
 * finds the reason of each file that was made. keys: of the last build. */
bool reasons_save(struct build *build, struct keys *keys, const char *path);
void reasons_free(struct reasons *reasons);

#endif
