/*
 * Searching: the search index of the site, made or taken over as a whole.
 *
 * How many files it has is known only when they are made, so that it is no
 * job of the plan: its files have one key, and are fresh all or none.
 */
#ifndef BREVIER_BUILD_SEARCHING_H
#define BREVIER_BUILD_SEARCHING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/hash.h"
#include "base/str.h"
#include "build/keys.h"
#include "build/read.h"
#include "build/stage.h"
#include "publish/press.h"

/* Where it is in the site, and what its files' paths begin with. */
#define SEARCHING_FOLDER STR("search/")

struct searching {
	struct hash key;
	struct buf keys; /* a line for each file, as in the keys of a build */
	size_t n;        /* files */
	bool fresh;      /* all are those of the last build */
};

/* Writes the index of what was read, or links the old one, into the stage,
 * or leaves it there.
 * tool: what changes with the program. */
bool searching_run(struct searching *searching, struct reading *reading,
		   const struct press *press, struct hash tool,
		   const struct stage *stage, const struct keys *keys,
		   struct arena *arena, struct diags *diags);
/* Leaves none of the last build in the stage. */
bool searching_clear(const struct stage *stage, struct diags *diags);
void searching_free(struct searching *searching);

#endif
