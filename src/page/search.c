#include "page/search.h"

#include <stdlib.h>

#include "base/map.h"
#include "page/finder.h"
#include "publish/page.h"
#include "publish/products.h"
#include "publish/values.h"
#include "search/leaf.h"

enum {
	SECTIONS_MAX = 24, /* that can be chosen from */
	ISSUERS_MAX = 100,
};

/* Briefings of the catalog that a page searches. */
struct scope {
	size_t from, to;
};

/* Something to choose by, and how many have it. */
struct choice {
	struct str value; /* what the index knows it by */
	struct str label, meaning;
	size_t n;
};

static int
choice_cmp(const void *va, const void *vb)
{
	const struct choice *a = va, *b = vb;

	if (a->n != b->n)
		return a->n > b->n ? -1 : 1;
	return str_cmp(a->value, b->value);
}

/* The most frequent ones; fewer than two are no choice. */
static struct value *
choices_value(const struct place *place, struct choice *list, size_t n,
	      size_t most)
{
	struct value *values = value_list(place->arena);

	if (n < 2)
		return NULL;
	qsort(list, n, sizeof(*list), choice_cmp);
	for (size_t i = 0; i < n && i < most; i++) {
		struct value *map = value_map(place->arena);

		value_set_text(place->arena, map, "value", list[i].value);
		value_set_text(place->arena, map, "label", list[i].label);
		value_set_text(place->arena, map, "meaning",
			       list[i].meaning.n ? list[i].meaning
						 : (struct str){0});
		value_push(values, map);
	}
	return values;
}

/* All choices, by value. */
struct choices {
	struct arena *arena;
	struct map by_value; /* struct choice */
};

static void
count(struct choices *choices, struct str value, struct str label,
      struct str meaning)
{
	void **place = map_put(&choices->by_value, choices->arena, value);
	struct choice *choice = *place;

	if (!choice) {
		choice = *place = arena_alloc(choices->arena, sizeof(*choice));
		*choice = (struct choice){value, label, meaning, 0};
	}
	choice->n++;
}

static struct value *
counted_value(const struct place *place, const struct choices *choices,
	      size_t most)
{
	size_t n = choices->by_value.n;
	struct choice *list = arena_array(choices->arena, n, sizeof(*list));

	for (size_t i = 0; i < n; i++)
		list[i] = *(struct choice *)choices->by_value.items[i].value;
	return choices_value(place, list, n, most);
}

/* ---- What there is to choose ---- */

/* The newest first. */
static struct value *
years_value(const struct place *place, struct scope scope)
{
	const struct catalog *catalog = place->press->catalog;
	struct value *years = value_list(place->arena);
	int before = -1;
	size_t n = 0;

	for (size_t k = scope.from; k < scope.to; k++) {
		struct value *map = value_map(place->arena);
		int year = catalog->briefings[k]->date.year;

		if (year == before)
			continue;
		before = year;
		value_set_number(place->arena, map, "value", year);
		value_set_number(place->arena, map, "label", year);
		value_set(place->arena, map, "meaning", NULL);
		value_push(years, map);
		n++;
	}
	return n > 1 ? years : NULL;
}

/* A section is called as the newest briefing calls it. */
static struct value *
sections_value(const struct place *place, struct scope scope)
{
	struct choices choices = {.arena = place->arena};

	for (size_t k = scope.from; k < scope.to; k++) {
		const struct search_summary *search =
		    &place->press->catalog->briefings[k]->search;

		for (size_t i = 0; i < search->n_sections; i++) {
			struct str title = search->sections[i];
			struct str term = leaf_section(place->arena, title);

			if (term.n)
				count(&choices, str_skip(term, 2), title,
				      (struct str){0});
		}
	}
	return counted_value(place, &choices, SECTIONS_MAX);
}

static void
count_issuers(struct choices *choices, const struct catalog *catalog, size_t k)
{
	const struct entry_summary *entry = catalog->briefings[k]->entries;

	for (; entry; entry = entry->next)
		for (size_t i = 0; i < entry->n_issuers; i++) {
			const struct issuer *issuer =
			    catalog_issuer(catalog, entry->issuers[i].name);

			if (issuer)
				count(choices, issuer->slug, issuer->name,
				      issuer->expansion);
		}
}

static struct value *
issuers_value(const struct place *place, struct scope scope)
{
	struct choices choices = {.arena = place->arena};

	for (size_t k = scope.from; k < scope.to; k++)
		count_issuers(&choices, place->press->catalog, k);
	return counted_value(place, &choices, ISSUERS_MAX);
}

/* ---- Pages ---- */

static void
add_facet(const struct place *place, struct value *facets, const char *name,
	  const char *word, struct value *choices)
{
	struct arena *arena = place->arena;
	struct value *map = value_map(arena);

	if (!choices)
		return;
	value_set_text(arena, map, "name", str_from(name));
	value_set_text(arena, map, "label",
		       wording_text(place_wording(place), word));
	value_set(arena, map, "choices", choices);
	value_push(facets, map);
}

static bool
finish(const struct place *place, struct value *page, struct scope scope,
       struct str version, struct buf *out, struct diags *diags)
{
	struct arena *arena = place->arena;
	struct value *facets = value_list(arena);

	page_describe(place, page,
		      wording_text(place_wording(place), "search_about"));
	add_facet(place, facets, "year", "year", years_value(place, scope));
	add_facet(place, facets, "section", "section",
		  sections_value(place, scope));
	add_facet(place, facets, "issuer", "issuer_head",
		  issuers_value(place, scope));
	value_set_bool(arena, page, "is_search", true);
	value_set_text(arena, page, "search_version", version);
	value_set(arena, page, "facets", facets);
	value_set_bool(arena, page, "has_facets", facets->child != NULL);
	return page_finish(place, "search.html", page, out, diags);
}

bool
page_search(const struct press *press, const struct briefing *briefing,
	    size_t k, struct buf *out, struct diags *diags)
{
	struct arena arena = {0};
	struct place place = place_new(press, EDITION_OFFLINE, (struct str){0},
				       &arena, briefing->lang);
	struct value *page;

	place.path = place_page(&place, briefing->slug, STR("search"));
	page =
	    values_page(&place, wording_text(place_wording(&place), "search"),
			briefing->lang);
	/* The site has no such page. */
	value_set(&arena, page, "canonical_url", NULL);
	return finish(&place, page, (struct scope){k, k + 1},
		      finder_version_one(press, k, &arena), out, diags);
}

static void
list_search(struct listing *listing, const struct press *press, size_t k)
{
	(void)k;
	listing_add(listing, STR("search.html"), 0, press->search);
}

static bool
make_search(const struct work *work, struct buf *out, struct diags *diags)
{
	const struct press *press = work->press;
	struct arena arena = {0};
	struct place place = place_new(press, EDITION_SITE, STR("search.html"),
				       &arena, press->site->lang);
	struct value *page = page_index(
	    &place, wording_text(place_wording(&place), "search"), "is_search");

	return finish(&place, page, (struct scope){0, press->catalog->n},
		      finder_version(press, &arena), out, diags);
}

const struct product product_search = {
    .name = "search",
    .class = PRODUCT_PAGE,
    .templates = "search.html",
    .list = list_search,
    .make = make_search,
};
