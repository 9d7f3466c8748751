/*
 * Code: lists of documents as bits, and bits as text.
 *
 * Bits fill a stream from the lowest of each byte on. A list is
 *
 *	5 bits		k
 *	3 bits		w
 *	each document	gap >> k zeros and a one; k bits, the rest of gap;
 *			w bits, its level
 *
 * gap being the number of documents left out since the one before. That is
 * Golomb's code in Rice's form ("Some practical universal noiseless coding
 * techniques", 1979), lowest bits first; with k = 0 it is a bitmap. Numbers
 * are written in Elias's gamma code ("Universal codeword sets", 1975).
 *
 * For a script, a stream is text: each 13 bits are two of the 91 printable
 * ASCII characters from '#' on that are not '\', the less significant first.
 */
#ifndef BREVIER_SEARCH_CODE_H
#define BREVIER_SEARCH_CODE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

struct bits {
	struct buf bytes; /* whole ones */
	uint64_t waiting; /* bits that fill none yet */
	unsigned n_waiting;
};

void bits_put(struct bits *bits, uint32_t value, unsigned n); /* n <= 32 */
void bits_gamma(struct bits *bits, uint32_t value);           /* value >= 1 */
size_t bits_length(const struct bits *bits);                  /* in bits */
void bits_append(struct bits *bits, const struct bits *more);
void bits_clear(struct bits *bits);
void bits_free(struct bits *bits);
/* The bits as text; what fills no character is filled with zeros. */
void bits_text(const struct bits *bits, struct buf *out);

struct posting {
	uint32_t document;
	uint8_t level;
};

/* A list of n documents, ascending; only the lowest width bits of levels. */
void bits_list(struct bits *bits, const struct posting *list, size_t n,
	       unsigned width);

/* 20 bits that say whether bytes are the ones that were meant. */
enum { CODE_CHECK_BITS = 20 };
uint32_t code_check(struct str bytes);
uint32_t code_fold(uint64_t hash); /* from a hash of them */
/* A check as it is written: in base 36, four digits. */
void code_put_check(struct buf *out, uint32_t check);

#endif
