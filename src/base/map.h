/*
 * Map: from texts to pointers, in the order of insertion.
 *
 * A zeroed struct is an empty map; its memory comes from the arena given to
 * map_put().  Keys are not copied: they live as long as the map.  Walking:
 *
 *	for (size_t i = 0; i < map.n; i++)
 *		use(map.items[i].key, map.items[i].value);
 */
#ifndef BREVIER_BASE_MAP_H
#define BREVIER_BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

struct map_item {
	struct str key;
	void *value;
};

struct map {
	struct map_item *items; /* in the order of insertion */
	size_t n;               /* items in use */
	size_t capacity;        /* items allocated */
	uint32_t *slots;        /* open addressing: index + 1; 0 is free */
	size_t n_slots;         /* a power of two */
};

/* The value of key; NULL where there is none. */
void *map_get(const struct map *map, struct str key);
bool map_has(const struct map *map, struct str key);
/* The place of key's value, made (as NULL) where it was missing. Valid
 * until the next map_put(). */
void **map_put(struct map *map, struct arena *arena, struct str key);

#endif
