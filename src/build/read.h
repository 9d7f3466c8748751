/*
 * Read: all seeds, in parallel, as summaries.
 *
 * Each seed becomes Markdown, which is written to the stage; the briefing
 * that is read from it is summarized, its words are taken into the search
 * index, and it is freed again.
 */
#ifndef BREVIER_BUILD_READ_H
#define BREVIER_BUILD_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "build/plan.h"
#include "build/seeds.h"
#include "model/site.h"
#include "model/summary.h"
#include "search/index.h"

struct reading {
	struct summary *summaries; /* in the order of the seeds */
	struct plan_input *inputs;
	const struct report **reports; /* numbers only; NULL: not imported */
	struct arena *arenas;          /* one a seed: what the two point to */
	struct index index;            /* leaf i is seed i */
	size_t n;
};

/* folder: where the Markdown goes; NULL: nowhere. Faults of all seeds go to
 * diags, in their order; false where one is an error. */
bool reading_run(struct reading *reading, const struct seeds *seeds,
		 const struct site *site, const char *folder, size_t threads,
		 struct arena *arena, struct diags *diags);
void reading_free(struct reading *reading);

#endif
