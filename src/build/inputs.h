/*
 * Inputs: what each file of a plan is made from, as the keys of its jobs.
 *
 * A key has the program, the configuration, the words and the assets; the
 * templates that the product renders; the text of the briefings that are read;
 * what the file shows of others; and its own name. A ZIP holds all that is made
 * before it, and so its key has their keys.
 */
#ifndef BREVIER_BUILD_INPUTS_H
#define BREVIER_BUILD_INPUTS_H

#include <stddef.h>

#include "base/hash.h"
#include "build/plan.h"
#include "publish/press.h"

struct inputs {
	const struct press *press;
	const struct plan_input *list; /* of briefing k of the catalog */
	struct hash tool;              /* what changes with the program */
	size_t threads;
};

/* Turns the key of each job, until now the inputs that its product listed, into
 * one of all; sets plan->briefings. */
void inputs_put(const struct inputs *inputs, struct plan *plan,
		struct arena *arena);

#endif
