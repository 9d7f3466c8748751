/*
 * Plan: every file of the site, who makes it, and the key of its making.
 *
 * A job makes one file. Jobs that need the same briefing form a unit, which
 * one thread works through with one reading of the Markdown; each other job
 * is a unit by itself. Units and jobs stand in a fixed order, in which their
 * messages are told.
 */
#ifndef BREVIER_BUILD_PLAN_H
#define BREVIER_BUILD_PLAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/hash.h"
#include "base/str.h"
#include "build/keys.h"
#include "build/load.h"
#include "publish/product.h"

struct job {
	const struct product *product;
	struct str path; /* in the site: "2024-09/index.html" */
	size_t item;     /* which one it is to its product */
	struct hash key;
	const struct key *before; /* of the last build; NULL: none */
	size_t size;              /* bytes of the file, once it is there */
	bool fresh;     /* the file of the last build is still right */
	bool elsewhere; /* another shard makes it */
};

struct unit {
	size_t first, n; /* its jobs; a briefing's in the order in which they
			    are made */
	size_t from, to; /* places in the catalog of the briefings that its
			    jobs read; equal: none */
};

/* What a briefing's files are made from. */
struct plan_input {
	struct hash markdown;
	struct record record;
};

/* An old address that is another page's. */
struct clash {
	const struct catalog_alias *alias;
	struct clash *next;
};

struct plan {
	struct job *jobs;
	size_t n_jobs;
	struct unit *units;
	size_t n_units;
	struct clash *clashes;  /* that are still to be told */
	struct hash *briefings; /* of what all files of each one in the
				   catalog show: inputs.h */
};

/* The keys are those of inputs.h, which are still to be put. False where two
 * jobs would write one file: with an error, or a clash. */
bool plan_make(struct plan *plan, const struct press *press,
	       struct arena *arena, struct diags *diags);
/* Also after a plan_make() that failed. */
void plan_free(struct plan *plan);

/* Leaves to this build each n-th unit, the k-th of n first (from 1), and the
 * others to other builds of the same plan. */
void plan_share(struct plan *plan, size_t k, size_t n);
/* Finds what the last build knows of each job that is made here. */
void plan_recall(struct plan *plan, struct keys *keys);
/* Equal for all builds that make the same files from the same inputs. */
struct hash plan_hash(const struct plan *plan);

#endif
