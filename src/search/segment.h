/*
 * Segment: what the index knows of some documents, on its way to the shards.
 *
 * Bytes that are written once and read once from front to end, in partitions:
 * terms by their first character, so that the partitions' order is that of
 * the terms (as UTF-16, the order of a script); pairs by their highest bits.
 *
 *	term	hash, 4 bytes; length, 1; the term; number of documents; bytes
 *		of their list: for each its distance from the one before, and
 *		its weight, 1
 *	pair	distance from the pair before; document, as distance from the
 *		one before where the pair is the same
 *
 * Numbers are LEB128 varints. Documents count from the segment's first.
 */
#ifndef BREVIER_SEARCH_SEGMENT_H
#define BREVIER_SEARCH_SEGMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "search/words.h"

enum {
	SEGMENT_PARTITIONS = 64,                /* of terms, and of pairs */
	SEGMENT_PAIR_BITS = WORD_PAIR_BITS - 6, /* of a pair in a partition */
};

struct segment {
	struct str bytes;
	/* Where each partition ends: terms, then pairs. */
	size_t ends[2 * SEGMENT_PARTITIONS];
};

/* A partition of a segment, and the number of the segment's first document. */
struct segment_piece {
	struct str bytes;
	uint32_t base;
};

/* The partition that terms with this first character are in. */
size_t segment_partition(struct str term);
/* Part i: a partition of terms, or, from SEGMENT_PARTITIONS on, of pairs. */
struct str segment_part(const struct segment *segment, size_t i);

/* A hash of bytes after those that gave hash: for telling changes and for
 * tables, the same on every machine. */
#define SEGMENT_SEED 0xCBF29CE484222325u
uint64_t segment_hash(uint64_t hash, struct str bytes);

void segment_put_number(struct buf *out, uint32_t number);

/* Reads a number off the front of *bytes. */
static inline uint32_t
segment_number(struct str *bytes)
{
	const unsigned char *p = (const unsigned char *)bytes->p;
	uint32_t number = *p & 0x7F;
	unsigned shift = 7;

	for (; *p++ >= 0x80; shift += 7)
		number |= (uint32_t)(*p & 0x7F) << shift;
	bytes->n -= (size_t)((const char *)p - bytes->p);
	bytes->p = (const char *)p;
	return number;
}

struct segment_term {
	struct str text;
	uint32_t hash;
	uint32_t n;      /* documents */
	struct str list; /* their distances and weights */
};

void segment_put_term(struct buf *out, const struct segment_term *term);
/* Reads a term off the front of *bytes; false at the end. */
bool segment_term(struct str *bytes, struct segment_term *term);

struct segment_pair {
	uint32_t key, document;
};

/* The pair before the first of a partition. */
struct segment_pair segment_pair_start(size_t partition);
/* Pairs come sorted by key, then document; one that comes again is left out.
 * *last is the one before. */
void segment_put_pair(struct buf *out, struct segment_pair *last,
		      struct segment_pair next);
/* Reads the pair behind *last into it; false at the end. */
bool segment_pair(struct str *bytes, struct segment_pair *last);

#endif
