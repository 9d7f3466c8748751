#include "publish/products.h"
#include "publish/page.h"
#include "publish/values.h"

/* ---- Years ---- */

typedef struct value *card_maker(const struct place *place,
				 const struct summary *summary);

/* Cards of the briefings from k on, newest first, in years. */
static struct value *
years_value(const struct place *place, size_t k, card_maker *make)
{
	const struct catalog *catalog = place->press->catalog;
	struct value *years = value_list(place->arena), *year, *cards;
	size_t n_entries;
	int number;

	while (k < catalog->n) {
		number = catalog->briefings[k]->date.year;
		year = value_map(place->arena);
		cards = value_list(place->arena);
		n_entries = 0;
		for (; k < catalog->n &&
		       catalog->briefings[k]->date.year == number;
		     k++) {
			n_entries += catalog->briefings[k]->n_entries;
			value_push(cards, make(place, catalog->briefings[k]));
		}
		value_set_number(place->arena, year, "year", number);
		value_set_number(place->arena, year, "n_entries",
				 (long long)n_entries);
		value_set(place->arena, year, "briefings", cards);
		value_push(years, year);
	}
	return years;
}

static void
set_totals(const struct place *place, struct value *page)
{
	const struct catalog *catalog = place->press->catalog;
	size_t n = 0;

	for (size_t k = 0; k < catalog->n; k++)
		n += catalog->briefings[k]->n_entries;
	value_set_number(place->arena, page, "n_briefings",
			 (long long)catalog->n);
	value_set_number(place->arena, page, "n_entries", (long long)n);
}

/* ---- Home and archive ---- */

static struct value *
headlines(const struct place *place)
{
	struct value *list = value_list(place->arena);
	struct mention mention = {0, NULL};

	mention.entry = place->press->catalog->briefings[0]->entries;
	for (; mention.entry; mention.entry = mention.entry->next)
		value_push(list, values_mention(place, mention));
	return list;
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
	struct place place = {press, EDITION_SITE, STR("index.html"), &arena,
			      press->site->lang};
	struct value *page = page_index(&place, press->site->title, "is_home");
	const struct catalog *catalog = press->catalog;
	struct value *latest = NULL, *lines = NULL;

	if (catalog->n) {
		latest = values_card(&place, catalog->briefings[0]);
		lines = headlines(&place);
	}
	value_set(&arena, page, "latest", latest);
	value_set(&arena, page, "latest_headlines", lines);
	value_set(&arena, page, "years",
		  years_value(&place, 1, values_short_card));
	value_set_bool(&arena, page, "has_years", catalog->n > 1);
	set_totals(&place, page);
	return page_finish(&place, "home.html", page, out, diags);
}

const struct product product_home = {
    .name = "home",
    .class = PRODUCT_PAGE,
    .list = list_home,
    .make = make_home,
};

static void
list_archive(struct listing *listing, const struct press *press, size_t k)
{
	(void)k;
	listing_add_index(listing, press, "archive/index.html");
}

static bool
make_archive(const struct work *work, struct buf *out, struct diags *diags)
{
	const struct press *press = work->press;
	struct arena arena = {0};
	struct place place = {press, EDITION_SITE, STR("archive/index.html"),
			      &arena, press->site->lang};
	struct value *page = page_index(
	    &place, press_word(press, "archive", "Archive"), "is_archive");

	value_set(&arena, page, "years", years_value(&place, 0, values_card));
	set_totals(&place, page);
	return page_finish(&place, "archive.html", page, out, diags);
}

const struct product product_archive = {
    .name = "archive",
    .class = PRODUCT_PAGE,
    .list = list_archive,
    .make = make_archive,
};
