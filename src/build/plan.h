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
#include "build/load.h"
#include "publish/press.h"

/* A unit's jobs stand in this order: a ZIP needs what is made before it. */
enum job_kind {
	JOB_BRIEFING,
	JOB_ENTRY,
	JOB_MARKDOWN,
	JOB_JSON,
	JOB_EPUB,
	JOB_ZIP,
	JOB_HOME,
	JOB_ARCHIVE,
	JOB_ISSUERS,
	JOB_ISSUER,
	JOB_ASSET,
};

struct job {
	enum job_kind kind;
	struct str path; /* in the site: "2024-09/index.html" */
	size_t item;     /* entry's place, issuer's or asset's index */
	struct hash key;
	size_t size; /* bytes of the file, once it is there */
	bool fresh;  /* the file of the last build is still right */
};

struct unit {
	size_t first, n; /* its jobs */
	bool is_briefing;
	size_t k; /* place in the catalog, of a briefing */
};

/* What a briefing's files are made from. */
struct plan_input {
	struct hash markdown;
	struct record record;
};

struct plan {
	struct job *jobs;
	size_t n_jobs;
	struct unit *units;
	size_t n_units;
};

/* inputs[k] belongs to briefing k of the catalog. tool is part of all keys.
 * False and an error where two jobs would write one file. */
bool plan_make(struct plan *plan, const struct press *press,
	       const struct plan_input *inputs, struct hash tool,
	       struct arena *arena, struct diags *diags);

const char *job_kind_name(enum job_kind kind);
bool job_is_page(enum job_kind kind);

#endif
