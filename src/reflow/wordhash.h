/*
 * Wordhash: a number for a word, the same whatever the case of its ASCII
 * letters is.
 */
#ifndef BREVIER_REFLOW_WORDHASH_H
#define BREVIER_REFLOW_WORDHASH_H

#include <stdint.h>
#include <string.h>

#include "base/str.h"

static inline uint64_t
wordhash_load(const char *p, size_t n)
{
	uint64_t bytes = 0;

	memcpy(&bytes, p, n);
	return bytes;
}

/*
 * Of a word's length and its first and last eight bytes: words are short, and
 * these are read at once. The bit 0x20 tells small letters from capitals. The
 * factor is that of Knuth's multiplicative hashing (TAOCP 3, section 6.4);
 * use the high bits. word is not empty.
 */
static inline uint64_t
wordhash(struct str word)
{
	const uint64_t small = 0x2020202020202020u;
	const uint64_t factor = 0x9E3779B97F4A7C15u;
	const char *p = word.p;
	size_t n = word.n;
	uint64_t bytes;

	if (n >= 8)
		bytes = (wordhash_load(p, 8) | small) * 31 +
			(wordhash_load(p + n - 8, 8) | small);
	else if (n >= 4)
		bytes =
		    (wordhash_load(p, 4) << 32 | wordhash_load(p + n - 4, 4)) |
		    small;
	else
		bytes = ((uint64_t)(unsigned char)p[0] << 16 |
			 (uint64_t)(unsigned char)p[n / 2] << 8 |
			 (unsigned char)p[n - 1]) |
			small;
	bytes = (bytes ^ n) * factor;
	return (bytes ^ bytes >> 29) * factor;
}

#endif
