#include "page/register.h"

#include "publish/describe.h"
#include "publish/page.h"
#include "publish/values.h"

/* Rows on a page of a list. */
enum { ROWS = 500 };
/* A file of a thing is told by its place and its part. */
#define PARTS ((size_t)1 << 24)

/* What a thing is called, and where its page is. */
static struct value *
thing_value(const struct register_kind *kind, const struct place *place,
	    size_t i)
{
	const struct catalog *catalog = place->press->catalog;
	struct history history = kind->history(catalog, i);
	struct value *map = value_map(place->arena);

	value_set_text(place->arena, map, "name", kind->name(catalog, i));
	value_set_text(
	    place->arena, map, "url",
	    place_link(place, history_path(&history, 0, place->arena)));
	return map;
}

/* And all else. */
static void
tell_thing(const struct register_kind *kind, const struct place *place,
	   struct value *map, size_t i)
{
	struct history history = kind->history(place->press->catalog, i);

	history_set_counts(place, map, &history);
	if (kind->describe)
		kind->describe(place, map, i);
}

/* On an older page nothing is told that a new mention changes. */
static void
untell_thing(const struct place *place, struct value *map)
{
	for (struct value *v = map->child; v; v = v->next)
		if (!str_eq(v->key, STR("name")) && !str_eq(v->key, STR("url")))
			value_set(place->arena, map, v->key.p, NULL);
}

/* ---- The list ---- */

static size_t
pages_of(const struct register_kind *kind, const struct catalog *catalog)
{
	size_t n = kind->count(catalog);

	return n ? (n + ROWS - 1) / ROWS : 1;
}

/* "index" names none of the things. */
static struct str
list_path(const struct register_kind *kind, size_t page, struct arena *arena)
{
	if (page == 0)
		return str_from(kind->path);
	return arena_printf(arena, "%s/index/%zu.html", kind->folder, page + 1);
}

static size_t
largest(const struct register_kind *kind, const struct catalog *catalog)
{
	size_t n = kind->count(catalog), most = 0;

	for (size_t i = 0; i < n; i++) {
		size_t of_i = kind->history(catalog, i).n;

		if (of_i > most)
			most = of_i;
	}
	return most;
}

/* All that a page of the list shows. */
static struct hash
hash_rows(const struct register_kind *kind, const struct catalog *catalog,
	  size_t page)
{
	size_t n = kind->count(catalog), from = page * ROWS;
	struct hasher hasher;

	hasher_init(&hasher);
	hasher_number(&hasher, pages_of(kind, catalog));
	hasher_number(&hasher, largest(kind, catalog));
	for (size_t i = from; i < n && i < from + ROWS; i++) {
		struct history history = kind->history(catalog, i);

		hasher_part(&hasher, kind->name(catalog, i));
		history_hash_counts(&history, catalog, &hasher);
		if (kind->hash)
			kind->hash(catalog, i, &hasher);
	}
	return hasher_done(&hasher);
}

void
register_list(const struct register_kind *kind, struct listing *listing,
	      const struct press *press)
{
	if (kind->count(press->catalog) == 0 && !kind->always)
		return;
	for (size_t p = 0; p < pages_of(kind, press->catalog); p++)
		listing_add(listing, list_path(kind, p, listing->arena), p,
			    listing->names
				? (struct hash){{0}}
				: hash_rows(kind, press->catalog, p));
}

static struct value *
page_link(const struct register_kind *kind, const struct place *place,
	  size_t page)
{
	if (page >= pages_of(kind, place->press->catalog))
		return NULL;
	return value_text(
	    place->arena,
	    place_link(place, list_path(kind, page, place->arena)));
}

static struct value *
rows_value(const struct register_kind *kind, const struct place *place,
	   size_t from)
{
	const struct catalog *catalog = place->press->catalog;
	struct value *list = value_list(place->arena), *map;
	size_t most = largest(kind, catalog), n = kind->count(catalog);

	for (size_t i = from; i < n && i < from + ROWS; i++) {
		struct history history = kind->history(catalog, i);

		map = thing_value(kind, place, i);
		tell_thing(kind, place, map, i);
		value_set_number(place->arena, map, "bar",
				 values_bar(history.n, most));
		value_push(list, map);
	}
	return list;
}

bool
register_make(const struct register_kind *kind, const struct work *work,
	      struct buf *out, struct diags *diags)
{
	const struct press *press = work->press;
	struct arena arena = {0};
	struct place place =
	    place_new(press, EDITION_SITE, list_path(kind, work->item, &arena),
		      &arena, press->site->lang);
	struct value *page = page_index(
	    &place, wording_text(place_wording(&place), kind->list), kind->is);

	page_describe(&place, page,
		      wording_text(place_wording(&place), kind->about));
	value_set(&arena, page, kind->list,
		  rows_value(kind, &place, work->item * ROWS));
	value_set(&arena, page, "previous_url",
		  work->item ? page_link(kind, &place, work->item - 1) : NULL);
	value_set(&arena, page, "next_url",
		  page_link(kind, &place, work->item + 1));
	value_set_bool(&arena, page, "has_pages",
		       pages_of(kind, press->catalog) > 1);
	return page_finish(&place, kind->template, page, out, diags);
}

/* ---- Each of the things ---- */

/* All that a page of thing i shows; of an older page only what is on it. */
static struct hash
hash_page(const struct register_kind *kind, const struct catalog *catalog,
	  size_t i, size_t part)
{
	struct history history = kind->history(catalog, i);
	struct hasher hasher;
	size_t from, to;

	hasher_init(&hasher);
	hasher_part(&hasher, kind->name(catalog, i));
	if (part == 0 && kind->hash)
		kind->hash(catalog, i, &hasher);
	history_hash(&history, catalog, part, &hasher);
	history_slice(&history, part, &from, &to);
	for (; kind->hash_mention && from < to; from++)
		kind->hash_mention(
		    catalog, i, history_at(catalog, &history, from), &hasher);
	return hasher_done(&hasher);
}

void
register_list_each(const struct register_kind *kind, struct listing *listing,
		   const struct press *press)
{
	const struct catalog *catalog = press->catalog;

	for (size_t i = 0; i < kind->count(catalog); i++) {
		struct history history = kind->history(catalog, i);

		for (size_t p = 0; p <= history_parts(&history); p++)
			listing_add(
			    listing, history_path(&history, p, listing->arena),
			    i * PARTS + p,
			    listing->names ? (struct hash){{0}}
					   : hash_page(kind, catalog, i, p));
	}
}

/* On an older page nothing is told that a new mention changes. */
static void
describe_thing(const struct register_kind *kind, const struct place *place,
	       struct value *page, size_t i, size_t part)
{
	const struct catalog *catalog = place->press->catalog;
	struct history history = kind->history(catalog, i);
	struct str meaning = {0};

	if (part == 0 && kind->meaning)
		meaning = kind->meaning(catalog, i);
	page_describe(place, page,
		      describe_history(place, kind->about_one,
				       kind->name(catalog, i), meaning,
				       &history, part));
}

bool
register_make_each(const struct register_kind *kind, const struct work *work,
		   struct buf *out, struct diags *diags)
{
	const struct press *press = work->press;
	size_t i = work->item / PARTS, part = work->item % PARTS;
	struct history history = kind->history(press->catalog, i);
	struct arena arena = {0};
	struct place place =
	    place_new(press, EDITION_SITE, history_path(&history, part, &arena),
		      &arena, press->site->lang);
	struct value *page = values_page(&place, kind->name(press->catalog, i),
					 press->site->lang);
	struct value *map = thing_value(kind, &place, i);

	tell_thing(kind, &place, map, i);
	if (part > 0)
		untell_thing(&place, map);
	describe_thing(kind, &place, page, i, part);
	value_set(&arena, page, kind->one, map);
	value_set(&arena, page, "history",
		  history_value(&place, &history, part, kind->visit, &i));
	return page_finish(&place, kind->one_template, page, out, diags);
}
