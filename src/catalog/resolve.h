/*
 * Resolve: where links between briefings lead.
 *
 * Pure: the catalog and an address give the same answer to those who check
 * links, to those who hash what a page shows, and to those who write it.
 */
#ifndef BREVIER_CATALOG_RESOLVE_H
#define BREVIER_CATALOG_RESOLVE_H

#include "base/arena.h"
#include "base/hash.h"
#include "catalog/catalog.h"

/* Fills in the parts of the catalog that links are resolved by. */
void resolve_join(struct catalog *catalog, struct arena *arena);

enum reach {
	REACH_OUTSIDE,   /* no relative address, or one that leaves the seeds */
	REACH_BRIEFING,  /* summary, and target where it has a fragment */
	REACH_MEDIA,     /* media */
	REACH_NO_FILE,   /* nothing has this name */
	REACH_NO_TARGET, /* summary has none of the fragment's name */
};

struct reached {
	enum reach reach;
	const struct summary *summary;
	const struct target *target; /* NULL: the whole briefing */
	const struct media *media;
};

/*
 * What url, as written in briefing from, names. A file is a seed or what a
 * seed was made from; a fragment is the id of a section, an entry or a
 * heading, else one that another program makes of their words: GitHub makes
 * "C++ & Co" to "c--co". "top" and the title stand for the briefing itself.
 */
struct reached resolve_link(const struct catalog *catalog,
			    const struct summary *from, struct str url,
			    struct arena *scratch);
/* A hash of all that pages of briefing k take from what its links lead to. */
struct hash resolve_hash(const struct catalog *catalog, size_t k);

#endif
