/*
 * Store: the segments of an index that grows, in bounded memory.
 *
 * Leaves wait in memory until they are too many; then they go to a file
 * without a name, a run of them, part by part. A part is read of all leaves at
 * once.
 *
 *	store_open(&store, folder, threads);
 *	ok = store_add(&store, &leaf, diags);	... in one thread
 *	ok = store_read(&store, part, &arena, &pieces, &n, diags);
 *	store_close(&store);
 */
#ifndef BREVIER_SEARCH_STORE_H
#define BREVIER_SEARCH_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "search/leaf.h"
#include "search/segment.h"

/* Bytes of leaves that may wait. */
#define STORE_WAITING ((size_t)12 << 20)

struct store_leaf {
	struct leaf leaf;
	uint32_t base; /* documents of the leaves before */
};

struct store_run {
	size_t ends[2 * SEGMENT_PARTITIONS];
	size_t offset;   /* in the file */
	uint32_t *bases; /* documents before each of its leaves */
	size_t n;        /* leaves */
};

struct store {
	const char *folder; /* of the file; NULL: all stays in memory */
	size_t threads;
	size_t limit; /* STORE_WAITING, unless a test wants less */
	bool has_file;
	int file;
	size_t file_size;
	struct store_leaf *leaves;
	size_t n_leaves, leaves_capacity, waiting;
	struct store_run *runs;
	size_t n_runs;
	uint32_t n; /* documents */
	size_t n_pairs;
};

void store_open(struct store *store, const char *folder, size_t threads);
/* Takes over what the leaf owns, and empties it. */
bool store_add(struct store *store, struct leaf *leaf, struct diags *diags);
/* Part p of all segments, in the order of their documents: terms, then, from
 * SEGMENT_PARTITIONS on, pairs. In arena, or in the leaves. */
bool store_read(const struct store *store, size_t part, struct arena *arena,
		struct segment_piece **list, size_t *n, struct diags *diags);
void store_close(struct store *store);

/* Pairs as key << 32 | document; the list is the caller's, to be freed. */
struct store_pairs {
	uint64_t *list;
	size_t n, capacity;
};

/* Room for n in all. */
void store_pairs_reserve(struct store_pairs *pairs, size_t n);
/* Adds the pairs of a partition, of their keys all but the lowest shift bits,
 * with the documents' numbers from numbers, where there are any. */
void store_pairs_add(struct store_pairs *pairs,
		     const struct segment_piece *pieces, size_t n,
		     size_t partition, unsigned shift, const uint32_t *numbers);
/* Sorts by key, then document; what is there twice is once. */
void store_pairs_sort(struct store_pairs *pairs);

#endif
