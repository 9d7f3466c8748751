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
	struct mention to;
	long day; /* of to */
	struct mention *list;
	long distances[CATALOG_RELATED_MAX]; /* of the list, in days */
	size_t n, max;
};

/* Whether a mention, so far away, stands before the i-th. */
static bool
is_nearer(const struct nearest *nearest, struct mention mention, long distance,
	  size_t i)
{
	const struct summary *const *briefings = nearest->catalog->briefings;
	struct mention other = nearest->list[i];
	int order;

	if (distance != nearest->distances[i])
		return distance < nearest->distances[i];
	order = str_cmp(briefings[mention.briefing]->slug,
			briefings[other.briefing]->slug);
	return (order ? order : str_cmp(mention.entry->id, other.entry->id)) <
	       0;
}

/* Puts a mention of that date where it belongs; false where it is too far. */
static bool
nearest_add(struct nearest *nearest, struct mention mention, struct date date)
{
	long day = date_days(date);
	long distance =
	    day > nearest->day ? day - nearest->day : nearest->day - day;
	size_t at = nearest->n;

	if (at == nearest->max && distance > nearest->distances[at - 1])
		return false;
	for (size_t i = 0; i < nearest->n; i++)
		if (nearest->list[i].entry == mention.entry)
			return true; /* by another issuer */
	while (at > 0 && is_nearer(nearest, mention, distance, at - 1))
		at--;
	if (at == nearest->max)
		return true;
	if (nearest->n < nearest->max)
		nearest->n++;
	for (size_t i = nearest->n - 1; i > at; i--) {
		nearest->list[i] = nearest->list[i - 1];
		nearest->distances[i] = nearest->distances[i - 1];
	}
	nearest->list[at] = mention;
	nearest->distances[at] = distance;
	return true;
}

/* The first of an issuer's mentions that does not stand before to. */
static size_t
mention_place(const struct catalog *catalog, const struct issuer *issuer,
	      struct mention to)
{
	size_t low = 0, high = issuer->n_mentions;
	struct date date = mention_date(catalog, to);

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = date_cmp(date, issuer->dates[middle]);

		if (order == 0)
			order =
			    mention_cmp(catalog, issuer->mentions[middle], to);
		if (order < 0)
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
	size_t own = mention_place(nearest->catalog, issuer, nearest->to);
	const struct mention *all = issuer->mentions;
	bool older = true, newer = true;

	for (size_t i = 0; i <= nearest->max && (older || newer); i++) {
		older = older && own + i < issuer->n_mentions &&
			(all[own + i].entry == nearest->to.entry ||
			 nearest_add(nearest, all[own + i],
				     issuer->dates[own + i]));
		newer = newer && i < nearest->max && i < own &&
			nearest_add(nearest, all[own - 1 - i],
				    issuer->dates[own - 1 - i]);
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
catalog_related(const struct catalog *catalog, struct mention entry,
		struct mention *related, size_t max)
{
	struct nearest nearest = {
	    .catalog = catalog, .to = entry, .list = related, .max = max};

	if (nearest.max > CATALOG_RELATED_MAX)
		nearest.max = CATALOG_RELATED_MAX;
	nearest.day = date_days(mention_date(catalog, entry));
	for (size_t i = 0; i < entry.entry->n_issuers && nearest.max; i++) {
		const struct issuer *issuer =
		    catalog_issuer(catalog, entry.entry->issuers[i].name);

		if (issuer)
			nearest_of_issuer(&nearest, issuer);
	}
	return nearest.n;
}
