/*
 * Levels: what headings of each level are for.
 */
#ifndef BREVIER_MARKDOWN_LEVELS_H
#define BREVIER_MARKDOWN_LEVELS_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/block.h"
#include "model/site.h"

enum { LEVEL_NONE = 7 }; /* deeper than all */

struct levels {
	int section; /* 0: there are no sections */
	int entry;   /* 0 or LEVEL_NONE: there are no entries */
	int deeper;  /* by how much headings below entries are to sink: entries
			are written at level 3 at most */
};

struct levels levels_find(const struct block *blocks, const struct site *site,
			  struct arena *arena);
/* The shallowest level of blocks' headings that is deeper than above. */
int levels_next(const struct block *blocks, int above);
/* Whether the heading has nothing under it but a list of notes: then it
 * heads a section, though its level is that of entries. */
bool levels_heads_notes(const struct block *heading, struct arena *arena);

#endif
