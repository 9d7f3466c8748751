#include "catalog/threads.h"

#include <stdlib.h>

#include "catalog/catalog.h"

/* So many of one briefing, for one thing: others are worth a look, too. */
enum { SAME_BRIEFING_MAX = 2 };
/* And so many programmes of one entry: it can name thousands. */
enum { PROGRAMMES_MAX = 64 };

static struct str
key_text(const uint64_t *key)
{
	return (struct str){(const char *)key, sizeof(*key)};
}

/* ---- Making ---- */

/* Programmes are what some text calls by a name that stands for itself, and
 * that is no issuer's. */
static void
find_programmes(const struct catalog *catalog, struct map *programmes,
		struct arena *scratch)
{
	for (size_t i = 0; i < catalog->n_all; i++) {
		const struct traces *traces =
		    mention_traces(catalog, catalog->all[i]);

		for (size_t j = 0; j < traces->n_named; j++) {
			struct named *named = &traces->named[j];
			void **place;

			if (catalog_issuer(catalog, named->text))
				continue;
			place =
			    map_put(programmes, scratch, key_text(&named->key));
			if (!*place)
				*place = named;
		}
	}
}

static void
add_programmes(struct trails_draft *draft, const struct map *programmes,
	       const struct traces *traces, size_t place)
{
	for (size_t j = 0; j < traces->n_named; j++)
		if (map_get(programmes, key_text(&traces->named[j].key)))
			trails_add(draft, traces->named[j].key, place);
	for (size_t j = 0; j < traces->n_hints; j++)
		if (map_get(programmes, key_text(&traces->hints[j])))
			trails_add(draft, traces->hints[j], place);
}

/* The key of an issuer; 0 where nobody of that name is one. */
static uint64_t
issuer_key(const struct catalog *catalog, struct str name)
{
	const struct issuer *issuer = catalog_issuer(catalog, name);

	return issuer ? (uint64_t)(issuer - catalog->issuers) + 1 : 0;
}

static void
add_issuers(struct trails_draft *draft, const struct catalog *catalog,
	    size_t place)
{
	const struct entry_summary *entry = catalog->all[place].entry;

	for (size_t j = 0; entry && j < entry->n_issuers; j++) {
		uint64_t key = issuer_key(catalog, entry->issuers[j].name);

		if (key)
			trails_add(draft, key, place);
	}
}

/* The names by which the newest passages call the programmes that are
 * shared. */
static void
name_programmes(struct threads *threads, const struct map *programmes,
		struct arena *arena)
{
	const struct trails *trails = &threads->programmes;

	threads->names = arena_array(arena, trails->n, sizeof(struct str));
	for (size_t i = 0; i < trails->n; i++) {
		const struct named *named =
		    map_get(programmes, key_text(&trails->keys[i]));

		threads->names[i] = named->text;
	}
}

static bool
is_passage(struct mention mention)
{
	return mention.entry || mention.note;
}

void
threads_make(struct threads *threads, const struct catalog *catalog,
	     struct arena *arena)
{
	struct arena scratch = {0};
	struct trails_draft documents = {.arena = &scratch};
	struct trails_draft named = {.arena = &scratch};
	struct trails_draft issuers = {.arena = &scratch};
	struct map programmes = {0};

	find_programmes(catalog, &programmes, &scratch);
	for (size_t i = 0; i < catalog->n_all; i++) {
		const struct traces *traces =
		    mention_traces(catalog, catalog->all[i]);

		if (!is_passage(catalog->all[i]))
			continue;
		for (size_t j = 0; j < traces->n_cited; j++)
			if (traces->cited[j].key)
				trails_add(&documents, traces->cited[j].key, i);
		add_programmes(&named, &programmes, traces, i);
		add_issuers(&issuers, catalog, i);
	}
	trails_make(&threads->documents, &documents, catalog, 2, arena);
	trails_make(&threads->programmes, &named, catalog, 2, arena);
	trails_make(&threads->issuers, &issuers, catalog, 2, arena);
	name_programmes(threads, &programmes, arena);
	arena_free(&scratch);
}

/* ---- Finding ---- */

struct finder {
	const struct catalog *catalog;
	size_t k; /* briefing of the entry */
	struct found_threads *found;
	enum thread_reason reason; /* that is looked for */
	struct str text;
};

/* Nearer in time; the later side counts backwards. */
static bool
is_nearer(const struct finder *finder, size_t a, size_t b)
{
	size_t of_a = finder->catalog->all[a].briefing;
	size_t of_b = finder->catalog->all[b].briefing;

	if (of_a == of_b)
		return a < b;
	return of_a < finder->k ? of_a > of_b : of_a < of_b;
}

/* Puts place where it belongs; reasons come in the order of their strength.
 * False where it is too far. */
static bool
offer(const struct finder *finder, struct thread *list, size_t *n, size_t place)
{
	size_t at = *n;

	for (size_t i = 0; i < *n; i++)
		if (list[i].place == place)
			return true;
	while (at > 0 && list[at - 1].reason == finder->reason &&
	       is_nearer(finder, place, list[at - 1].place))
		at--;
	if (at == THREADS_MAX)
		return false;
	if (*n < THREADS_MAX)
		++*n;
	for (size_t i = *n - 1; i > at; i--)
		list[i] = list[i - 1];
	list[at] = (struct thread){place, finder->reason, finder->text};
	return true;
}

/* Offers the first passages that a trail, from its i-th place on, has in one
 * briefing; false where they are too far. */
static bool
offer_briefing(const struct finder *finder, struct trail trail, size_t i,
	       bool later)
{
	const struct catalog *catalog = finder->catalog;
	struct found_threads *found = finder->found;
	size_t k = catalog->all[trail.list[i]].briefing, n = 0;

	for (; i < trail.n && n < SAME_BRIEFING_MAX; i++) {
		struct mention mention = catalog->all[trail.list[i]];

		if (mention.briefing != k)
			break;
		if (!is_passage(mention))
			continue;
		n++;
		if (!(later ? offer(finder, found->later, &found->n_later,
				    trail.list[i])
			    : offer(finder, found->earlier, &found->n_earlier,
				    trail.list[i])))
			return false;
	}
	return true;
}

/* From the entry's briefing on to older ones, then to newer ones: no more
 * briefings than can be told, and those that were offered before. */
static void
follow(const struct finder *finder, struct trail trail)
{
	const struct catalog *catalog = finder->catalog;
	size_t k = finder->k, steps = 2 * THREADS_MAX;
	size_t i = trail_seek(trail, catalog->starts[k + 1]);

	for (; i < trail.n && steps > 0; steps--) {
		k = catalog->all[trail.list[i]].briefing;
		if (!offer_briefing(finder, trail, i, false))
			break;
		i = trail_seek(trail, catalog->starts[k + 1]);
	}
	i = trail_seek(trail, catalog->starts[finder->k]);
	for (steps = 2 * THREADS_MAX; i > 0 && steps > 0; steps--) {
		k = catalog->all[trail.list[i - 1]].briefing;
		i = trail_seek(trail, catalog->starts[k]);
		if (!offer_briefing(finder, trail, i, true))
			break;
	}
}

static void
follow_documents(struct finder *finder, const struct traces *traces)
{
	finder->reason = THREAD_DOCUMENT;
	for (size_t j = 0; j < traces->n_cited; j++) {
		const struct cited *cited = &traces->cited[j];

		if (!cited->key)
			continue;
		finder->text = cited->text.n ? cited->text : cited->url;
		follow(finder, trails_find(&finder->catalog->threads.documents,
					   cited->key));
	}
}

/* A programme that the entry names, and others too. */
struct shared {
	struct str name;
	struct trail trail;
};

/* Longer names first: they tell more. */
static int
shared_cmp(const void *va, const void *vb)
{
	const struct shared *a = va, *b = vb;

	if (a->name.n != b->name.n)
		return a->name.n > b->name.n ? -1 : 1;
	return str_cmp(a->name, b->name);
}

static size_t
add_shared(const struct catalog *catalog, struct shared *list, size_t n,
	   uint64_t key)
{
	const struct threads *threads = &catalog->threads;
	size_t i = trails_index(&threads->programmes, key);

	if (n == PROGRAMMES_MAX || i == threads->programmes.n)
		return n;
	list[n] = (struct shared){threads->names[i],
				  trails_find(&threads->programmes, key)};
	return n + 1;
}

static void
follow_programmes(struct finder *finder, const struct traces *traces)
{
	struct shared list[PROGRAMMES_MAX];
	size_t n = 0;

	finder->reason = THREAD_PROGRAMME;
	for (size_t j = 0; j < traces->n_named; j++)
		n = add_shared(finder->catalog, list, n, traces->named[j].key);
	for (size_t j = 0; j < traces->n_hints; j++)
		n = add_shared(finder->catalog, list, n, traces->hints[j]);
	if (n)
		qsort(list, n, sizeof(*list), shared_cmp);
	for (size_t j = 0; j < n; j++) {
		finder->text = list[j].name;
		follow(finder, list[j].trail);
	}
}

static void
follow_topics(struct finder *finder, const struct traces *traces)
{
	const struct topics *topics = &finder->catalog->topics;

	finder->reason = THREAD_TOPIC;
	for (size_t j = 0; j < traces->n_tags; j++) {
		const struct topic *topic =
		    topics_find(topics, topics_key(traces->tags[j]));

		if (!topic)
			continue;
		finder->text = topic->name;
		follow(finder, topic->trail);
	}
}

static void
follow_issuers(struct finder *finder, const struct entry_summary *entry)
{
	const struct catalog *catalog = finder->catalog;

	finder->reason = THREAD_ISSUER;
	for (size_t j = 0; entry && j < entry->n_issuers; j++) {
		uint64_t key = issuer_key(catalog, entry->issuers[j].name);

		if (!key)
			continue;
		finder->text = catalog->issuers[key - 1].name;
		follow(finder, trails_find(&catalog->threads.issuers, key));
	}
}

void
threads_find(const struct catalog *catalog, size_t place,
	     struct found_threads *found)
{
	struct mention mention = catalog->all[place];
	const struct traces *traces = mention_traces(catalog, mention);
	struct finder finder = {
	    .catalog = catalog, .k = mention.briefing, .found = found};

	found->n_earlier = found->n_later = 0;
	follow_documents(&finder, traces);
	follow_programmes(&finder, traces);
	follow_topics(&finder, traces);
	follow_issuers(&finder, mention.entry);
}
