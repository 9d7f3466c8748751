/*
 * Read: all seeds, in parallel, as summaries.
 *
 * Each seed becomes Markdown, which is written to the stage; the briefing
 * that is read from it is summarized, its words are taken into the search
 * index, and it is freed again. Of a seed that is as it was at the last build
 * all this is taken from its memo (memo.h).
 */
#ifndef BREVIER_BUILD_READ_H
#define BREVIER_BUILD_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "build/plan.h"
#include "build/seeds.h"
#include "build/stage.h"
#include "catalog/summary.h"
#include "model/site.h"
#include "search/index.h"

struct reading {
	struct summary *summaries; /* in the order of the seeds */
	struct plan_input *inputs;
	const struct report **reports; /* numbers only; NULL: not imported */
	struct arena *arenas;          /* one a seed: what the two point to */
	bool *rewritten;    /* the Markdown in the stage is another one now */
	struct index index; /* leaf i is seed i */
	size_t n;
};

/* Where seeds are read. */
struct study {
	const struct seeds *seeds;
	const struct site *site;
	struct hash tool;          /* what changes with the program */
	const struct stage *stage; /* where the Markdown goes, and the memos
				      are; NULL: neither */
	size_t threads;
};

/* Faults of all seeds go to diags, in their order; false where one is an
 * error. */
bool reading_run(struct reading *reading, const struct study *study,
		 struct arena *arena, struct diags *diags);
void reading_free(struct reading *reading);

#endif
