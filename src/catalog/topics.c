#include "catalog/topics.h"

#include <stdlib.h>

#include "base/fold.h"
#include "catalog/catalog.h"
#include "catalog/slugs.h"
#include "model/tags.h"

/* Letters that are compared: more has no tag that makes sense. */
enum { KEY_MAX = 1024 };

uint64_t
topics_key(struct str tag)
{
	char key[KEY_MAX];
	size_t n = fold_key(tag, key, sizeof(key));

	return hash_quick(n ? (struct str){key, n} : tag);
}

static struct str
key_text(const uint64_t *key)
{
	return (struct str){(const char *)key, sizeof(*key)};
}

struct draft {
	uint64_t key;
	struct str name;
};

struct maker {
	struct topics *topics;
	const struct catalog *catalog;
	struct arena *arena, scratch;
	struct map drafts; /* struct draft */
	struct trails_draft trails;
};

static void
add_tag(struct maker *maker, struct str tag, size_t place)
{
	uint64_t key = topics_key(tag);

	if (!map_get(&maker->drafts, key_text(&key))) {
		struct draft *draft =
		    arena_alloc(&maker->scratch, sizeof(*draft));

		*draft = (struct draft){key, tag};
		*map_put(&maker->drafts, &maker->scratch,
			 key_text(&draft->key)) = draft;
	}
	trails_add(&maker->trails, key, place);
}

static int
name_cmp(const void *va, const void *vb)
{
	const struct draft *const *a = va, *const *b = vb;

	return str_cmp((*a)->name, (*b)->name);
}

static int
size_cmp(const void *va, const void *vb)
{
	const struct topic *a = va, *b = vb;

	if (a->trail.n != b->trail.n)
		return a->trail.n > b->trail.n ? -1 : 1;
	return str_cmp(a->name, b->name);
}

/* Slugs go by name, so that a change of ranks does not move pages. */
static void
put_topics(struct maker *maker)
{
	struct topics *topics = maker->topics;
	size_t n = maker->drafts.n;
	struct draft **drafts =
	    arena_array(&maker->scratch, n, sizeof(*drafts));
	struct slugs slugs = {.arena = maker->arena, .fallback = STR("topic")};

	for (size_t i = 0; i < n; i++)
		drafts[i] = maker->drafts.items[i].value;
	if (n)
		qsort(drafts, n, sizeof(*drafts), name_cmp);
	topics->list = arena_array(maker->arena, n, sizeof(*topics->list));
	topics->n = n;
	for (size_t i = 0; i < n; i++)
		topics->list[i] = (struct topic){
		    slugs_take(&slugs, drafts[i]->name), drafts[i]->name,
		    trails_find(&topics->trails, drafts[i]->key)};
	if (n)
		qsort(topics->list, n, sizeof(*topics->list), size_cmp);
	for (size_t i = 0; i < n; i++) {
		uint64_t *key = arena_alloc(maker->arena, sizeof(*key));

		*key = topics_key(topics->list[i].name);
		*map_put(&topics->by_key, maker->arena, key_text(key)) =
		    &topics->list[i];
	}
}

void
topics_make(struct topics *topics, const struct catalog *catalog,
	    struct arena *arena)
{
	struct maker maker = {
	    .topics = topics, .catalog = catalog, .arena = arena};

	*topics = (struct topics){0};
	maker.trails.arena = &maker.scratch;
	for (size_t i = 0; i < catalog->n_all; i++) {
		const struct traces *traces =
		    mention_traces(catalog, catalog->all[i]);

		for (size_t j = 0; j < traces->n_tags; j++)
			add_tag(&maker, traces->tags[j], i);
	}
	trails_make(&topics->trails, &maker.trails, catalog, 1, arena);
	put_topics(&maker);
	arena_free(&maker.scratch);
}

const struct topic *
topics_find(const struct topics *topics, uint64_t key)
{
	return map_get(&topics->by_key, key_text(&key));
}
