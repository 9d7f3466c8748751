/*
 * Group: the terms of one partition of many segments, each with all of its
 * documents.
 *
 * Terms are found by their hash, as they come; nothing is copied out of the
 * segments, which must outlive the group. Segments are added in the order of
 * their documents.
 */
#ifndef BREVIER_SEARCH_GROUP_H
#define BREVIER_SEARCH_GROUP_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "search/segment.h"

struct group_term {
	struct str text;
	uint32_t hash;
	uint32_t n;           /* documents */
	uint32_t first, last; /* of its pieces; they count from 1 */
};

struct group {
	struct group_term *terms;
	size_t n, capacity;
	struct buf pieces;
	uint32_t *slots;
	size_t n_slots;
};

/* Where a term's documents are in one segment. */
struct group_piece {
	struct str list;
	uint32_t base; /* number of the segment's first document */
	uint32_t next;
};

/* Terms of a segment whose documents are numbered from base on. */
void group_add(struct group *group, struct str terms, uint32_t base);
/* Puts the terms into the order of their bytes. */
void group_sort(struct group *group);
/* NULL behind the last piece of a term. */
const struct group_piece *group_piece(const struct group *group,
				      uint32_t number);
/* All terms as one segment's partition, documents counted from base. */
void group_put(const struct group *group, uint32_t base, struct buf *out);
void group_free(struct group *group);

#endif
