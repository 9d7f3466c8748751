/*
 * Build: the whole way from seeds to out/site.
 *
 *	build_init(&build, &options);
 *	ok = build_run(&build);
 *	build_print(&build, ok);
 *	status = outcome_of(&build.diags, ok);
 *	build_free(&build);
 *
 * All messages gather in build.diags; a build that fails leaves OUT as it
 * was.
 */
#ifndef BREVIER_BUILD_BUILD_H
#define BREVIER_BUILD_BUILD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "build/phases.h"
#include "build/plan.h"
#include "build/read.h"
#include "build/reasons.h"
#include "build/searching.h"
#include "build/seeds.h"
#include "build/told.h"
#include "catalog/catalog.h"
#include "model/site.h"
#include "publish/press.h"

/* How a command ends: the program's exit codes. */
enum outcome {
	OUTCOME_FINE = 0,
	OUTCOME_FAULTS = 1, /* in the input */
	OUTCOME_USAGE = 2,
	OUTCOME_BUG = 70, /* our own fault (EX_SOFTWARE of sysexits.h) */
};

struct build_options {
	const char *seeds, *out;
	const char *templates, *assets; /* the user's; NULL: those here */
	const char *data; /* the program's own templates/ and assets/ */
	size_t threads;
	size_t shard, n_shards; /* this one, from 1; 0: all of the site */
	unsigned collect;       /* books of several briefings: press.h */
	bool site_zip;          /* one ZIP of the whole site, too */
	bool explain;           /* tell why each file is made */
	bool times;             /* and how long each part took */
	enum diag_format format;
	template_watcher *watcher; /* of all templates; NULL: nobody */
	void *watcher_context;
};

struct build {
	const struct build_options *options;
	struct arena arena;
	struct diags diags;
	struct site site;
	struct seeds seeds;
	struct press press;
	struct reading reading;
	struct plan_input *inputs; /* of briefing k of the catalog */
	struct catalog catalog;
	struct plan plan;
	struct searching searching;
	struct told told;       /* of a build that went well */
	struct reasons reasons; /* why each file was made */
	struct phases phases;
	bool is_remembered; /* it is the last one's: nothing has changed */
};

void build_init(struct build *build, const struct build_options *options);
/* The first half of build_run(): reads all and makes the plan; writes
 * nothing but the Markdown and memos, and with a NULL stage not even these. */
bool build_plan(struct build *build, const struct stage *stage);
bool build_run(struct build *build);
/* Messages to stderr; after a good build what was made, to stdout. */
void build_print(const struct build *build, bool ok);
void build_free(struct build *build);

/* What the messages of a command that ended with ok come to. */
enum outcome outcome_of(const struct diags *diags, bool ok);

#endif
