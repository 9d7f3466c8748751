#include "catalog/trails.h"

#include <stdlib.h>
#include <string.h>

#include "catalog/catalog.h"

struct trails_pair {
	uint64_t key;
	uint32_t place;
};

void
trails_add(struct trails_draft *draft, uint64_t key, size_t place)
{
	if (draft->n == draft->room) {
		size_t room = draft->room ? 2 * draft->room : 256;
		struct trails_pair *pairs =
		    arena_array(draft->arena, room, sizeof(*pairs));

		if (draft->n)
			memcpy(pairs, draft->pairs, draft->n * sizeof(*pairs));
		draft->pairs = pairs;
		draft->room = room;
	}
	draft->pairs[draft->n++] = (struct trails_pair){key, (uint32_t)place};
}

static int
pair_cmp(const void *va, const void *vb)
{
	const struct trails_pair *a = va, *b = vb;

	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	return (a->place > b->place) - (a->place < b->place);
}

/* Sorts the pairs, each of them once. */
static void
sort_pairs(struct trails_draft *draft)
{
	struct trails_pair *pairs = draft->pairs;
	size_t n = 0;

	if (draft->n)
		qsort(pairs, draft->n, sizeof(*pairs), pair_cmp);
	for (size_t i = 0; i < draft->n; i++)
		if (n == 0 || pair_cmp(&pairs[n - 1], &pairs[i]) != 0)
			pairs[n++] = pairs[i];
	draft->n = n;
}

static size_t
run_end(const struct trails_draft *draft, size_t i)
{
	uint64_t key = draft->pairs[i].key;

	while (i < draft->n && draft->pairs[i].key == key)
		i++;
	return i;
}

/* Whether pairs from one place up to another stand in so many briefings. */
static bool
spans(const struct trails_draft *draft, const struct catalog *catalog,
      size_t from, size_t to, size_t briefings)
{
	size_t n = 0, last = SIZE_MAX;

	for (size_t i = from; i < to && n < briefings; i++) {
		size_t k = catalog->all[draft->pairs[i].place].briefing;

		n += k != last;
		last = k;
	}
	return n >= briefings;
}

void
trails_make(struct trails *trails, struct trails_draft *draft,
	    const struct catalog *catalog, size_t briefings,
	    struct arena *arena)
{
	size_t keys = 0, places = 0, end;

	sort_pairs(draft);
	for (size_t i = 0; i < draft->n; i = end) {
		end = run_end(draft, i);
		if (!spans(draft, catalog, i, end, briefings))
			continue;
		keys++;
		places += end - i;
	}
	*trails = (struct trails){0};
	trails->keys = arena_array(arena, keys, sizeof(*trails->keys));
	trails->ends = arena_array(arena, keys, sizeof(*trails->ends));
	trails->list = arena_array(arena, places, sizeof(*trails->list));
	places = 0;
	for (size_t i = 0; i < draft->n; i = end) {
		end = run_end(draft, i);
		if (!spans(draft, catalog, i, end, briefings))
			continue;
		trails->keys[trails->n] = draft->pairs[i].key;
		for (size_t j = i; j < end; j++)
			trails->list[places++] = draft->pairs[j].place;
		trails->ends[trails->n++] = places;
	}
}

size_t
trails_index(const struct trails *trails, uint64_t key)
{
	size_t low = 0, high = trails->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (trails->keys[middle] < key)
			low = middle + 1;
		else
			high = middle;
	}
	return low < trails->n && trails->keys[low] == key ? low : trails->n;
}

struct trail
trails_find(const struct trails *trails, uint64_t key)
{
	size_t i = trails_index(trails, key), from;

	if (i == trails->n)
		return (struct trail){0};
	from = i > 0 ? trails->ends[i - 1] : 0;
	return (struct trail){trails->list + from, trails->ends[i] - from};
}

size_t
trail_seek(struct trail trail, size_t place)
{
	size_t low = 0, high = trail.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (trail.list[middle] < place)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}
