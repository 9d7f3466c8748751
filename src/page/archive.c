/*
 * Archive: all briefings by year and month.
 *
 *	archive/index.html    the years, with their months
 *	archive/2024.html     a year: its briefings by month, each entry a mark
 *	archive/2024-09.html  a month, where its year has too many for a page
 */
#include "book/collect.h"
#include "catalog/neighbourhood.h"
#include "publish/chart.h"
#include "publish/describe.h"
#include "publish/page.h"
#include "publish/products.h"
#include "publish/values.h"

/* A year with more briefings than these has a page for each month. */
#define YEAR_MAX 50

/* Briefings from up to to of the catalog: of a year, or of a month. */
struct range {
	size_t from, to;
};

static struct date
date_at(const struct press *press, size_t k)
{
	return press->catalog->briefings[k]->date;
}

static struct range
year_at(const struct press *press, size_t from)
{
	struct range range = {from, from};
	int year = date_at(press, from).year;

	while (range.to < press->catalog->n &&
	       date_at(press, range.to).year == year)
		range.to++;
	return range;
}

/* Within a year that ends at end. */
static struct range
month_at(const struct press *press, size_t from, size_t end)
{
	struct range range = {from, from};
	int month = date_at(press, from).month;

	while (range.to < end && date_at(press, range.to).month == month)
		range.to++;
	return range;
}

/* All that the page of a range shows: of its neighbours, when they are. */
static struct hash
range_hash(const struct press *press, struct range range)
{
	size_t ends[] = {range.from - 1, range.to};
	struct hasher hasher;

	hasher_init(&hasher);
	hasher_hash(&hasher,
		    neighbourhood_range(press->catalog, range.from, range.to));
	hasher_number(&hasher, press->collect);
	for (size_t i = 0; i < 2; i++) {
		struct date date = {0};

		if (ends[i] < press->catalog->n)
			date = date_at(press, ends[i]);
		hasher_number(&hasher, (uint64_t)date.year);
		hasher_number(&hasher, (uint64_t)date.month);
	}
	return hasher_done(&hasher);
}

static bool
is_split(struct range year)
{
	return year.to - year.from > YEAR_MAX;
}

static struct str
year_path(struct arena *arena, int year)
{
	return arena_printf(arena, "archive/%04d.html", year);
}

static struct str
month_path(struct arena *arena, struct date date)
{
	return arena_printf(arena, "archive/%04d-%02d.html", date.year,
			    date.month);
}

/* ---- Values ---- */

static void
set_counts(const struct place *place, struct value *map, struct range range)
{
	const struct catalog *catalog = place->press->catalog;
	size_t entries = 0, notes = 0;

	for (size_t k = range.from; k < range.to; k++) {
		entries += catalog->briefings[k]->n_entries;
		notes += catalog->briefings[k]->n_notes;
	}
	values_count(place, map, "n_briefings", "n_briefings",
		     range.to - range.from);
	values_count(place, map, "n_entries", "n_entries", entries);
	values_count(place, map, "n_notes", "n_notes", notes);
}

static void
set_briefings(const struct place *place, struct value *map, struct range range)
{
	struct value *list = value_list(place->arena);

	for (size_t k = range.from; k < range.to; k++)
		value_push(
		    list,
		    values_card(place, place->press->catalog->briefings[k]));
	value_set(place->arena, map, "briefings", list);
	value_set_bool(place->arena, map, "has_briefings", true);
}

/* Without its briefings; where they stand. */
static struct value *
month_value(const struct place *place, struct range range, bool split)
{
	struct arena *arena = place->arena;
	struct value *map = value_map(arena);
	struct date date = date_at(place->press, range.from);
	struct str id = arena_printf(arena, "m%02d", date.month);
	struct str url;

	if (split)
		url = place_link(place, month_path(arena, date));
	else
		url = arena_printf(
		    arena, "%.*s#%.*s",
		    STR_ARG(place_link(place, year_path(arena, date.year))),
		    STR_ARG(id));
	value_set_text(arena, map, "id", id);
	value_set_text(arena, map, "name", place_month(place, date));
	value_set_text(arena, map, "month",
		       place_month(place, (struct date){0, date.month, 0}));
	value_set_text(arena, map, "url", url);
	value_set(arena, map, "briefings", NULL);
	value_set_bool(arena, map, "has_briefings", false);
	set_counts(place, map, range);
	return map;
}

/* with: the briefings, too, where the year has room for them. */
static struct value *
months_value(const struct place *place, struct range year, bool with)
{
	struct value *list = value_list(place->arena);
	struct range month = {year.from, year.from};

	for (; month.from < year.to; month.from = month.to) {
		struct value *map;

		month = month_at(place->press, month.from, year.to);
		map = month_value(place, month, is_split(year));
		if (with && !is_split(year))
			set_briefings(place, map, month);
		value_push(list, map);
	}
	return list;
}

static struct value *
year_value(const struct place *place, struct range year)
{
	struct arena *arena = place->arena;
	struct value *map = value_map(arena);
	int number = date_at(place->press, year.from).year;

	value_set_number(arena, map, "year", number);
	value_set_text(arena, map, "url",
		       place_link(place, year_path(arena, number)));
	value_set(arena, map, "months", months_value(place, year, false));
	set_counts(place, map, year);
	return map;
}

/* How many entries and notes there were over time. */
static struct value *
timeline(const struct place *place, struct range range)
{
	const struct catalog *catalog = place->press->catalog;
	size_t n = range.to - range.from;
	struct dated *dated = arena_array(place->arena, n, sizeof(*dated));

	for (size_t i = 0; i < n; i++) {
		const struct summary *summary =
		    catalog->briefings[range.from + i];

		dated[i] = (struct dated){summary->date, summary->n_entries +
							     summary->n_notes};
	}
	return chart_time(place, dated, n);
}

/* Of a year or a month, which have neighbours. */
static struct value *
part_page(const struct place *place, struct str title, struct range range)
{
	struct value *page = page_index(place, title, "is_archive");

	page_describe(place, page,
		      describe_range(place, title, range.from, range.to));
	value_set(place->arena, page, "chart", NULL);
	value_set(place->arena, page, "next", NULL);
	value_set(place->arena, page, "previous", NULL);
	value_set(place->arena, page, "collected_url", NULL);
	value_set(place->arena, page, "year", NULL);
	value_set(place->arena, page, "year_url", NULL);
	set_counts(place, page, range);
	return page;
}

/* ---- All years ---- */

static void
list_archive(struct listing *listing, const struct press *press, size_t k)
{
	(void)k;
	listing_add(listing, STR("archive/index.html"), 0,
		    press_books_hash(press));
}

static bool
make_archive(const struct work *work, struct buf *out, struct diags *diags)
{
	const struct press *press = work->press;
	struct arena arena = {0};
	struct place place =
	    place_new(press, EDITION_SITE, STR("archive/index.html"), &arena,
		      press->site->lang);
	struct value *page =
	    page_index(&place, wording_text(place_wording(&place), "archive"),
		       "is_archive");
	struct value *years = value_list(&arena);
	struct range year = {0, 0};

	page_describe(&place, page,
		      wording_text(place_wording(&place), "archive_about"));
	for (; year.from < press->catalog->n; year.from = year.to) {
		year = year_at(press, year.from);
		value_push(years, year_value(&place, year));
	}
	value_set(&arena, page, "years", years);
	collect_set_link(&place, page, COLLECT_ALL, 0);
	value_set(&arena, page, "chart",
		  timeline(&place, (struct range){0, press->catalog->n}));
	values_set_totals(&place, page);
	return page_finish(&place, "archive.html", page, out, diags);
}

const struct product product_archive = {
    .name = "archive",
    .class = PRODUCT_PAGE,
    .templates = "archive.html",
    .list = list_archive,
    .make = make_archive,
};

/* ---- A year ---- */

/* item: the first briefing of the year. */
static void
list_years(struct listing *listing, const struct press *press, size_t k)
{
	struct range year = {0, 0};

	(void)k;
	for (; year.from < press->catalog->n; year.from = year.to) {
		year = year_at(press, year.from);
		listing_add(
		    listing,
		    year_path(listing->arena, date_at(press, year.from).year),
		    year.from, range_hash(press, year));
	}
}

/* A link to the year of briefing k. */
static struct value *
year_link(const struct place *place, size_t k)
{
	struct value *map = value_map(place->arena);
	int year = date_at(place->press, k).year;

	value_set_number(place->arena, map, "title", year);
	value_set_text(place->arena, map, "url",
		       place_link(place, year_path(place->arena, year)));
	return map;
}

static bool
make_year(const struct work *work, struct buf *out, struct diags *diags)
{
	const struct press *press = work->press;
	struct arena arena = {0};
	struct range year = year_at(press, work->item);
	int number = date_at(press, year.from).year;
	struct place place =
	    place_new(press, EDITION_SITE, year_path(&arena, number), &arena,
		      press->site->lang);
	struct value *page =
	    part_page(&place, arena_printf(&arena, "%d", number), year);

	value_set(&arena, page, "months", months_value(&place, year, true));
	collect_set_link(&place, page, COLLECT_YEAR, year.from);
	value_set(&arena, page, "chart", timeline(&place, year));
	if (year.from > 0)
		value_set(&arena, page, "next",
			  year_link(&place, year.from - 1));
	if (year.to < press->catalog->n)
		value_set(&arena, page, "previous", year_link(&place, year.to));
	return page_finish(&place, "archive-year.html", page, out, diags);
}

const struct product product_archive_year = {
    .name = "archive-year",
    .class = PRODUCT_PAGE,
    .templates = "archive-year.html",
    .list = list_years,
    .make = make_year,
};

/* ---- A month ---- */

static void
list_months(struct listing *listing, const struct press *press, size_t k)
{
	struct range year = {0, 0}, month;

	(void)k;
	for (; year.from < press->catalog->n; year.from = year.to) {
		year = year_at(press, year.from);
		if (!is_split(year))
			continue;
		for (month.from = year.from; month.from < year.to;
		     month.from = month.to) {
			month = month_at(press, month.from, year.to);
			listing_add(listing,
				    month_path(listing->arena,
					       date_at(press, month.from)),
				    month.from, range_hash(press, month));
		}
	}
}

/* A link to the month of briefing k, where it is of the same year. */
static struct value *
month_link(const struct place *place, size_t k, int year)
{
	struct value *map = value_map(place->arena);
	struct date date = date_at(place->press, k);

	if (date.year != year)
		return NULL;
	value_set_text(place->arena, map, "title", place_month(place, date));
	value_set_text(place->arena, map, "url",
		       place_link(place, month_path(place->arena, date)));
	return map;
}

static bool
make_month(const struct work *work, struct buf *out, struct diags *diags)
{
	const struct press *press = work->press;
	struct arena arena = {0};
	struct range month = month_at(press, work->item, press->catalog->n);
	struct date date = date_at(press, month.from);
	struct place place =
	    place_new(press, EDITION_SITE, month_path(&arena, date), &arena,
		      press->site->lang);
	struct value *list = value_list(&arena), *map, *page;

	page = part_page(&place, place_month(&place, date), month);
	value_set_number(&arena, page, "year", date.year);
	value_set_text(&arena, page, "year_url",
		       place_link(&place, year_path(&arena, date.year)));
	map = month_value(&place, month, true);
	set_briefings(&place, map, month);
	value_push(list, map);
	value_set(&arena, page, "months", list);
	if (month.from > 0)
		value_set(&arena, page, "next",
			  month_link(&place, month.from - 1, date.year));
	if (month.to < press->catalog->n)
		value_set(&arena, page, "previous",
			  month_link(&place, month.to, date.year));
	return page_finish(&place, "archive-year.html", page, out, diags);
}

const struct product product_archive_month = {
    .name = "archive-month",
    .class = PRODUCT_PAGE,
    .templates = "archive-year.html",
    .list = list_months,
    .make = make_month,
};
