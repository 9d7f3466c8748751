/*
 * Group: the terms of one partition of many segments, each with all of its
 * documents.
 *
 *	group_make(&group, pieces, n);
 *	group_sort(&group);			if their order matters
 *	... group.terms[i], group_text(&group, &group.terms[i]) ...
 *	group_free(&group);
 *
 * Segments are read from front to end, twice, and nothing points into them
 * afterwards: what is gathered stands close together, so that memory is read
 * in its order.
 */
#ifndef BREVIER_SEARCH_GROUP_H
#define BREVIER_SEARCH_GROUP_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "search/segment.h"

struct group_term {
	size_t text; /* where it is in texts */
	size_t length;
	size_t first; /* of its documents */
	uint32_t n;
	uint32_t hash;
};

struct group {
	struct group_term *terms;
	size_t n, capacity;
	struct buf texts;
	uint32_t *documents; /* of all terms, one after the other */
	uint8_t *weights;
	uint32_t *slots;
	size_t n_slots;
};

/* Terms of pieces that come in the order of their documents. */
void group_make(struct group *group, const struct segment_piece *pieces,
		size_t n);
/* Puts the terms into the order of their bytes. */
void group_sort(struct group *group);
struct str group_text(const struct group *group, const struct group_term *term);
void group_free(struct group *group);

#endif
