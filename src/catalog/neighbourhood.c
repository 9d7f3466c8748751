#include "catalog/neighbourhood.h"

static void
hash_date(struct hasher *hasher, struct date date)
{
	hasher_number(hasher, (uint64_t)date.year);
	hasher_number(hasher, (uint64_t)date.month);
	hasher_number(hasher, (uint64_t)date.day);
}

/* A briefing as its card shows it that lists no entries. */
static void
hash_card(struct hasher *hasher, const struct summary *summary)
{
	hasher_part(hasher, summary->slug);
	hasher_part(hasher, summary->title);
	hasher_part(hasher, summary->lang);
	hash_date(hasher, summary->date);
	hash_date(hasher, summary->first);
	hash_date(hasher, summary->last);
	hasher_number(hasher, summary->n_entries);
	hasher_number(hasher, summary->n_notes);
	hasher_number(hasher, summary->n_links);
}

struct hash
neighbourhood_cards(const struct catalog *catalog, size_t k, size_t item)
{
	struct hasher hasher;

	(void)item;
	hasher_init(&hasher);
	hasher_number(&hasher, k > 0);
	if (k > 0)
		hash_card(&hasher, catalog->briefings[k - 1]);
	if (k + 1 < catalog->n)
		hash_card(&hasher, catalog->briefings[k + 1]);
	return hasher_done(&hasher);
}

struct hash
neighbourhood_range(const struct catalog *catalog, size_t from, size_t to)
{
	struct hasher hasher;

	hasher_init(&hasher);
	hasher_number(&hasher, catalog->largest);
	for (size_t k = from; k < to; k++)
		hasher_hash(&hasher, catalog->briefings[k]->card);
	for (size_t i = catalog->starts[from]; i < catalog->starts[to]; i++)
		if (catalog->all[i].entry)
			hasher_hash(&hasher, catalog->hashes[i]);
	return hasher_done(&hasher);
}

static void
hash_related(struct hasher *hasher, const struct catalog *catalog, size_t place)
{
	uint32_t related[CATALOG_RELATED_MAX];
	size_t n =
	    catalog_related(catalog, place, related, CATALOG_RELATED_MAX);

	hasher_number(hasher, n);
	for (size_t i = 0; i < n; i++)
		hasher_hash(hasher, catalog->hashes[related[i]]);
}

static void
hash_thread_list(struct hasher *hasher, const struct catalog *catalog,
		 const struct thread *list, size_t n)
{
	hasher_number(hasher, n);
	for (size_t i = 0; i < n; i++) {
		hasher_hash(hasher, catalog->hashes[list[i].place]);
		hasher_number(hasher, list[i].reason);
		hasher_part(hasher, list[i].text);
	}
}

struct hash
neighbourhood_threads(const struct catalog *catalog, size_t place)
{
	struct found_threads found;
	struct hasher hasher;

	threads_find(catalog, place, &found);
	hasher_init(&hasher);
	hash_thread_list(&hasher, catalog, found.earlier, found.n_earlier);
	hash_thread_list(&hasher, catalog, found.later, found.n_later);
	hash_related(&hasher, catalog, place);
	return hasher_done(&hasher);
}

static void
hash_topics(struct hasher *hasher, const struct catalog *catalog,
	    const struct traces *traces)
{
	for (size_t i = 0; i < traces->n_tags; i++) {
		const struct topic *topic =
		    topics_find(&catalog->topics, topics_key(traces->tags[i]));

		if (!topic)
			continue;
		hasher_part(hasher, topic->slug);
		hasher_part(hasher, topic->name);
	}
}

/* What the abbreviations of a passage of briefing k stand for there. */
static void
hash_terms(struct hasher *hasher, const struct catalog *catalog, size_t k,
	   const struct traces *traces)
{
	for (size_t i = 0; i < traces->n_terms; i++) {
		const struct term *term =
		    glossary_find(&catalog->glossary, traces->terms[i]);

		if (!term)
			continue;
		hasher_number(hasher, traces->terms[i]);
		hasher_part(hasher, glossary_expand(catalog, term, k));
	}
}

struct hash
neighbourhood_hash(const struct catalog *catalog, size_t k)
{
	struct hasher hasher;

	hasher_init(&hasher);
	/* Cards show a briefing's size beside that of the largest. */
	hasher_number(&hasher, catalog->largest);
	hasher_hash(&hasher, catalog->briefings[k]->card);
	for (size_t i = catalog->starts[k]; i < catalog->starts[k + 1]; i++) {
		const struct traces *traces =
		    mention_traces(catalog, catalog->all[i]);

		hasher_hash(&hasher, catalog->hashes[i]);
		hash_topics(&hasher, catalog, traces);
		hash_terms(&hasher, catalog, k, traces);
	}
	return hasher_done(&hasher);
}
