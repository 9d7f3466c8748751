/*
 * Threads: what earlier and later briefings say of the same thing.
 *
 * What two passages have in common is, from the strongest reason to the
 * weakest: a document that both cite, a programme that both name, a tag, an
 * issuer. An entry's threads lead to entries and notes of other briefings,
 * the strongest first and the nearest in time, each once and for its
 * strongest reason.
 *
 * Finding those of one entry takes time in what it cites and names itself,
 * not in how often others do.
 */
#ifndef BREVIER_CATALOG_THREADS_H
#define BREVIER_CATALOG_THREADS_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "catalog/trails.h"

struct catalog;
struct issuer;

/* So many are told, to either side. */
enum { THREADS_MAX = 4 };

enum thread_reason {
	THREAD_DOCUMENT,
	THREAD_PROGRAMME,
	THREAD_TOPIC,
	THREAD_ISSUER,
};
#define THREAD_REASONS 4

struct threads {
	struct trails documents;  /* by cited.key */
	struct trails programmes; /* by programme_key() */
	struct str *names;        /* of each of them */
	struct trails issuers;    /* by their place among the issuers */
				  /* Topics have trails of their own. */
};

struct thread {
	size_t place; /* in catalog.all */
	enum thread_reason reason;
	struct str text; /* what both have: the words of a link or its address,
			    a programme's name, a topic's, an issuer's */
};

struct found_threads {
	struct thread earlier[THREADS_MAX], later[THREADS_MAX];
	size_t n_earlier, n_later;
};

void threads_make(struct threads *threads, const struct catalog *catalog,
		  struct arena *arena);
/* Those of the entry at place in catalog.all. */
void threads_find(const struct catalog *catalog, size_t place,
		  struct found_threads *found);

#endif
