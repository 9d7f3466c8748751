#include "page/briefing.h"

#include "catalog/neighbourhood.h"
#include "publish/bibliography.h"
#include "publish/describe.h"
#include "publish/page.h"
#include "publish/products.h"
#include "publish/structured.h"
#include "publish/values.h"

/* The card of briefing k; NULL where there is none. */
static struct value *
neighbour(const struct place *place, size_t k)
{
	const struct catalog *catalog = place->press->catalog;

	if (k >= catalog->n)
		return NULL;
	return page_if_linked(values_short_card(place, catalog->briefings[k]));
}

/* Its record for reference managers, with those of its entries. */
static void
set_record(const struct place *place, struct value *map,
	   const struct briefing *briefing, const struct summary *summary)
{
	struct record record = record_of_briefing(place, briefing, summary);
	struct arena *arena = place->arena;
	struct str slug = briefing->slug;

	value_set_text(arena, map, "bibtex_url",
		       place_link(place, place_file(place, slug, "bib")));
	value_set_text(arena, map, "ris_url",
		       place_link(place, place_file(place, slug, "ris")));
	value_set_text(arena, map, "csl_url",
		       place_link(place, place_file(place, slug, "csl.json")));
	value_set_text(arena, map, "record_file", slug);
	value_set_text(arena, map, "coins", record_coins(place, &record));
}

bool
page_briefing(const struct press *press, enum edition edition,
	      const struct briefing *briefing, size_t k, struct buf *out,
	      struct diags *diags)
{
	struct arena arena = {0};
	struct place place =
	    place_new(press, edition, (struct str){0}, &arena, briefing->lang);
	struct value *page, *map;

	place.path = place_page(&place, briefing->slug, STR("index"));
	page = values_page(&place, briefing->title, briefing->lang);
	page_describe(&place, page,
		      describe_briefing(&place, press->catalog->briefings[k]));
	value_set_bool(&arena, page, "is_briefing", true);
	map = values_briefing(&place, briefing, k);
	set_record(&place, map, briefing, press->catalog->briefings[k]);
	value_set(&arena, page, "briefing", map);
	values_set_picture(&place, page, briefing->slug);
	value_set_text(&arena, page, "structured_json",
		       structured_briefing(&place, briefing));
	/* The catalog has the newest first. */
	value_set(&arena, page, "previous", neighbour(&place, k + 1));
	value_set(&arena, page, "next", neighbour(&place, k - 1));
	return page_finish(&place, "briefing.html", page, out, diags);
}

static void
list_briefing(struct listing *listing, const struct press *press, size_t k)
{
	struct str slug = press->catalog->briefings[k]->slug;

	listing_add(
	    listing,
	    arena_printf(listing->arena, "%.*s/index.html", STR_ARG(slug)), 0,
	    (struct hash){{0}});
}

static bool
make_briefing(const struct work *work, struct buf *out, struct diags *diags)
{
	const struct manuscript *own = work->manuscript;

	return page_briefing(work->press, EDITION_SITE, own->briefing, own->k,
			     out, diags);
}

const struct product product_briefing = {
    .name = "briefing",
    .class = PRODUCT_PAGE,
    .templates = "briefing.html",
    .list = list_briefing,
    .shows = neighbourhood_cards,
    .make = make_briefing,
};
