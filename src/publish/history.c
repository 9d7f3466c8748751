#include "publish/history.h"

#include "catalog/mention.h"
#include "publish/chart.h"
#include "publish/passage.h"
#include "publish/values.h"

/* Mentions of an older page; its own has up to twice as many. */
enum { PART = 100 };

/* ---- Parts ---- */

size_t
history_parts(const struct history *history)
{
	return history->n < 2 * PART ? 0 : history->n / PART - 1;
}

struct str
history_path(const struct history *history, size_t part, struct arena *arena)
{
	if (part == 0)
		return arena_printf(arena, "%s/%.*s.html", history->folder,
				    STR_ARG(history->slug));
	return arena_printf(arena, "%s/%.*s/%zu.html", history->folder,
			    STR_ARG(history->slug), part);
}

void
history_slice(const struct history *history, size_t part, size_t *from,
	      size_t *to)
{
	*from = part == 0 ? 0 : history->n - part * PART;
	*to = part == 0 ? history->n - history_parts(history) * PART
			: history->n - (part - 1) * PART;
}

/* The page that has mention i. */
static size_t
part_of(const struct history *history, size_t i)
{
	size_t part = (history->n - i - 1) / PART + 1;

	return part > history_parts(history) ? 0 : part;
}

/* ---- Mentions ---- */

/* In catalog.all. */
static size_t
place_at(const struct history *history, size_t i)
{
	return history->keys ? mention_key_place(history->keys[i])
			     : history->trail.list[i];
}

struct mention
history_at(const struct catalog *catalog, const struct history *history,
	   size_t i)
{
	return catalog->all[place_at(history, i)];
}

static struct date
date_at(const struct catalog *catalog, const struct history *history, size_t i)
{
	size_t k;

	if (history->keys)
		return mention_key_date(history->keys[i]);
	k = history_at(catalog, history, i).briefing;
	return catalog->briefings[k]->date;
}

static void
hash_date(struct hasher *hasher, struct date date)
{
	hasher_number(
	    hasher, (uint64_t)(date.year * 512L + date.month * 32L + date.day));
}

void
history_hash_counts(const struct history *history,
		    const struct catalog *catalog, struct hasher *hasher)
{
	hasher_part(hasher, history->slug);
	hasher_number(hasher, history->n);
	if (history->n == 0)
		return;
	hash_date(hasher, date_at(catalog, history, 0));
	hash_date(hasher, date_at(catalog, history, history->n - 1));
}

void
history_hash(const struct history *history, const struct catalog *catalog,
	     size_t part, struct hasher *hasher)
{
	size_t from, to;

	history_slice(history, part, &from, &to);
	hasher_part(hasher, history->slug);
	hasher_number(hasher, part < history_parts(history));
	hasher_number(hasher, part == 0 ? history->n : to - from);
	for (size_t i = from; i < to; i++)
		hasher_hash(hasher, catalog->hashes[place_at(history, i)]);
	if (part > 0)
		return;
	for (size_t i = to; i < history->n; i++) {
		size_t k = history_at(catalog, history, i).briefing;

		hash_date(hasher, date_at(catalog, history, i));
		hasher_part(hasher, catalog->briefings[k]->slug);
	}
}

/* ---- Values ---- */

static int
year_at(const struct place *place, const struct history *history, size_t i)
{
	return date_at(place->press->catalog, history, i).year;
}

/* Where the year that mention i begins ends, before end. */
static size_t
year_end(const struct place *place, const struct history *history, size_t i,
	 size_t end)
{
	int year = year_at(place, history, i);

	while (i < end && year_at(place, history, i) == year)
		i++;
	return i;
}

const char *
history_word(const struct history *history)
{
	return history->keys ? "n_entries" : "n_mentions";
}

struct str
history_period(const struct place *place, const struct history *history,
	       size_t from, size_t to)
{
	const struct catalog *catalog = place->press->catalog;

	if (from == to)
		return (struct str){0};
	return place_period(place, date_at(catalog, history, to - 1),
			    date_at(catalog, history, from));
}

void
history_set_counts(const struct place *place, struct value *map,
		   const struct history *history)
{
	const struct catalog *catalog = place->press->catalog;
	struct date first = {0}, last = {0};

	if (history->n) {
		last = date_at(catalog, history, 0);
		first = date_at(catalog, history, history->n - 1);
	}
	values_count(place, map, "n", history_word(history), history->n);
	value_set_text(place->arena, map, "first", place_date(place, first));
	value_set_text(place->arena, map, "last", place_date(place, last));
	value_set_text(place->arena, map, "period",
		       history_period(place, history, 0, history->n));
}

static struct value *
years_value(const struct place *place, const struct history *history,
	    size_t part, history_visit *visit, const void *context)
{
	struct arena *arena = place->arena;
	struct value *years = value_list(arena), *year, *list;
	size_t from, to, end;

	history_slice(history, part, &from, &to);
	for (; from < to; from = end) {
		end = year_end(place, history, from, to);
		year = value_map(arena);
		list = value_list(arena);
		value_set_number(arena, year, "year",
				 year_at(place, history, from));
		for (; from < end; from++) {
			struct mention mention =
			    history_at(place->press->catalog, history, from);
			struct value *map = passage_value(place, mention);

			value_set(arena, map, "links", NULL);
			if (visit)
				visit(place, map, mention, context);
			value_push(list, map);
		}
		value_set(arena, year, "entries", list);
		value_push(years, year);
	}
	return years;
}

static struct value *
count_value(const struct place *place, const struct history *history,
	    size_t from, size_t to, size_t largest)
{
	struct arena *arena = place->arena;
	struct value *map = value_map(arena);
	int year = year_at(place, history, from);
	struct str page = place_link(
	    place, history_path(history, part_of(history, from), arena));

	value_set_number(arena, map, "year", year);
	values_count(place, map, "n", history_word(history), to - from);
	value_set_number(arena, map, "bar", values_bar(to - from, largest));
	value_set_text(arena, map, "url",
		       arena_printf(arena, "%.*s#y%d", STR_ARG(page), year));
	return map;
}

/* All years, wherever their mentions are. */
static struct value *
counts_value(const struct place *place, const struct history *history)
{
	struct value *list = value_list(place->arena);
	size_t largest = 0, end;

	for (size_t i = 0; i < history->n; i = end) {
		end = year_end(place, history, i, history->n);
		if (end - i > largest)
			largest = end - i;
	}
	for (size_t i = 0; i < history->n; i = end) {
		end = year_end(place, history, i, history->n);
		value_push(list, count_value(place, history, i, end, largest));
	}
	return list;
}

static struct value *
chart_value(const struct place *place, const struct history *history)
{
	struct dated *dated =
	    arena_array(place->arena, history->n, sizeof(*dated));

	for (size_t i = 0; i < history->n; i++)
		dated[i] = (struct dated){
		    date_at(place->press->catalog, history, i), 1};
	return chart_time(place, dated, history->n);
}

static struct value *
part_link(const struct place *place, const struct history *history, size_t part)
{
	return value_text(
	    place->arena,
	    place_link(place, history_path(history, part, place->arena)));
}

struct value *
history_value(const struct place *place, const struct history *history,
	      size_t part, history_visit *visit, const void *context)
{
	struct arena *arena = place->arena;
	struct value *map = value_map(arena), *newer = NULL, *older = NULL;
	struct value *counts =
	    part == 0 ? counts_value(place, history) : value_list(arena);
	size_t parts = history_parts(history);

	if (part > 0)
		newer = part_link(place, history, part == parts ? 0 : part + 1);
	if (parts > 0 && part != 1)
		older = part_link(place, history, part == 0 ? parts : part - 1);
	value_set(arena, map, "newer_url", newer);
	value_set(arena, map, "older_url", older);
	value_set_bool(arena, map, "is_older", part > 0);
	value_set_bool(arena, map, "has_parts", parts > 0);
	value_set_bool(arena, map, "has_counts",
		       counts->child && counts->child->next);
	value_set(arena, map, "years",
		  years_value(place, history, part, visit, context));
	value_set(arena, map, "counts", counts);
	value_set(arena, map, "chart",
		  part == 0 ? chart_value(place, history) : NULL);
	return map;
}
