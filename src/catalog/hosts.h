/*
 * Hosts: the sources, by the hosts of all web addresses that are cited.
 *
 * An archived copy counts for the host of its original.
 */
#ifndef BREVIER_CATALOG_HOSTS_H
#define BREVIER_CATALOG_HOSTS_H

#include <stddef.h>

#include "base/arena.h"
#include "catalog/traces.h"
#include "catalog/trails.h"

struct catalog;

struct host {
	struct str name;    /* "miit.gov.cn" */
	struct str slug;    /* names its page */
	size_t n_citations; /* links, as often as they stand */
	size_t n_archived;  /* of these, to archived copies */
	struct trail trail;
};

/* An archived copy of a document. */
struct copy {
	uint64_t key; /* of the document */
	const struct cited *cited;
};

struct hosts {
	struct host *list; /* by number of citations, then by name */
	size_t n;
	struct trails trails;
	struct copy *copies; /* by key; of several the newest briefing's */
	size_t n_copies;
};

void hosts_make(struct hosts *hosts, const struct catalog *catalog,
		struct arena *arena);
/* The link to an archived copy of a document; NULL where none is cited. */
const struct cited *hosts_copy(const struct hosts *hosts, uint64_t document);

/* The name of a host's page below sources/: the host itself where it can
 * name a file. */
struct str hosts_slug(struct str host, struct arena *arena);

#endif
