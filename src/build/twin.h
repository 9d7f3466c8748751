/*
 * Twin: a second tree of the site and its Markdown, so that a build costs
 * what it changes, not the size of the site.
 *
 *	OUT/{site,markdown}			what is published
 *	OUT/.state/twin/{site,markdown}		the same files, hard links
 *	OUT/.state/step				of which folders, and when
 *
 * A build takes the twin as its stage: what has not changed is there already.
 * After the flip the stage is the tree of before; it follows, and is the twin
 * of the next build. Where the folders of the published site are not those
 * that the last build left (somebody put a file there), or there is no twin,
 * the stage begins empty, and what has not changed is linked into it. The
 * first build of all makes no twin: only who builds again has a use for it.
 *
 *	twin_look(&stage, &arena);		before stage_begin()
 *	... twin_prune() before files are made; stage_flip() ...
 *	ok = twin_follow(&build, &stage, &keys, folders);
 */
#ifndef BREVIER_BUILD_TWIN_H
#define BREVIER_BUILD_TWIN_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "build/keys.h"
#include "build/stage.h"

struct build;

/* Sets stage->intact and stage->in_step. keys: of the last build. */
void twin_look(struct stage *stage, const struct keys *keys, const char *out,
	       struct arena *arena);
/* Removes from a tree in step the files that are in no plan any more. */
bool twin_prune(const char *site, const struct keys *keys, struct diags *diags);
/* After a flip: makes of the tree of before the twin of what is published,
 * unless so much has changed that it is not worth it. folders: all that the
 * build made below OUT, a line each. */
bool twin_follow(struct build *build, struct stage *stage,
		 const struct keys *keys, struct str folders);

#endif
