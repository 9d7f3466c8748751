/*
 * Gather: a field of nothing but references becomes the entry's references.
 *
 * "References:" with links behind it, or a list of them below, says the same
 * as the addresses that found no words: in Markdown they stand together.
 */
#ifndef BREVIER_IMPORT_GATHER_H
#define BREVIER_IMPORT_GATHER_H

#include "base/arena.h"
#include "model/briefing.h"
#include "model/site.h"

void gather_references(struct briefing *briefing, const struct site *site,
		       struct arena *arena);

#endif
