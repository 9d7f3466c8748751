#include "publish/products.h"
#include "model/mention.h"
#include "publish/page.h"
#include "publish/passage.h"
#include "publish/values.h"

/* First and last by the date of the entry; mentions are newest first. */
static struct value *
issuer_value(const struct place *place, const struct issuer *issuer,
	     size_t largest)
{
	const struct catalog *catalog = place->press->catalog;
	struct arena *arena = place->arena;
	struct value *map = value_map(arena);
	struct str path =
	    arena_printf(arena, "issuers/%.*s.html", STR_ARG(issuer->slug));
	struct date first = {0}, last = {0};

	if (issuer->n_mentions) {
		last = mention_date(catalog, issuer->mentions[0]);
		first = mention_date(catalog,
				     issuer->mentions[issuer->n_mentions - 1]);
	}
	value_set_text(arena, map, "name", issuer->name);
	value_set_text(arena, map, "expansion",
		       issuer->expansion.n ? issuer->expansion
					   : (struct str){0});
	value_set_text(arena, map, "url", place_link(place, path));
	values_count(place, map, "n", "n_entries", issuer->n_mentions);
	value_set_number(arena, map, "bar",
			 values_bar(issuer->n_mentions, largest));
	value_set_text(arena, map, "first", place_date(place, first));
	value_set_text(arena, map, "last", place_date(place, last));
	return map;
}

/* The catalog has the one with most mentions first. */
static size_t
largest_issuer(const struct catalog *catalog)
{
	return catalog->n_issuers ? catalog->issuers[0].n_mentions : 0;
}

static void
list_issuers(struct listing *listing, const struct press *press, size_t k)
{
	(void)k;
	listing_add_index(listing, press, "issuers/index.html");
}

static bool
make_issuers(const struct work *work, struct buf *out, struct diags *diags)
{
	const struct press *press = work->press;
	struct arena arena = {0};
	struct place place =
	    place_new(press, EDITION_SITE, STR("issuers/index.html"), &arena,
		      press->site->lang);
	struct value *page =
	    page_index(&place, wording_text(place_wording(&place), "issuers"),
		       "is_issuers");
	struct value *list = value_list(&arena);
	const struct catalog *catalog = press->catalog;
	size_t largest = largest_issuer(catalog);

	for (size_t i = 0; i < catalog->n_issuers; i++)
		value_push(list,
			   issuer_value(&place, &catalog->issuers[i], largest));
	value_set(&arena, page, "issuers", list);
	return page_finish(&place, "issuers.html", page, out, diags);
}

const struct product product_issuers = {
    .name = "issuers",
    .class = PRODUCT_PAGE,
    .list = list_issuers,
    .make = make_issuers,
};

static int
mention_year(const struct place *place, const struct issuer *issuer, size_t i)
{
	return mention_date(place->press->catalog, issuer->mentions[i]).year;
}

/* Where the year ends that mention i begins. */
static size_t
year_end(const struct place *place, const struct issuer *issuer, size_t i)
{
	int year = mention_year(place, issuer, i);

	while (i < issuer->n_mentions && mention_year(place, issuer, i) == year)
		i++;
	return i;
}

static struct value *
issuer_year(const struct place *place, const struct issuer *issuer, size_t from,
	    size_t to, size_t largest)
{
	struct arena *arena = place->arena;
	struct value *map = value_map(arena), *list = value_list(arena);

	for (size_t i = from; i < to; i++)
		value_push(list, passage_value(place, issuer->mentions[i]));
	value_set_number(arena, map, "year", mention_year(place, issuer, from));
	values_count(place, map, "n", "n_entries", to - from);
	value_set_number(arena, map, "bar", values_bar(to - from, largest));
	value_set(arena, map, "entries", list);
	return map;
}

static struct value *
issuer_years(const struct place *place, const struct issuer *issuer)
{
	struct value *years = value_list(place->arena);
	size_t largest = 0, end;

	for (size_t i = 0; i < issuer->n_mentions; i = end) {
		end = year_end(place, issuer, i);
		if (end - i > largest)
			largest = end - i;
	}
	for (size_t i = 0; i < issuer->n_mentions; i = end) {
		end = year_end(place, issuer, i);
		value_push(years, issuer_year(place, issuer, i, end, largest));
	}
	return years;
}

static void
list_each_issuer(struct listing *listing, const struct press *press, size_t k)
{
	const struct catalog *catalog = press->catalog;

	(void)k;
	for (size_t i = 0; i < catalog->n_issuers; i++)
		listing_add(listing,
			    arena_printf(listing->arena, "issuers/%.*s.html",
					 STR_ARG(catalog->issuers[i].slug)),
			    i, catalog->hash);
}

static bool
make_issuer(const struct work *work, struct buf *out, struct diags *diags)
{
	const struct press *press = work->press;
	const struct issuer *issuer = &press->catalog->issuers[work->item];
	struct arena arena = {0};
	struct place place = place_new(press, EDITION_SITE, (struct str){0},
				       &arena, press->site->lang);
	struct value *page, *map;

	place.path = place_page(&place, STR("issuers"), issuer->slug);
	page = values_page(&place, issuer->name, press->site->lang);
	page_describe(&place, page, issuer->expansion);
	map = issuer_value(&place, issuer, largest_issuer(press->catalog));
	value_set(&arena, map, "years", issuer_years(&place, issuer));
	value_set(&arena, page, "issuer", map);
	return page_finish(&place, "issuer.html", page, out, diags);
}

const struct product product_issuer = {
    .name = "issuer",
    .class = PRODUCT_PAGE,
    .list = list_each_issuer,
    .make = make_issuer,
};
