/*
 * Finder: search indexes, of the site and of one briefing in its ZIP.
 *
 * Adds to the terms of the briefings' texts what the catalog knows: years and
 * issuers, which are facets, and the order of the documents.
 */
#ifndef BREVIER_PAGE_FINDER_H
#define BREVIER_PAGE_FINDER_H

#include <stdbool.h>

#include "base/diag.h"
#include "publish/press.h"
#include "search/index.h"

/* The index of the site. leaves: by place in the catalog, which leaf of the
 * index a briefing is. */
bool finder_write(struct index *index, const struct press *press,
		  const size_t *leaves, const struct shard_output *output,
		  struct diags *diags);
/* The index of briefing k alone, for pages beside it. */
bool finder_write_one(const struct press *press, size_t k,
		      const struct documents *documents,
		      const struct shard_output *output, struct diags *diags);
/* The checks of the two, which their pages have: see index_write(). That of
 * a ZIP follows from its briefing alone. */
struct str finder_version(const struct press *press, struct arena *arena);
struct str finder_version_one(const struct press *press, size_t k,
			      struct arena *arena);

#endif
