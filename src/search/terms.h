/*
 * Terms: the partitions of a store as shards, ranked by BM25.
 *
 * Each job works through partitions of its own; what is in a shard does not
 * depend on threads.
 *
 * Weights come from Okapi BM25 (S. Robertson and H. Zaragoza, "The
 * Probabilistic Relevance Framework: BM25 and Beyond", 2009) with k1 = 1.2
 * and b = 0.75: for each document the part that depends on it, between 0 and
 * its limit, is kept as a level of up to 4 bits, fewer where a term is in more
 * documents and says less, none where it is in more than half of them.
 */
#ifndef BREVIER_SEARCH_TERMS_H
#define BREVIER_SEARCH_TERMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "search/shard.h"
#include "search/store.h"

/* What all jobs share. */
struct terms {
	const struct store *store;
	const uint32_t *numbers; /* of the store's documents in the index */
	const float *norms;      /* terms_norm(), by number */
	struct str facets;       /* more of partition 0, as in a segment */
	const struct shard_output *output;
};

struct terms_job {
	size_t first, end;   /* its partitions */
	struct arena *arena; /* owns the keys of the shards */
	struct diags *diags;
	struct shard *shards;
	size_t n;
	bool ok;
};

/* The part of BM25 that depends on a document's length alone. */
float terms_norm(uint32_t length, double average);
/* Sets shards, n and ok. */
void terms_write(const struct terms *terms, struct terms_job *job);

/* Bits of the levels in a list of n of total documents. */
unsigned terms_width(size_t n, size_t total);

#endif
