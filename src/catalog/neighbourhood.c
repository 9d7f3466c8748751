#include "catalog/neighbourhood.h"

/* A briefing as its card shows it; a card may list its entries. */
static void
hash_card(struct hasher *hasher, const struct catalog *catalog, size_t k)
{
	hasher_hash(hasher, catalog->briefings[k]->card);
	for (size_t i = catalog->starts[k]; i < catalog->starts[k + 1]; i++)
		hasher_hash(hasher, catalog->hashes[i]);
}

static void
hash_related(struct hasher *hasher, const struct catalog *catalog,
	     struct mention mention)
{
	struct mention related[CATALOG_RELATED_MAX];
	size_t n =
	    catalog_related(catalog, mention, related, CATALOG_RELATED_MAX);

	hasher_number(hasher, n);
	for (size_t i = 0; i < n; i++)
		hasher_hash(
		    hasher,
		    catalog->hashes[catalog_place(catalog, related[i].briefing,
						  related[i].entry)]);
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

static void
hash_threads(struct hasher *hasher, const struct catalog *catalog, size_t place)
{
	struct found_threads found;

	threads_find(catalog, place, &found);
	hash_thread_list(hasher, catalog, found.earlier, found.n_earlier);
	hash_thread_list(hasher, catalog, found.later, found.n_later);
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

static void
hash_passage(struct hasher *hasher, const struct catalog *catalog, size_t place)
{
	struct mention mention = catalog->all[place];
	const struct traces *traces = mention_traces(catalog, mention);

	hash_topics(hasher, catalog, traces);
	hash_terms(hasher, catalog, mention.briefing, traces);
	if (!mention.entry)
		return;
	hash_related(hasher, catalog, mention);
	hash_threads(hasher, catalog, place);
}

struct hash
neighbourhood_hash(const struct catalog *catalog, size_t k)
{
	struct hasher hasher;

	hasher_init(&hasher);
	/* Cards show a briefing's size beside that of the largest. */
	hasher_number(&hasher, catalog->largest);
	hasher_number(&hasher, k > 0);
	if (k > 0)
		hash_card(&hasher, catalog, k - 1);
	hash_card(&hasher, catalog, k);
	if (k + 1 < catalog->n)
		hash_card(&hasher, catalog, k + 1);
	for (size_t i = catalog->starts[k]; i < catalog->starts[k + 1]; i++)
		hash_passage(&hasher, catalog, i);
	return hasher_done(&hasher);
}
