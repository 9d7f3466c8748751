/*
 * Told: what a build has made and said, as it is told to the user.
 */
#ifndef BREVIER_BUILD_TOLD_H
#define BREVIER_BUILD_TOLD_H

#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

struct build;

struct told {
	size_t n_briefings, n_pages, n_epubs, n_zips;
	size_t n_files, n_fresh; /* of these, left as they were */
	struct str imports;      /* what is told of imported seeds */
	struct str messages[2];  /* by enum diag_format */
};

/* Of a build that went well; texts in arena. */
void told_take(struct told *told, const struct build *build,
	       struct arena *arena);
/* What was made, to stdout. */
void told_print(const struct told *told);

/* Messages as they are printed. */
struct str told_messages(const struct diags *diags, enum diag_format format,
			 struct arena *arena);

#endif
