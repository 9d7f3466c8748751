#include "publish/identifier.h"

#include "base/hash.h"

struct str
identifier_make(const struct site *site, struct str slug, struct str id,
		struct arena *arena)
{
	struct hasher hasher;
	struct hash hash;
	const char *hex;

	hasher_init(&hasher);
	hasher_part(&hasher, site->base_url.p ? site->base_url : site->title);
	hasher_part(&hasher, slug);
	if (id.n)
		hasher_part(&hasher, id);
	hash = hasher_done(&hasher);
	hash.bytes[6] = (uint8_t)((hash.bytes[6] & 0x0F) | 0x80);
	hash.bytes[8] = (uint8_t)((hash.bytes[8] & 0x3F) | 0x80);
	hex = hash_hex(arena, hash, 32).p;
	return arena_printf(arena, "urn:uuid:%.8s-%.4s-%.4s-%.4s-%.12s", hex,
			    hex + 8, hex + 12, hex + 16, hex + 20);
}
