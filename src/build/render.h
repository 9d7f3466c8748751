/*
 * Render: the files of a plan, made or taken over from the last build.
 *
 * Units run in parallel and are pure: each reads its Markdown from the
 * stage, writes its files there, and keeps its messages to itself until all
 * are done.
 */
#ifndef BREVIER_BUILD_RENDER_H
#define BREVIER_BUILD_RENDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "build/plan.h"
#include "build/stage.h"
#include "publish/press.h"

struct render {
	const struct press *press;
	const struct plan_input *inputs; /* of briefing k of the catalog */
	const struct stage *stage;
	size_t threads;
};

/* Sets size and fresh of every job. Messages go to diags in the order of the
 * plan; false where one is an error. */
bool render_run(const struct render *render, const struct plan *plan,
		struct arena *arena, struct diags *diags);

#endif
