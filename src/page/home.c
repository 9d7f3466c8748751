#include "publish/describe.h"
#include "publish/page.h"
#include "publish/passage.h"
#include "publish/products.h"
#include "publish/values.h"

/* Earlier briefings that it names; the archive has them all. */
#define EARLIER 60

/* ---- Years ---- */

/* Lines of the briefings from k up to end, newest first, in years. */
static struct value *
years_value(const struct place *place, size_t k, size_t end)
{
	const struct catalog *catalog = place->press->catalog;
	struct value *years = value_list(place->arena), *year, *cards;
	size_t n_entries;
	int number;

	while (k < end) {
		number = catalog->briefings[k]->date.year;
		year = value_map(place->arena);
		cards = value_list(place->arena);
		n_entries = 0;
		for (; k < end && catalog->briefings[k]->date.year == number;
		     k++) {
			n_entries += catalog->briefings[k]->n_entries;
			value_push(cards, values_short_card(
					      place, catalog->briefings[k]));
		}
		value_set_number(place->arena, year, "year", number);
		values_count(place, year, "n_entries", "n_entries", n_entries);
		value_set(place->arena, year, "briefings", cards);
		value_push(years, year);
	}
	return years;
}

/* ---- Home ---- */

static struct value *
headlines(const struct place *place)
{
	struct value *list = value_list(place->arena);
	struct mention mention = {0};

	mention.entry = place->press->catalog->briefings[0]->entries;
	for (; mention.entry; mention.entry = mention.entry->next)
		value_push(list, passage_value(place, mention));
	return list;
}

/* From the first briefing to the last. */
static struct str
period_of(const struct place *place)
{
	const struct catalog *catalog = place->press->catalog;

	if (!catalog->n)
		return (struct str){0};
	return place_period(place, catalog->briefings[catalog->n - 1]->date,
			    catalog->briefings[0]->date);
}

static void
list_home(struct listing *listing, const struct press *press, size_t k)
{
	(void)k;
	listing_add_index(listing, press, "index.html");
}

static bool
make_home(const struct work *work, struct buf *out, struct diags *diags)
{
	const struct press *press = work->press;
	struct arena arena = {0};
	struct place place = place_new(press, EDITION_SITE, STR("index.html"),
				       &arena, press->site->lang);
	struct value *page = page_index(&place, press->site->title, "is_home");
	const struct catalog *catalog = press->catalog;
	struct value *latest = NULL, *lines = NULL;
	size_t end;

	if (!press->site->description.n)
		page_describe(
		    &place, page,
		    describe_range(&place, period_of(&place), 0, catalog->n));
	if (catalog->n) {
		latest = values_card(&place, catalog->briefings[0]);
		lines = headlines(&place);
	}
	value_set(&arena, page, "latest", latest);
	value_set(&arena, page, "latest_headlines", lines);
	end = catalog->n < EARLIER + 1 ? catalog->n : EARLIER + 1;
	value_set(&arena, page, "years", years_value(&place, 1, end));
	value_set_bool(&arena, page, "has_years", catalog->n > 1);
	value_set_bool(&arena, page, "has_more", end < catalog->n);
	values_set_totals(&place, page);
	return page_finish(&place, "home.html", page, out, diags);
}

const struct product product_home = {
    .name = "home",
    .class = PRODUCT_PAGE,
    .templates = "home.html",
    .list = list_home,
    .make = make_home,
};
