#include "publish/chart.h"

/* Of the drawing; it is scaled to its place. */
#define WIDTH 720
#define HEIGHT 64
/* More years than these, and a bar is a year. */
#define YEARS_OF_MONTHS 20
/* What is written below at the most. */
#define TICKS 12

struct chart {
	const struct place *place;
	struct arena *arena;
	int first, last; /* years */
	bool monthly;
	size_t *sums; /* one a bar */
	size_t n;
};

static void
find_years(struct chart *chart, const struct dated *dated, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		int year = dated[i].date.year;

		if (!year)
			continue;
		if (!chart->first || year < chart->first)
			chart->first = year;
		if (year > chart->last)
			chart->last = year;
	}
}

static void
sum_up(struct chart *chart, const struct dated *dated, size_t n)
{
	chart->monthly = chart->last - chart->first < YEARS_OF_MONTHS;
	chart->n = (size_t)(chart->last - chart->first + 1) *
		   (chart->monthly ? 12 : 1);
	chart->sums = arena_array(chart->arena, chart->n, sizeof(size_t));
	for (size_t i = 0; i < n; i++) {
		struct date date = dated[i].date;
		size_t bar = (size_t)(date.year - chart->first);

		if (!date.year)
			continue;
		if (chart->monthly)
			bar = 12 * bar +
			      (size_t)(date.month ? date.month - 1 : 0);
		chart->sums[bar] += dated[i].n;
	}
}

static struct str
bar_label(const struct chart *chart, size_t i)
{
	const struct wording *wording = place_wording(chart->place);
	int year = chart->first + (int)(chart->monthly ? i / 12 : i);
	struct date month = {year, (int)(i % 12) + 1, 1};
	struct filling fillings[2] = {{"time", {0}}, {"n", {0}}};

	fillings[0].text = chart->monthly
			       ? place_month(chart->place, month)
			       : arena_printf(chart->arena, "%d", year);
	fillings[1].text =
	    wording_number(wording, chart->arena, chart->sums[i]);
	return wording_fill(wording, chart->arena, "bar_label", fillings, 2);
}

/* Tenths of a unit, so that thin bars stay apart. */
static void
set_tenths(const struct chart *chart, struct value *map, const char *key,
	   size_t tenths)
{
	value_set_text(
	    chart->arena, map, key,
	    arena_printf(chart->arena, "%zu.%zu", tenths / 10, tenths % 10));
}

static struct value *
bars_value(const struct chart *chart)
{
	struct value *list = value_list(chart->arena);
	size_t most = 1, step = WIDTH * 10 / chart->n, height;

	for (size_t i = 0; i < chart->n; i++)
		if (chart->sums[i] > most)
			most = chart->sums[i];
	for (size_t i = 0; i < chart->n; i++) {
		struct value *bar = value_map(chart->arena);

		if (!chart->sums[i])
			continue;
		height = (chart->sums[i] * HEIGHT * 10 + most - 1) / most;
		set_tenths(chart, bar, "x", WIDTH * 10 * i / chart->n);
		set_tenths(chart, bar, "y", HEIGHT * 10 - height);
		set_tenths(chart, bar, "width", step - step / 5);
		set_tenths(chart, bar, "height", height);
		value_set_text(chart->arena, bar, "label", bar_label(chart, i));
		value_push(list, bar);
	}
	return list;
}

/* Years; the months, where there is one year. */
static struct value *
ticks_value(const struct chart *chart)
{
	struct arena *arena = chart->arena;
	struct value *list = value_list(arena);
	int years = chart->last - chart->first + 1;
	int n = years == 1 ? 12 : years, step = (n - 1) / TICKS + 1;

	for (int i = 0; i < n; i += step) {
		struct value *tick = value_map(arena);
		struct date month = {0, i + 1, 0};
		struct str label =
		    years == 1 ? place_month(chart->place, month)
			       : arena_printf(arena, "%d", chart->first + i);

		value_set_number(arena, tick, "x", WIDTH * i / n);
		value_set_text(arena, tick, "label", label);
		value_push(list, tick);
	}
	return list;
}

struct value *
chart_time(const struct place *place, const struct dated *dated, size_t n)
{
	struct arena *arena = place->arena;
	struct chart chart = {.place = place, .arena = arena};
	struct value *map = value_map(arena);

	find_years(&chart, dated, n);
	if (!chart.first)
		return NULL;
	sum_up(&chart, dated, n);
	value_set(arena, map, "bars", bars_value(&chart));
	value_set(arena, map, "ticks", ticks_value(&chart));
	value_set_number(arena, map, "width", WIDTH);
	value_set_number(arena, map, "height", HEIGHT);
	value_set_number(arena, map, "from", chart.first);
	value_set_number(arena, map, "to", chart.last);
	return map;
}
