/*
 * Catalog: all briefings joined; what index pages and neighbours show.
 *
 * Made once, serially, from the summaries; const while pages are rendered.
 */
#ifndef BREVIER_MODEL_CATALOG_H
#define BREVIER_MODEL_CATALOG_H

#include <stddef.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/map.h"
#include "model/summary.h"

/* Where an entry is: briefings[briefing] and its entry. */
struct mention {
	size_t briefing;
	const struct entry_summary *entry;
};

struct issuer {
	struct str slug;          /* file name below issuers/; unique */
	struct str name;          /* as entries write it: "MIIT" */
	struct str expansion;     /* its full name, where a text defines it */
	struct mention *mentions; /* newest first */
	size_t n_mentions;
};

struct catalog {
	const struct summary *
	    *briefings; /* newest first; equal dates by slug */
	size_t n;
	struct issuer *issuers; /* by number of mentions, then by name */
	size_t n_issuers;
	struct map names; /* lower-case name, expansion: struct issuer */
	struct hash hash; /* of all summaries */
};

/* Summaries must outlive the catalog. */
void catalog_make(struct catalog *catalog, const struct summary *summaries,
		  size_t n, struct arena *arena);

/* The issuer called name, or whose expansion it is (ASCII case ignored); NULL
 * where there is none. */
const struct issuer *catalog_issuer(const struct catalog *catalog,
				    struct str name);

/* More related entries than this are not told. */
enum { CATALOG_RELATED_MAX = 12 };

/* At most max other entries that share an issuer with entry: nearest in
 * time first, then by slug and id. An entry without a full date counts as of
 * its briefing's. Returns how many were stored. */
size_t catalog_related(const struct catalog *catalog, struct mention entry,
		       struct mention *related, size_t max);

/* A hash of all that pages of briefing k take from other briefings: its
 * neighbours, names and slugs of its issuers, its entries' related entries,
 * the size of the largest briefing. Not how many mentions an issuer has. */
struct hash catalog_neighbourhood(const struct catalog *catalog, size_t k);

#endif
