#include "catalog/mention.h"

const struct traces *
mention_traces(const struct catalog *catalog, struct mention mention)
{
	if (mention.entry)
		return &mention.entry->traces;
	if (mention.note)
		return &mention.note->traces;
	return &catalog->briefings[mention.briefing]->traces;
}

struct date
mention_date(const struct catalog *catalog, struct mention mention)
{
	if (mention.entry && date_is_full(mention.entry->date))
		return mention.entry->date;
	if (mention.note && date_is_full(mention.note->date))
		return mention.note->date;
	return catalog->briefings[mention.briefing]->date;
}

uint64_t
mention_key(const struct catalog *catalog, size_t place)
{
	struct date date = mention_date(catalog, catalog->all[place]);
	uint32_t day = (uint32_t)(date.year * 512 + date.month * 32 + date.day);

	return (uint64_t)(UINT32_MAX - day) << 32 | (uint32_t)place;
}

size_t
mention_key_place(uint64_t key)
{
	return (uint32_t)key;
}

struct date
mention_key_date(uint64_t key)
{
	uint32_t day = UINT32_MAX - (uint32_t)(key >> 32);

	return (struct date){(int)(day / 512), (int)(day / 32 % 16),
			     (int)(day % 32)};
}

static void
hash_date(struct hasher *hasher, struct date date)
{
	hasher_number(hasher, (uint64_t)date.year);
	hasher_number(hasher, (uint64_t)date.month);
	hasher_number(hasher, (uint64_t)date.day);
}

static void
hash_issuers(struct hasher *hasher, const struct catalog *catalog,
	     const struct summary *briefing, const struct entry_summary *entry)
{
	for (size_t i = 0; i < entry->n_issuers; i++) {
		struct str name = entry->issuers[i].name;
		const struct issuer *issuer = catalog_issuer(catalog, name);
		struct str expansion = {0};

		if (issuer) {
			hasher_part(hasher, issuer->slug);
			hasher_part(hasher, issuer->name);
			expansion = issuer->expansion;
		}
		if (!expansion.n)
			expansion = abbrev_expand(briefing->abbrevs, name);
		hasher_part(hasher, expansion);
	}
}

struct hash
mention_hash(const struct catalog *catalog, struct mention mention)
{
	const struct summary *briefing = catalog->briefings[mention.briefing];
	struct hasher hasher;

	hasher_init(&hasher);
	hasher_part(&hasher, briefing->slug);
	hasher_part(&hasher, briefing->title);
	hasher_part(&hasher, briefing->lang);
	hash_date(&hasher, briefing->date);
	if (mention.note)
		hasher_hash(&hasher, mention.note->hash);
	if (mention.entry) {
		hasher_hash(&hasher, mention.entry->hash);
		hash_issuers(&hasher, catalog, briefing, mention.entry);
	}
	return hasher_done(&hasher);
}
