#include "base/hash.h"

#include <nettle/base64.h>
#include <nettle/nettle-meta.h>
#include <nettle/version.h>
#include <string.h>

void
hasher_init(struct hasher *hasher)
{
	sha256_init(&hasher->sha256);
}

static void
hasher_bytes(struct hasher *hasher, struct str bytes)
{
	if (bytes.n)
		sha256_update(&hasher->sha256, bytes.n,
			      (const uint8_t *)bytes.p);
}

/* Eight bytes, the highest first: the same on every machine. */
static void
hasher_word(struct hasher *hasher, uint64_t word)
{
	uint8_t bytes[8];

	for (int i = 0; i < 8; i++)
		bytes[i] = (uint8_t)(word >> (56 - 8 * i));
	sha256_update(&hasher->sha256, sizeof(bytes), bytes);
}

void
hasher_part(struct hasher *hasher, struct str bytes)
{
	hasher_word(hasher, bytes.n);
	hasher_bytes(hasher, bytes);
}

void
hasher_hash(struct hasher *hasher, struct hash hash)
{
	hasher_word(hasher, HASH_SIZE);
	sha256_update(&hasher->sha256, HASH_SIZE, hash.bytes);
}

void
hasher_number(struct hasher *hasher, uint64_t number)
{
	hasher_word(hasher, sizeof(number));
	hasher_word(hasher, number);
}

struct hash
hasher_done(struct hasher *hasher)
{
	struct hash hash;

#if NETTLE_VERSION_MAJOR >= 4
	sha256_digest(&hasher->sha256, hash.bytes);
#else
	sha256_digest(&hasher->sha256, HASH_SIZE, hash.bytes);
#endif
	return hash;
}

struct hash
hash_bytes(struct str bytes)
{
	struct hasher hasher;

	hasher_init(&hasher);
	hasher_bytes(&hasher, bytes);
	return hasher_done(&hasher);
}

bool
hash_eq(struct hash a, struct hash b)
{
	return memcmp(a.bytes, b.bytes, HASH_SIZE) == 0;
}

enum { DIGEST_MAX = 64 };

static void
put_hex(const uint8_t *bytes, char *out, size_t digits)
{
	static const char hex[] = "0123456789abcdef";

	for (size_t i = 0; i < digits; i++)
		out[i] = hex[i % 2 ? bytes[i / 2] & 15 : bytes[i / 2] >> 4];
}

static struct str
hex_of(struct arena *arena, const uint8_t *bytes, size_t digits)
{
	char *p = arena_alloc(arena, digits + 1);

	put_hex(bytes, p, digits);
	return (struct str){p, digits};
}

void
hash_put_hex(struct hash hash, char hex[2 * HASH_SIZE])
{
	put_hex(hash.bytes, hex, 2 * (size_t)HASH_SIZE);
}

struct str
hash_hex(struct arena *arena, struct hash hash, size_t digits)
{
	size_t all = (size_t)2 * HASH_SIZE;

	return hex_of(arena, hash.bytes, digits < all ? digits : all);
}

struct hash_sum {
	const struct nettle_hash *hash;
	void *context;
};

struct hash_sum *
hash_sum_new(struct arena *arena, const char *algorithm)
{
	const struct nettle_hash *hash = nettle_lookup_hash(algorithm);
	struct hash_sum *sum;

	if (!hash || hash->digest_size > DIGEST_MAX)
		return NULL;
	sum = arena_alloc(arena, sizeof(*sum));
	sum->hash = hash;
	sum->context = arena_alloc(arena, hash->context_size);
	hash->init(sum->context);
	return sum;
}

void
hash_sum_add(struct hash_sum *sum, struct str bytes)
{
	if (bytes.n)
		sum->hash->update(sum->context, bytes.n,
				  (const uint8_t *)bytes.p);
}

struct str
hash_sum_done(struct hash_sum *sum, struct arena *arena)
{
	uint8_t digest[DIGEST_MAX];

#if NETTLE_VERSION_MAJOR >= 4
	sum->hash->digest(sum->context, digest);
#else
	sum->hash->digest(sum->context, sum->hash->digest_size, digest);
#endif
	return hex_of(arena, digest, (size_t)2 * sum->hash->digest_size);
}

struct str
hash_sum(struct arena *arena, const char *algorithm, struct str bytes)
{
	struct hash_sum *sum = hash_sum_new(arena, algorithm);

	if (!sum)
		return (struct str){0};
	hash_sum_add(sum, bytes);
	return hash_sum_done(sum, arena);
}

struct str
hash_base64(struct arena *arena, struct hash hash)
{
	char *p = arena_alloc(arena, BASE64_ENCODE_RAW_LENGTH(HASH_SIZE) + 1);

	base64_encode_raw(p, HASH_SIZE, hash.bytes);
	return (struct str){p, BASE64_ENCODE_RAW_LENGTH(HASH_SIZE)};
}

bool
hash_from_hex(struct str hex, struct hash *hash)
{
	struct hash read;

	if (hex.n != (size_t)2 * HASH_SIZE)
		return false;
	for (size_t i = 0; i < HASH_SIZE; i++) {
		int high = ascii_hex_value(hex.p[2 * i]);
		int low = ascii_hex_value(hex.p[2 * i + 1]);

		if (high < 0 || low < 0)
			return false;
		read.bytes[i] = (uint8_t)(high << 4 | low);
	}
	*hash = read;
	return true;
}

uint64_t
hash_quick(struct str bytes)
{
	uint64_t hash = 0xcbf29ce484222325u;

	for (size_t i = 0; i < bytes.n; i++)
		hash = (hash ^ (unsigned char)bytes.p[i]) * 0x100000001b3u;
	return hash;
}
