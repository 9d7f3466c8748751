/*
 * Hash: SHA-256 (FIPS 180-4), from nettle.
 *
 * Names contents: the keys of jobs, the fingerprints of assets, the digest
 * of a source. Parts are hashed with their length before them, so that two
 * different sequences of parts never give one input.
 */
#ifndef BREVIER_BASE_HASH_H
#define BREVIER_BASE_HASH_H

#include <nettle/sha2.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

#define HASH_SIZE 32

struct hash {
	uint8_t bytes[HASH_SIZE];
};

struct hasher {
	struct sha256_ctx sha256;
};

void hasher_init(struct hasher *hasher);
void hasher_part(struct hasher *hasher, struct str bytes); /* with length */
void hasher_hash(struct hasher *hasher, struct hash hash);
void hasher_number(struct hasher *hasher, uint64_t number);
struct hash hasher_done(struct hasher *hasher);

/* A quick hash for tables and keys within a build, not for contents: FNV-1a
 * of 64 bits (RFC 9923). */
uint64_t hash_quick(struct str bytes);

/* Plain SHA-256 of bytes, as sha256sum(1) prints it. */
struct hash hash_bytes(struct str bytes);
bool hash_eq(struct hash a, struct hash b);
/* The first digits hexadecimal digits (64 at most). */
struct str hash_hex(struct arena *arena, struct hash hash, size_t digits);
/* All of its digits, without a NUL behind them. */
void hash_put_hex(struct hash hash, char hex[2 * HASH_SIZE]);
/* All of it in Base64 (RFC 4648, section 4). */
struct str hash_base64(struct arena *arena, struct hash hash);
bool hash_from_hex(struct str hex, struct hash *hash);

/* The sum of bytes in hexadecimal, by the name that BagIt has for it (RFC
 * 8493, section 2.4): "sha512", "md5" and what else nettle knows; absent for
 * another. */
struct str hash_sum(struct arena *arena, const char *algorithm,
		    struct str bytes);
/* The same of bytes that come in pieces; NULL for an unknown algorithm. */
struct hash_sum;
struct hash_sum *hash_sum_new(struct arena *arena, const char *algorithm);
void hash_sum_add(struct hash_sum *sum, struct str bytes);
struct str hash_sum_done(struct hash_sum *sum, struct arena *arena);

#endif
