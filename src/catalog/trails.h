/*
 * Trails: passages that share a key, in one table for each kind of key.
 *
 *	struct trails_draft draft = {.arena = scratch};
 *	trails_add(&draft, key, i);	once for each mention, or more often
 *	trails_make(&trails, &draft, catalog, 2, arena);
 *
 * Making sorts all that was added: n log n for n mentions, whatever they
 * share. Const afterwards.
 */
#ifndef BREVIER_CATALOG_TRAILS_H
#define BREVIER_CATALOG_TRAILS_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct catalog;

/* Places in catalog.all, rising: newest briefing first, then the order of
 * the text. */
struct trail {
	const uint32_t *list;
	size_t n;
};

struct trails {
	uint64_t *keys; /* rising */
	size_t *ends;   /* of each key's trail in list */
	uint32_t *list;
	size_t n; /* keys */
};

struct trails_draft {
	struct arena *arena;
	struct trails_pair *pairs;
	size_t n, room;
};

void trails_add(struct trails_draft *draft, uint64_t key, size_t place);
/* Keeps the keys that so many briefings share; uses the draft up. */
void trails_make(struct trails *trails, struct trails_draft *draft,
		 const struct catalog *catalog, size_t briefings,
		 struct arena *arena);
/* The place of key among the keys; trails.n where it is not there. */
size_t trails_index(const struct trails *trails, uint64_t key);
/* Its trail; without places where it is not there. */
struct trail trails_find(const struct trails *trails, uint64_t key);

/* The first of a trail's places that is not before place. */
size_t trail_seek(struct trail trail, size_t place);

#endif
