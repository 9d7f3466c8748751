#include "model/catalog.h"

#include <stdlib.h>

#include "model/issuers.h"

/* ---- Briefings ---- */

static int
summary_cmp(const void *va, const void *vb)
{
	const struct summary *a = *(const struct summary *const *)va;
	const struct summary *b = *(const struct summary *const *)vb;
	int order = date_cmp(b->date, a->date);

	return order ? order : str_cmp(a->slug, b->slug);
}

static void
sort_briefings(struct catalog *catalog, const struct summary *summaries,
	       size_t n, struct arena *arena)
{
	catalog->n = n;
	catalog->briefings = arena_array(arena, n, sizeof(*catalog->briefings));
	for (size_t i = 0; i < n; i++)
		catalog->briefings[i] = &summaries[i];
	if (n > 0)
		qsort(catalog->briefings, n, sizeof(*catalog->briefings),
		      summary_cmp);
}

void
catalog_make(struct catalog *catalog, const struct summary *summaries, size_t n,
	     struct arena *arena)
{
	struct hasher hasher;

	*catalog = (struct catalog){0};
	sort_briefings(catalog, summaries, n, arena);
	issuers_make(catalog, arena);
	hasher_init(&hasher);
	for (size_t k = 0; k < n; k++)
		hasher_hash(&hasher, catalog->briefings[k]->hash);
	catalog->hash = hasher_done(&hasher);
}

const struct issuer *
catalog_issuer(const struct catalog *catalog, struct str name)
{
	return issuers_find(catalog, name);
}

/* ---- Related entries ---- */

/* Days since 0000-03-01 of the Gregorian calendar; years begin in March, so
 * that the leap day is the last (H. Hinnant, "chrono-compatible low-level
 * date algorithms", days_from_civil). */
static long
date_days(struct date date)
{
	long month = (date.month + 9) % 12;
	long year = date.year - (date.month <= 2);

	return 365 * year + year / 4 - year / 100 + year / 400 +
	       (153 * month + 2) / 5 + date.day - 1;
}

/* The nearest so far, in order. */
struct nearest {
	const struct catalog *catalog;
	struct mention to;
	struct mention *list;
	size_t n, max;
};

static long
distance(const struct nearest *nearest, struct mention mention)
{
	long a = date_days(mention_date(nearest->catalog, mention));
	long b = date_days(mention_date(nearest->catalog, nearest->to));

	return a > b ? a - b : b - a;
}

static int
nearest_cmp(const struct nearest *nearest, struct mention a, struct mention b)
{
	long da = distance(nearest, a), db = distance(nearest, b);
	const struct summary *const *briefings = nearest->catalog->briefings;
	int order;

	if (da != db)
		return da < db ? -1 : 1;
	order =
	    str_cmp(briefings[a.briefing]->slug, briefings[b.briefing]->slug);
	return order ? order : str_cmp(a.entry->id, b.entry->id);
}

/* Puts mention where it belongs; false where it is too far. */
static bool
nearest_add(struct nearest *nearest, struct mention mention)
{
	size_t at = nearest->n;

	for (size_t i = 0; i < nearest->n; i++)
		if (nearest->list[i].entry == mention.entry)
			return true; /* by another issuer */
	while (at > 0 &&
	       nearest_cmp(nearest, mention, nearest->list[at - 1]) < 0)
		at--;
	if (at == nearest->max)
		return false;
	if (nearest->n < nearest->max)
		nearest->n++;
	for (size_t i = nearest->n - 1; i > at; i--)
		nearest->list[i] = nearest->list[i - 1];
	nearest->list[at] = mention;
	return true;
}

/* The first of an issuer's mentions that does not stand before to. */
static size_t
mention_place(const struct catalog *catalog, const struct issuer *issuer,
	      struct mention to)
{
	size_t low = 0, high = issuer->n_mentions;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (mention_cmp(catalog, issuer->mentions[middle], to) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Mentions are sorted by date: the nearest are next to the entry's own, max
 * to either side, whatever their number. */
static void
nearest_of_issuer(struct nearest *nearest, const struct issuer *issuer)
{
	size_t own = mention_place(nearest->catalog, issuer, nearest->to);

	for (size_t i = own; i-- > 0 && own - i <= nearest->max;)
		nearest_add(nearest, issuer->mentions[i]);
	for (size_t i = own; i < issuer->n_mentions; i++) {
		if (i - own > nearest->max)
			break;
		if (issuer->mentions[i].entry != nearest->to.entry)
			nearest_add(nearest, issuer->mentions[i]);
	}
}

size_t
catalog_related(const struct catalog *catalog, struct mention entry,
		struct mention *related, size_t max)
{
	struct nearest nearest = {
	    .catalog = catalog, .to = entry, .list = related, .max = max};

	if (nearest.max > CATALOG_RELATED_MAX)
		nearest.max = CATALOG_RELATED_MAX;
	for (size_t i = 0; i < entry.entry->n_issuers && nearest.max; i++) {
		const struct issuer *issuer =
		    catalog_issuer(catalog, entry.entry->issuers[i]);

		if (issuer)
			nearest_of_issuer(&nearest, issuer);
	}
	return nearest.n;
}

/* ---- What pages take from other briefings ---- */

static void
hash_date(struct hasher *hasher, struct date date)
{
	hasher_number(hasher, (uint64_t)date.year);
	hasher_number(hasher, (uint64_t)date.month);
	hasher_number(hasher, (uint64_t)date.day);
}

/* Not the number of mentions: only index pages show that, and it would make
 * each briefing depend on all others of a busy issuer. */
static void
hash_issuers(struct hasher *hasher, const struct catalog *catalog,
	     const struct entry_summary *entry)
{
	for (size_t i = 0; i < entry->n_issuers; i++) {
		const struct issuer *issuer =
		    catalog_issuer(catalog, entry->issuers[i]);

		if (!issuer)
			continue;
		hasher_part(hasher, issuer->slug);
		hasher_part(hasher, issuer->name);
		hasher_part(hasher, issuer->expansion);
	}
}

/* All of an entry that a mention of it can show. */
static void
hash_mention(struct hasher *hasher, const struct catalog *catalog,
	     struct mention mention)
{
	const struct summary *briefing = catalog->briefings[mention.briefing];
	const struct entry_summary *entry = mention.entry;

	hasher_part(hasher, briefing->slug);
	hasher_part(hasher, briefing->title);
	hasher_part(hasher, briefing->lang);
	hash_date(hasher, briefing->date);
	hasher_part(hasher, entry->id);
	hasher_part(hasher, entry->title);
	hasher_part(hasher, entry->native_title);
	hasher_part(hasher, entry->lead);
	hasher_part(hasher, entry->issuer);
	hasher_part(hasher, entry->section);
	hash_date(hasher, entry->date);
	hash_issuers(hasher, catalog, entry);
}

/* A briefing as its card shows it; a card may list its entries. */
static void
hash_card(struct hasher *hasher, const struct catalog *catalog, size_t k)
{
	const struct entry_summary *entry = catalog->briefings[k]->entries;

	hasher_hash(hasher, catalog->briefings[k]->hash);
	for (; entry; entry = entry->next)
		hash_issuers(hasher, catalog, entry);
}

/* Cards show a briefing's size beside that of the largest. */
static size_t
largest_briefing(const struct catalog *catalog)
{
	size_t largest = 0;

	for (size_t k = 0; k < catalog->n; k++) {
		const struct summary *summary = catalog->briefings[k];
		size_t size = summary->n_entries + summary->n_notes;

		if (size > largest)
			largest = size;
	}
	return largest;
}

struct hash
catalog_neighbourhood(const struct catalog *catalog, size_t k)
{
	struct mention related[CATALOG_RELATED_MAX];
	struct hasher hasher;

	hasher_init(&hasher);
	hasher_number(&hasher, largest_briefing(catalog));
	hasher_number(&hasher, k > 0);
	if (k > 0)
		hash_card(&hasher, catalog, k - 1);
	hash_card(&hasher, catalog, k);
	if (k + 1 < catalog->n)
		hash_card(&hasher, catalog, k + 1);
	for (const struct entry_summary *entry = catalog->briefings[k]->entries;
	     entry; entry = entry->next) {
		size_t n = catalog_related(catalog, (struct mention){k, entry},
					   related, CATALOG_RELATED_MAX);

		hasher_number(&hasher, n);
		for (size_t i = 0; i < n; i++)
			hash_mention(&hasher, catalog, related[i]);
	}
	return hasher_done(&hasher);
}
