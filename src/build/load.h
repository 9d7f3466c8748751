/*
 * Load: from a seed's file to its Markdown, and from Markdown to a briefing.
 *
 * Both ways of a build go through load_markdown(), so that an imported seed
 * and its imported Markdown give the same bytes.
 */
#ifndef BREVIER_BUILD_LOAD_H
#define BREVIER_BUILD_LOAD_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "build/seeds.h"
#include "import/report.h"
#include "model/briefing.h"
#include "model/site.h"

/* What a briefing was made from, unless its Markdown says so itself. */
struct record {
	struct str path;   /* to read it by */
	struct str file;   /* name without folder */
	struct str sha256; /* 64 hexadecimal digits */
};

/* A seed as Markdown. */
struct loaded {
	struct source seed;     /* the file; of a PDF its text, once imported */
	struct hash bytes;      /* of the file */
	struct source markdown; /* leads back to the seed where imported */
	struct record record;
	bool imported;
	struct report report; /* of the import */
};

/* Reads the seed's files: all that a briefing is made from. *loaded must stay
 * where it is while its texts are used; they live in arena. */
bool load_files(struct loaded *loaded, const struct seed *seed,
		struct arena *arena, struct diags *diags);
/* Behind it: imports what is no Markdown, with a full report where tell says
 * so, else with its numbers only. */
bool load_import(struct loaded *loaded, const struct seed *seed,
		 const struct site *site, bool tell, struct arena *arena,
		 struct diags *diags);
/* Both. */
bool load_seed(struct loaded *loaded, const struct seed *seed,
	       const struct site *site, bool tell, struct arena *arena,
	       struct diags *diags);

/* The settled briefing in Markdown. */
bool load_markdown(struct briefing *briefing, const struct source *markdown,
		   const struct record *record, struct str slug,
		   const struct site *site, struct arena *arena,
		   struct diags *diags);

#endif
