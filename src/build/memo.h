/*
 * Memo: what a build keeps of a seed, left for the next one, so that a seed
 * that has not changed is neither imported nor parsed again: a file of each in
 * OUT/.state/memos, by its slug.
 *
 * A memo is of one key: the hash of all that it follows from. One of another
 * key, one that is damaged or of another machine is as none.
 */
#ifndef BREVIER_BUILD_MEMO_H
#define BREVIER_BUILD_MEMO_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/hash.h"
#include "build/load.h"
#include "build/plan.h"
#include "build/seeds.h"
#include "catalog/summary.h"
#include "import/report.h"
#include "search/leaf.h"

/* What is kept, all of it zero before it is read. */
struct memo {
	struct summary *summary; /* without linkage.media */
	struct plan_input *input;
	struct leaf *leaf;
	const struct report **report; /* numbers only; NULL: not imported */
	struct str markdown;          /* of an import; else absent */
	struct diags *diags;          /* what was told */
};

/* base: of what all seeds depend on. loaded: the files of the seed. */
struct hash memo_key(struct hash base, const struct seed *seed,
		     const struct loaded *loaded);
/* Fills in all of it, in arena, but for the Markdown, which is in scratch.
 * False where there is no memo of the key. */
bool memo_find(struct memo *memo, const char *path, struct hash key,
	       struct arena *arena, struct arena *scratch);
/* Writes it; not one whose messages are so many that some may be missing. */
bool memo_save(struct memo *memo, const char *path, struct hash key,
	       struct diags *diags);

#endif
