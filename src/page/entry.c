#include "page/entry.h"

#include "catalog/neighbourhood.h"
#include "publish/bibliography.h"
#include "publish/describe.h"
#include "publish/page.h"
#include "publish/passage.h"
#include "publish/products.h"
#include "publish/structured.h"
#include "publish/values.h"

static struct value *
mention_or_null(const struct place *place, size_t k,
		const struct entry_summary *entry)
{
	struct mention mention = {.briefing = k, .entry = entry};

	return entry ? passage_value(place, mention) : NULL;
}

/* The entries before and after it, and what others it belongs with. */
static void
set_others(const struct place *place, struct value *page,
	   const struct spot *spot, size_t k)
{
	const struct entry_summary *entry = spot->summary;
	const struct catalog *catalog = place->press->catalog;

	page_describe(place, page,
		      entry->lead.n ? entry->lead
				    : describe_entry(
					  place, catalog->briefings[k], entry));
	value_set(place->arena, page, "previous",
		  mention_or_null(place, k, spot->before));
	value_set(place->arena, page, "next",
		  mention_or_null(place, k, entry->next));
	passage_set_threads(place, page,
			    (struct mention){.briefing = k, .entry = entry});
}

/* The entry's records, made for the first of its pages. They live as long as
 * the manuscript. */
static const struct spot_records *
records_of(const struct place *page, const struct manuscript *own,
	   const struct spot *spot)
{
	struct spot_records *records = spot->records;
	struct place place = *page;
	struct record record;

	if (records->made)
		return records;
	place.arena = own->arena;
	record = record_of_entry(&place, own->briefing, spot);
	*records = (struct spot_records){
	    .made = true,
	    .bibtex_url = record_bibtex_url(&place, &record),
	    .ris_url = record_ris_url(&place, &record),
	    .csl_url = record_csl_url(&place, &record),
	    .key = record.key,
	    .coins = record_coins(&place, &record),
	    .structured = structured_entry(&place, own->briefing, spot->entry),
	};
	return records;
}

/* For reference managers, in the page itself. */
static void
set_record(const struct place *place, struct value *map,
	   const struct spot_records *records)
{
	struct arena *arena = place->arena;

	value_set_text(arena, map, "bibtex_url", records->bibtex_url);
	value_set_text(arena, map, "ris_url", records->ris_url);
	value_set_text(arena, map, "csl_url", records->csl_url);
	value_set_text(arena, map, "record_file", records->key);
	value_set_text(arena, map, "coins", records->coins);
}

bool
page_entry(const struct press *press, enum edition edition,
	   const struct manuscript *own, const struct spot *spot,
	   struct buf *out, struct diags *diags)
{
	struct arena arena = {0};
	const struct briefing *briefing = own->briefing;
	const struct entry *entry = spot->entry;
	struct place place =
	    place_new(press, edition, (struct str){0}, &arena, briefing->lang);
	const struct summary *summary = press->catalog->briefings[own->k];
	const struct spot_records *records = records_of(&place, own, spot);
	struct value *page, *value;

	place.path = place_page(&place, briefing->slug, entry->id);
	value = values_entry(&place, briefing, spot->section, entry, own->k);
	page = values_page(&place, value_get(value, STR("title"))->text,
			   briefing->lang);
	value_set_bool(&arena, page, "is_entry", true);
	value_set(&arena, page, "briefing", values_short_card(&place, summary));
	set_record(&place, value, records);
	value_set(&arena, page, "entry", value);
	values_set_picture(&place, page, briefing->slug);
	value_set_text(&arena, page, "structured_json", records->structured);
	set_others(&place, page, spot, own->k);
	return page_finish(&place, "entry.html", page, out, diags);
}

/* An entry's item is its order among the passages. */
static void
list_entries(struct listing *listing, const struct press *press, size_t k)
{
	const struct summary *summary = press->catalog->briefings[k];
	const struct entry_summary *entry = summary->entries;

	for (; entry; entry = entry->next)
		listing_add(listing,
			    arena_printf(listing->arena, "%.*s/%.*s.html",
					 STR_ARG(summary->slug),
					 STR_ARG(entry->id)),
			    entry->traces.order, (struct hash){{0}});
}

static struct hash
shows_threads(const struct catalog *catalog, size_t k, size_t item)
{
	return neighbourhood_threads(catalog, catalog->starts[k] + item);
}

/* That of the passage; NULL: there is none. */
static const struct spot *
find_spot(const struct manuscript *own, size_t order)
{
	size_t low = 0, high = own->n_spots;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (own->spots[middle].summary->traces.order < order)
			low = middle + 1;
		else
			high = middle;
	}
	return low < own->n_spots &&
		       own->spots[low].summary->traces.order == order
		   ? &own->spots[low]
		   : NULL;
}

static bool
make_entry(const struct work *work, struct buf *out, struct diags *diags)
{
	const struct manuscript *own = work->manuscript;
	const struct spot *spot = find_spot(own, work->item);

	if (!spot) {
		diag_file(diags, DIAG_ERROR, "bug", NULL,
			  "passage %zu of '%.*s' is gone", work->item,
			  STR_ARG(own->briefing->slug));
		return false;
	}
	return page_entry(work->press, EDITION_SITE, own, spot, out, diags);
}

const struct product product_entry = {
    .name = "entry",
    .class = PRODUCT_PAGE,
    .templates = "entry.html",
    .list = list_entries,
    .shows = shows_threads,
    .make = make_entry,
};
