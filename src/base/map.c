#include "base/map.h"

#include <string.h>

#define MAP_SLOTS_FIRST 16

/* FNV-1a (RFC 9923), but eight bytes at a time, then the finaliser of
 * MurmurHash3 (Appleby, public domain): FNV alone leaves the low bits of
 * similar keys alike, and the low bits choose the slot. */
static uint64_t
map_hash(struct str key)
{
	uint64_t h = 0xcbf29ce484222325u ^ key.n, eight = 0;
	size_t i = 0;

	for (; key.n - i >= sizeof(eight); i += sizeof(eight)) {
		memcpy(&eight, key.p + i, sizeof(eight));
		h = (h ^ eight) * 0x9e3779b97f4a7c15u;
		h ^= h >> 32;
	}
	for (eight = 0; i < key.n; i++)
		eight = eight << 8 | (unsigned char)key.p[i];
	h = (h ^ eight) * 0x9e3779b97f4a7c15u;
	h ^= h >> 33;
	h *= 0xff51afd7ed558ccdu;
	h ^= h >> 33;
	h *= 0xc4ceb9fe1a85ec53u;
	return h ^ h >> 33;
}

/* The slot that holds key, or the free one where it belongs. */
static uint32_t *
map_slot(const struct map *map, struct str key)
{
	size_t mask = map->n_slots - 1;
	size_t i = (size_t)map_hash(key) & mask;

	while (map->slots[i] && !str_eq(map->items[map->slots[i] - 1].key, key))
		i = (i + 1) & mask;
	return &map->slots[i];
}

void *
map_get(const struct map *map, struct str key)
{
	uint32_t slot;

	if (map->n == 0)
		return NULL;
	slot = *map_slot(map, key);
	return slot ? map->items[slot - 1].value : NULL;
}

bool
map_has(const struct map *map, struct str key)
{
	return map->n > 0 && *map_slot(map, key);
}

static void
map_grow_items(struct map *map, struct arena *arena)
{
	size_t capacity = map->capacity ? map->capacity * 2 : 8;
	struct map_item *items;

	if (capacity > UINT32_MAX)
		arena_no_memory();
	items = arena_array(arena, capacity, sizeof(*items));
	if (map->n)
		memcpy(items, map->items, map->n * sizeof(*items));
	map->items = items;
	map->capacity = capacity;
}

/* Keeps at most half of the slots in use. */
static void
map_grow_slots(struct map *map, struct arena *arena)
{
	map->n_slots = map->n_slots ? map->n_slots * 2 : MAP_SLOTS_FIRST;
	map->slots = arena_array(arena, map->n_slots, sizeof(*map->slots));
	for (size_t i = 0; i < map->n; i++)
		*map_slot(map, map->items[i].key) = (uint32_t)(i + 1);
}

void **
map_put(struct map *map, struct arena *arena, struct str key)
{
	uint32_t *slot;

	if (map->n >= map->n_slots / 2)
		map_grow_slots(map, arena);
	slot = map_slot(map, key);
	if (!*slot) {
		if (map->n == map->capacity)
			map_grow_items(map, arena);
		map->items[map->n++] = (struct map_item){key, NULL};
		*slot = (uint32_t)map->n;
	}
	return &map->items[*slot - 1].value;
}
