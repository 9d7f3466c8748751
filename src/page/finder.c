#include "page/finder.h"

#include "base/escape.h"
#include "base/map.h"

/* An index that is being completed. */
struct finder {
	struct index *index;
	const struct press *press;
	const size_t *leaves;
	struct arena arena;
};

struct str
finder_version(const struct press *press, struct arena *arena)
{
	return hash_hex(arena, press->search, 8);
}

struct str
finder_version_one(const struct press *press, size_t k, struct arena *arena)
{
	const struct search_summary *search =
	    &press->catalog->briefings[k]->search;
	struct hasher hasher;

	hasher_init(&hasher);
	hasher_number(&hasher, INDEX_VERSION);
	hasher_number(&hasher, search->texts);
	hasher_number(&hasher, search->terms);
	return hash_hex(arena, hasher_done(&hasher), 8);
}

/* ---- Facets ---- */

/* All documents of the briefings of a year, which stand together in the
 * catalog, from k on; returns the first place behind them. */
static size_t
add_year(struct finder *finder, size_t k)
{
	const struct catalog *catalog = finder->press->catalog;
	int year = catalog->briefings[k]->date.year;
	struct index_place *places;
	size_t end = k, n = 0;

	for (; end < catalog->n && catalog->briefings[end]->date.year == year;
	     end++)
		n += index_documents(finder->index, finder->leaves[end]);
	places = arena_array(&finder->arena, n, sizeof(*places));
	for (n = 0; k < end; k++) {
		size_t leaf = finder->leaves[k];
		size_t documents = index_documents(finder->index, leaf);

		for (size_t d = 0; d < documents; d++)
			places[n++] = (struct index_place){leaf, d};
	}
	index_facet(finder->index, arena_printf(&finder->arena, "#y%d", year),
		    places, n);
	return end;
}

static void
add_issuer(struct finder *finder, const struct issuer *issuer)
{
	size_t n = issuer->n_mentions;
	struct index_place *places =
	    arena_array(&finder->arena, n, sizeof(*places));

	for (size_t i = 0; i < n; i++)
		places[i] = (struct index_place){
		    finder->leaves[issuer->mentions[i].briefing],
		    issuer->mentions[i].entry->place};
	index_facet(
	    finder->index,
	    arena_printf(&finder->arena, "#i%.*s", STR_ARG(issuer->slug)),
	    places, n);
}

bool
finder_write(struct index *index, const struct press *press,
	     const size_t *leaves, const struct shard_output *output,
	     struct diags *diags)
{
	const struct catalog *catalog = press->catalog;
	struct finder finder = {index, press, leaves, {0}};
	struct index_briefing *order;
	bool ok;

	order = arena_array(&finder.arena, catalog->n, sizeof(*order));
	/* The catalog has the newest first. */
	for (size_t k = 0; k < catalog->n; k++)
		order[catalog->n - 1 - k] = (struct index_briefing){
		    leaves[k], catalog->briefings[k]->slug};
	for (size_t k = 0; k < catalog->n;)
		k = add_year(&finder, k);
	for (size_t i = 0; i < catalog->n_issuers; i++)
		add_issuer(&finder, &catalog->issuers[i]);
	ok = index_write(index, order, catalog->n,
			 finder_version(press, &finder.arena), output, diags);
	arena_free(&finder.arena);
	return ok;
}

/* ---- One briefing ---- */

/* Puts each entry below the slugs of its issuers. */
static void
gather_issuers(struct finder *finder, size_t k, struct map *by_slug)
{
	const struct catalog *catalog = finder->press->catalog;
	const struct entry_summary *entry = catalog->briefings[k]->entries;

	for (; entry; entry = entry->next)
		for (size_t i = 0; i < entry->n_issuers; i++) {
			const struct issuer *issuer =
			    catalog_issuer(catalog, entry->issuers[i].name);
			struct index_place place = {0, entry->place};
			void **found;

			if (!issuer)
				continue;
			found = map_put(by_slug, &finder->arena, issuer->slug);
			if (!*found)
				*found = arena_alloc(&finder->arena,
						     sizeof(struct buf));
			buf_put(*found, (struct str){(const char *)&place,
						     sizeof(place)});
		}
}

static void
add_own_issuers(struct finder *finder, size_t k)
{
	struct map by_slug = {0};

	gather_issuers(finder, k, &by_slug);
	for (size_t i = 0; i < by_slug.n; i++) {
		struct buf *places = by_slug.items[i].value;

		index_facet(finder->index,
			    arena_printf(&finder->arena, "#i%.*s",
					 STR_ARG(by_slug.items[i].key)),
			    (const struct index_place *)(void *)places->p,
			    places->n / sizeof(struct index_place));
		buf_free(places);
	}
}

bool
finder_write_one(const struct press *press, size_t k,
		 const struct documents *documents,
		 const struct shard_output *output, struct diags *diags)
{
	struct index index;
	struct finder finder = {&index, press, NULL, {0}};
	struct index_briefing order = {.folder = STR("")};
	struct leaf leaf;
	bool ok;

	index_open(&index, NULL, 1);
	leaf_make(&leaf, documents);
	ok = index_add(&index, &leaf, diags);
	add_own_issuers(&finder, k);
	ok = ok && index_write(&index, &order, 1,
			       finder_version_one(press, k, &finder.arena),
			       output, diags);
	index_close(&index);
	arena_free(&finder.arena);
	return ok;
}
