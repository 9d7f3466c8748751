/*
 * Stage: where a build's products grow until they are complete.
 *
 *	OUT/.state/stage-PID/{site,markdown}	while building
 *	OUT/{site,markdown}			after stage_flip()
 *
 *	if (stage_open(&stage, out, &arena, diags) &&
 *	    stage_begin(&stage, &arena, diags)) {
 *		... write below stage.site and stage.markdown ...
 *		ok = stage_flip(&stage, diags);		if all went well
 *	}
 *	stage_close(&stage, diags);
 *
 * While a stage is open its OUT is locked against other builds. What a
 * killed build left is removed when the next one opens its stage.
 */
#ifndef BREVIER_BUILD_STAGE_H
#define BREVIER_BUILD_STAGE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"

struct stage {
	const char *folder; /* OUT/.state/stage-PID; NULL: not begun */
	const char *site;   /* the new trees, below folder */
	const char *markdown;
	const char *old_site; /* OUT/site; may not exist yet */
	const char *old_markdown;
	const char *state; /* OUT/.state/state, and keys */
	const char *keys;
	const char *memos;  /* OUT/.state/memos: memo.h */
	const char *inputs; /* OUT/.state/inputs: reasons.h */
	const char *twin;   /* OUT/.state/twin and step: twin.h */
	const char *step;
	bool intact;       /* OUT is as the last build left it */
	bool in_step;      /* so is the twin: the new trees begin as it */
	const char *shard; /* what shard this is: join.h; missing: all */
	const char *zip;   /* of the site, while it is made */
	bool flipped;      /* the new trees are where the old ones were */
	int lock;          /* descriptor of OUT/.state/lock; -1: none */
};

/* False and an error where OUT cannot be written, is locked, or holds
 * folders 'site' or 'markdown' that no build made. */
bool stage_open(struct stage *stage, const char *out, struct arena *arena,
		struct diags *diags);
/* Makes the folders of the new trees, or takes a twin in step for them; one
 * that is not is removed. */
bool stage_begin(struct stage *stage, struct arena *arena, struct diags *diags);
/* Makes a file of the new site, at path. */
bool stage_put(const struct stage *stage, const char *path, struct str bytes,
	       struct diags *diags);
/* Exchanges the trees. State and keys must be written afterwards: between,
 * there are none, so that a build that dies here leaves nothing to trust. */
bool stage_flip(struct stage *stage, struct diags *diags);
/* Removes the stage (after a flip: the old trees) and the lock. Also after a
 * stage_open() that failed. */
bool stage_close(struct stage *stage, struct diags *diags);

#endif
