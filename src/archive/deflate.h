/*
 * Deflate: the only home of libdeflate; bytes compressed as ZIP holds them
 * (RFC 1951).
 *
 *	struct deflater *deflater = deflater_new();
 *	struct deflated small = deflate(deflater, bytes, &arena);	...
 *	deflater_free(deflater);
 *
 * The same bytes come out whatever was compressed before. A deflater belongs
 * to one thread at a time.
 */
#ifndef BREVIER_ARCHIVE_DEFLATE_H
#define BREVIER_ARCHIVE_DEFLATE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/str.h"

struct deflated {
	struct str bytes; /* compressed; absent: not yet */
	size_t size;      /* of what they were */
	uint32_t crc;     /* of that: CRC-32 as ZIP has it (APPNOTE 4.4.7) */
};

struct deflater;

struct deflater *deflater_new(void);
void deflater_free(struct deflater *deflater); /* NULL is fine */
/* The compressed bytes are in arena. */
struct deflated deflate_bytes(struct deflater *deflater, struct str bytes,
			      struct arena *arena);

/* Unpacks to size bytes, for which out has room; crc: of them. NULL, or what
 * is wrong: all of packed must be one stream of so many bytes. Any thread. */
const char *deflate_undo(struct str packed, size_t size, char *out,
			 uint32_t *crc);

/* What this libdeflate makes of a text of ours: versions differ in the bytes
 * that they make, and tell nobody at run time which one they are. */
struct hash deflate_mark(void);

#endif
