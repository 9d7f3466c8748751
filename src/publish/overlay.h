/*
 * Overlay: two folders seen as one, a user's over the program's own.
 *
 * Of two files with the same name the user's counts, so that a user who wants
 * one page to be different has one file to keep.
 */
#ifndef BREVIER_PUBLISH_OVERLAY_H
#define BREVIER_PUBLISH_OVERLAY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/hash.h"
#include "base/str.h"

/* Each may be NULL: there is none. They may be the same. */
struct folders {
	const char *own;     /* the user's; it must be there if it is named */
	const char *program; /* one that is not there has no files */
};

struct overlay_file {
	struct str name; /* relative to its folder, NUL behind */
	const char *path;
	bool program;        /* it is the program's own */
	const char *beneath; /* the program's, which the user's replaces;
				NULL: there is none */
	struct hash sum;     /* of its bytes, and of those beneath where they
				count, too; once they were read */
};

struct overlay {
	struct overlay_file *files; /* sorted by name, bytewise */
	size_t n;
};

/* False and an error where a folder cannot be read. */
bool overlay_list(struct overlay *overlay, const struct folders *folders,
		  struct arena *arena, struct diags *diags);
/* NULL where there is none. */
const struct overlay_file *overlay_find(const struct overlay *overlay,
					struct str name);
/* Where a file would have to be made that is in neither folder. */
const char *overlay_path(const struct folders *folders, struct str name,
			 struct arena *arena);

#endif
