#include "catalog/catalog.h"

#include <stdlib.h>

#include "catalog/issuers.h"
#include "catalog/mention.h"
#include "catalog/neighbourhood.h"
#include "catalog/resolve.h"

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

static int
slug_cmp(const void *va, const void *vb)
{
	const struct summary *a = **(const struct summary *const *const *)va;
	const struct summary *b = **(const struct summary *const *const *)vb;

	return str_cmp(a->slug, b->slug);
}

static void
rank_briefings(struct catalog *catalog, struct arena *arena)
{
	struct arena scratch = {0};
	const struct summary ***sorted =
	    arena_array(&scratch, catalog->n, sizeof(*sorted));

	catalog->ranks =
	    arena_array(arena, catalog->n, sizeof(*catalog->ranks));
	for (size_t k = 0; k < catalog->n; k++)
		sorted[k] = &catalog->briefings[k];
	if (catalog->n > 0)
		qsort(sorted, catalog->n, sizeof(*sorted), slug_cmp);
	for (size_t i = 0; i < catalog->n; i++)
		catalog->ranks[sorted[i] - catalog->briefings] = (uint32_t)i;
	arena_free(&scratch);
}

/* A briefing itself, then its notes and entries in the order of the text. */
static size_t
put_passages(struct mention *all, size_t k, const struct summary *summary)
{
	const struct entry_summary *entry = summary->entries;
	const struct note_summary *note = summary->notes;
	size_t n = 0;

	all[n++] = (struct mention){.briefing = k};
	while (entry || note) {
		bool first = !note || (entry && entry->traces.order <
						    note->traces.order);

		all[n] = (struct mention){.briefing = k};
		if (first) {
			all[n++].entry = entry;
			entry = entry->next;
		} else {
			all[n++].note = note;
			note = note->next;
		}
	}
	return n;
}

static void
put_all(struct catalog *catalog, struct arena *arena)
{
	size_t n = 0;

	for (size_t k = 0; k < catalog->n; k++)
		n += 1 + catalog->briefings[k]->n_entries +
		     catalog->briefings[k]->n_notes;
	catalog->all = arena_array(arena, n, sizeof(*catalog->all));
	catalog->starts =
	    arena_array(arena, catalog->n + 1, sizeof(*catalog->starts));
	for (size_t k = 0; k < catalog->n; k++) {
		catalog->starts[k] = catalog->n_all;
		catalog->n_all += put_passages(catalog->all + catalog->n_all, k,
					       catalog->briefings[k]);
	}
	catalog->starts[catalog->n] = catalog->n_all;
}

/* All that pages show of a passage, once, however many show it. */
static void
hash_all(struct catalog *catalog, struct arena *arena)
{
	catalog->hashes =
	    arena_array(arena, catalog->n_all, sizeof(*catalog->hashes));
	for (size_t i = 0; i < catalog->n_all; i++)
		catalog->hashes[i] = mention_hash(catalog, catalog->all[i]);
}

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

void
catalog_make(struct catalog *catalog, const struct summary *summaries, size_t n,
	     struct arena *arena)
{
	*catalog = (struct catalog){0};
	sort_briefings(catalog, summaries, n, arena);
	rank_briefings(catalog, arena);
	catalog->largest = largest_briefing(catalog);
	put_all(catalog, arena);
	issuers_make(catalog, arena);
	topics_make(&catalog->topics, catalog, arena);
	glossary_make(&catalog->glossary, catalog, arena);
	hosts_make(&catalog->hosts, catalog, arena);
	threads_make(&catalog->threads, catalog, arena);
	hash_all(catalog, arena);
	resolve_join(catalog, arena);
	catalog->cards = neighbourhood_range(catalog, 0, n);
}

size_t
catalog_index(const struct catalog *catalog, const struct summary *summary)
{
	size_t low = 0, high = catalog->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (summary_cmp(&catalog->briefings[middle], &summary) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

size_t
catalog_place(const struct catalog *catalog, size_t k,
	      const struct entry_summary *entry)
{
	return catalog->starts[k] + entry->traces.order;
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
	size_t to; /* place of the entry */
	long day;  /* of it */
	struct near {
		long distance; /* in days */
		uint32_t rank, place;
	} list[CATALOG_RELATED_MAX];
	size_t n, max;
};

static bool
is_nearer(const struct nearest *nearest, struct near a, struct near b)
{
	const struct mention *all = nearest->catalog->all;

	if (a.distance != b.distance)
		return a.distance < b.distance;
	if (a.rank != b.rank)
		return a.rank < b.rank;
	return str_cmp(all[a.place].entry->id, all[b.place].entry->id) < 0;
}

/* Puts the mention of that key where it belongs; false where it is too far. */
static bool
nearest_add(struct nearest *nearest, uint64_t key)
{
	size_t place = mention_key_place(key), at = nearest->n;
	struct near *list = nearest->list, near = {.place = (uint32_t)place};

	if (place == nearest->to)
		return true;
	near.distance = labs(date_days(mention_key_date(key)) - nearest->day);
	if (at == nearest->max && near.distance > list[at - 1].distance)
		return false;
	for (size_t i = 0; i < nearest->n; i++)
		if (list[i].place == place)
			return true; /* by another issuer */
	near.rank =
	    nearest->catalog->ranks[nearest->catalog->all[place].briefing];
	while (at > 0 && is_nearer(nearest, near, list[at - 1]))
		at--;
	if (at == nearest->max)
		return true;
	if (nearest->n < nearest->max)
		nearest->n++;
	for (size_t i = nearest->n - 1; i > at; i--)
		list[i] = list[i - 1];
	list[at] = near;
	return true;
}

/* The first of an issuer's mentions that does not stand before key. */
static size_t
find_key(const struct issuer *issuer, uint64_t key)
{
	size_t low = 0, high = issuer->n_mentions;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (issuer->keys[middle] < key)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Mentions are sorted by date: the nearest are next to the entry's own, max
 * to either side, whatever their number. Both sides are taken by turns, so
 * that what is too far shows early. */
static void
nearest_of_issuer(struct nearest *nearest, const struct issuer *issuer)
{
	size_t own =
	    find_key(issuer, mention_key(nearest->catalog, nearest->to));
	bool older = true, newer = true;

	for (size_t i = 0; i <= nearest->max && (older || newer); i++) {
		older = older && own + i < issuer->n_mentions &&
			nearest_add(nearest, issuer->keys[own + i]);
		newer = newer && i < nearest->max && i < own &&
			nearest_add(nearest, issuer->keys[own - 1 - i]);
	}
}

struct date
catalog_updated(const struct catalog *catalog)
{
	struct date newest = {0};

	for (size_t k = 0; k < catalog->n; k++)
		if (date_cmp(catalog->briefings[k]->updated, newest) > 0)
			newest = catalog->briefings[k]->updated;
	return newest;
}

size_t
catalog_related(const struct catalog *catalog, size_t place, uint32_t *related,
		size_t max)
{
	const struct entry_summary *entry = catalog->all[place].entry;
	struct nearest nearest = {.catalog = catalog, .to = place, .max = max};

	if (nearest.max > CATALOG_RELATED_MAX)
		nearest.max = CATALOG_RELATED_MAX;
	nearest.day = date_days(mention_date(catalog, catalog->all[place]));
	for (size_t i = 0; i < entry->n_issuers && nearest.max; i++) {
		const struct issuer *issuer =
		    catalog_issuer(catalog, entry->issuers[i].name);

		if (issuer)
			nearest_of_issuer(&nearest, issuer);
	}
	for (size_t i = 0; i < nearest.n; i++)
		related[i] = nearest.list[i].place;
	return nearest.n;
}
