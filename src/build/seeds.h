/*
 * Seeds: which briefings there are.
 *
 * Every .md or .markdown file of the folder and every file that can be imported
 * (see import.h) is a briefing; its name gives the slug. Where both x.md and
 * x.pdf stand, the Markdown is the briefing and the PDF the record of what it
 * was made from. README.md and names that begin with '.' or '_' are left out.
 *
 * In subfolders only Markdown is a briefing: other files there are those that
 * briefings lead to. Its slug has the names of the folders, too, but for what
 * its own name begins with: "a/b.md" is a-b, "2024/2024-09.md" is 2024-09, and
 * "a/index.md" is a. Folders whose names begin with '.' or '_' are left out,
 * node_modules, and what a build has made.
 */
#ifndef BREVIER_BUILD_SEEDS_H
#define BREVIER_BUILD_SEEDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "import/import.h"

enum seed_format { SEED_MARKDOWN, SEED_IMPORT };

struct seed {
	struct str slug;
	struct str path;   /* as the user knows it: "seeds/2024-09.txt" */
	struct str folder; /* of all seeds: "seeds" */
	struct str name;   /* from there: "2024-09.txt" */
	enum seed_format format;
	enum import_format import; /* of SEED_IMPORT */
	struct str record;      /* path of the file beside it that it was made
				   from; absent: none */
	struct str record_name; /* the same from the folder */
};

struct seeds {
	struct seed *list; /* in the order of their file names */
	size_t n;
};

/* False and errors for a missing folder, one without a briefing, and a text
 * beside Markdown of almost the same name. */
bool seeds_scan(struct seeds *seeds, const char *folder, struct arena *arena,
		struct diags *diags);

/* Whether a file of that name from the folder is a briefing. */
bool seed_is_named(struct str name);
/* Removes all files in folder but those that are named by a slug and an
 * ending. */
bool seeds_sweep(const struct seeds *seeds, const char *folder,
		 const char *ending, struct diags *diags);
/* The seed that one path is, as one of the folder that it is in; false and an
 * error for a path that is none. */
bool seed_from_path(struct seed *seed, struct str path, struct arena *arena,
		    struct diags *diags);

#endif
