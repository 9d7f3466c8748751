/*
 * Catalog: all briefings joined; what they share, and what pages show of
 * others.
 *
 * Made once, serially, from the summaries; const while pages are rendered.
 */
#ifndef BREVIER_CATALOG_CATALOG_H
#define BREVIER_CATALOG_CATALOG_H

#include <stddef.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/map.h"
#include "catalog/glossary.h"
#include "catalog/hosts.h"
#include "catalog/summary.h"
#include "catalog/threads.h"
#include "catalog/topics.h"

/* A passage: an entry or a note of a briefing, or, without both, all else
 * that it says. */
struct mention {
	size_t briefing; /* its place in the catalog */
	const struct entry_summary *entry;
	const struct note_summary *note;
};

/* What a passage of a briefing says of an issuer's name. */
struct byname {
	struct str text;
	struct str lang; /* of the briefing; absent: a name in a language of
			    its own */
	struct byname *next;
};

struct issuer {
	struct str slug;          /* file name below issuers/; unique */
	struct str name;          /* as entries write it: "MIIT" */
	struct str expansion;     /* its full name, where a text defines it */
	struct byname *names;     /* other full names, newest first */
	struct mention *mentions; /* entries, newest first */
	uint64_t *keys;           /* of each of them: mention_key() */
	size_t n_mentions;
};

struct catalog {
	const struct summary *
	    *briefings; /* newest first; equal dates by slug */
	size_t n;
	struct mention *all; /* of each briefing itself, then its notes and
				entries in the order of the text */
	size_t n_all;
	uint32_t *ranks;     /* of briefing k by its slug, among all */
	size_t largest;      /* entries and notes of the largest briefing */
	struct hash *hashes; /* of all that pages show of each: mention.h */
	size_t *starts;      /* where briefing k begins in all; n + 1 of them */
	struct issuer *issuers; /* by number of mentions, then by name */
	size_t n_issuers;
	struct map names; /* lower-case name, expansion: struct issuer */
	struct topics topics;
	struct glossary glossary;
	struct hosts hosts;
	struct threads threads;
	struct map seeds; /* name of a seed, or of what it was made from: its
			     place in briefings; see resolve.h */
	const struct media **media; /* of all briefings, each once */
	size_t n_media;
	struct catalog_alias {
		size_t briefing;
		const struct alias *alias;
	} * aliases; /* of all briefings */
	size_t n_aliases;
	struct hash cards; /* of what lists show of all: neighbourhood.h */
};

/* Summaries must outlive the catalog. */
void catalog_make(struct catalog *catalog, const struct summary *summaries,
		  size_t n, struct arena *arena);

/* The issuer called name, or whose expansion it is (ASCII case ignored); NULL
 * where there is none. */
const struct issuer *catalog_issuer(const struct catalog *catalog,
				    struct str name);

/* The day of the newest briefing, or of a later correction; unset: none. */
struct date catalog_updated(const struct catalog *catalog);

const struct traces *mention_traces(const struct catalog *catalog,
				    struct mention mention);
/* The place among the briefings of one of them. */
size_t catalog_index(const struct catalog *catalog,
		     const struct summary *summary);
/* The place of an entry of briefing k in all. */
size_t catalog_place(const struct catalog *catalog, size_t k,
		     const struct entry_summary *entry);

/* More related entries than this are not told. */
enum { CATALOG_RELATED_MAX = 12 };

/* At most max other entries that share an issuer with the one at place in all:
 * nearest in time first, then by slug and id; their places. An entry without
 * a full date counts as of its briefing's. Returns how many were stored. */
size_t catalog_related(const struct catalog *catalog, size_t place,
		       uint32_t *related, size_t max);

#endif
