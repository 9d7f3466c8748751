/*
 * Dump: `brevier dump`, what each step of a build makes of a file.
 *
 * For those who want to know why a page looks as it does, and for tests:
 * the form is stable, the same input gives the same bytes.
 */
#ifndef BREVIER_BUILD_DUMP_H
#define BREVIER_BUILD_DUMP_H

#include "build/build.h"

enum dump_stage {
	DUMP_MODEL,
	DUMP_MARKDOWN,
	DUMP_BLOCKS,
	DUMP_PLAN,
	DUMP_VALUES
};

struct dump_options {
	enum dump_stage stage;
	const char *file;  /* of stages that are of one; NULL: of a build */
	const char *seeds; /* folder of site.yaml; NULL: the file's own */
	struct build_options build; /* of the others */
	enum diag_format format;
};

/* The stage called name: model, markdown, blocks, plan, values. */
bool dump_stage_find(const char *name, enum dump_stage *stage);
/* Whether the stage is one of a whole build, not of one file. */
bool dump_stage_is_build(enum dump_stage stage);
enum outcome dump_run(const struct dump_options *options);

#endif
