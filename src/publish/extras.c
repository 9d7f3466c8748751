#include "publish/extras.h"

#include <stdlib.h>

#include "base/buf.h"
#include "publish/values.h"

/* ---- Unknown keys ---- */

/* The form of the front matter, nested as there. */
static struct value *
extra_value(const struct meta *meta, struct arena *arena)
{
	struct value *value;

	if (meta->kind == META_TEXT)
		return value_text(arena, meta->value);
	value =
	    meta->kind == META_MAP ? value_open_map(arena) : value_list(arena);
	for (const struct meta *at = meta->child; at; at = at->next) {
		if (meta->kind == META_MAP)
			value_set(arena, value, arena_str(arena, at->key).p,
				  extra_value(at, arena));
		else
			value_push(value, extra_value(at, arena));
	}
	return value;
}

static size_t
count_texts(const struct meta *meta)
{
	size_t n = meta->kind == META_TEXT && meta->value.n > 0;

	for (const struct meta *at = meta->child; at; at = at->next)
		n += count_texts(at);
	return n;
}

/* The texts of a value in the order written. */
static void
take_texts(struct str *texts, size_t *n, const struct meta *meta)
{
	if (meta->kind == META_TEXT && meta->value.n > 0)
		texts[(*n)++] = meta->value;
	for (const struct meta *at = meta->child; at; at = at->next)
		take_texts(texts, n, at);
}

static struct value *
meta_value(const struct place *place, const struct meta *meta)
{
	struct arena *arena = place->arena;
	struct value *item = value_map(arena);
	struct str *texts =
	    arena_array(arena, count_texts(meta), sizeof(*texts));
	size_t n = 0;

	take_texts(texts, &n, meta);
	value_set_text(arena, item, "key", meta->key);
	value_set_text(arena, item, "value",
		       wording_list(place_wording(place), arena, texts, n));
	return item;
}

void
extras_set_meta(const struct place *place, struct value *map,
		const struct briefing *briefing)
{
	struct meta all = {.kind = META_MAP, .child = briefing->meta};
	struct value *list = value_list(place->arena);

	for (const struct meta *at = all.child; at; at = at->next)
		value_push(list, meta_value(place, at));
	value_set(place->arena, map, "meta", list);
	value_set(place->arena, map, "extra", extra_value(&all, place->arena));
}

/* ---- Corrections ---- */

static const struct entry *
find_entry(const struct briefing *briefing, struct str id)
{
	for (const struct section *s = briefing->sections; id.p && s;
	     s = s->next)
		for (const struct entry *e = s->entries; e; e = e->next)
			if (str_eq(e->id, id))
				return e;
	return NULL;
}

static void
set_day(const struct place *place, struct value *map, const char *name,
	const char *iso_name, struct date date)
{
	struct str shown = {0}, iso = {0};

	if (date_is_set(date)) {
		shown = place_date(place, date);
		iso = date_iso(place->arena, date);
	}
	value_set_text(place->arena, map, name, shown);
	value_set_text(place->arena, map, iso_name, iso);
}

static struct value *
correction_value(const struct place *place, const struct briefing *briefing,
		 const struct correction *correction, bool names_entry)
{
	struct arena *arena = place->arena;
	struct html_options options = place_html(place, briefing->lang);
	struct value *map = value_map(arena);
	const struct entry *entry = find_entry(briefing, correction->entry);
	struct str title = {0}, url = {0};
	struct buf html = {0};

	if (entry && names_entry) {
		title = entry_title(entry, arena);
		url = place_link(place,
				 place_page(place, briefing->slug, entry->id));
	}
	html_text(&html, correction->text, &options);
	set_day(place, map, "date", "date_iso", correction->date);
	value_set_text(arena, map, "html", buf_take(&html, arena));
	value_set_text(arena, map, "entry_title", title);
	value_set(arena, map, "entry_title_html",
		  values_native(place, title, briefing->lang));
	value_set_text(arena, map, "entry_url", url);
	buf_free(&html);
	return map;
}

static bool
is_of(const struct correction *correction, const struct entry *entry)
{
	return !entry ||
	       (correction->entry.p && str_eq(correction->entry, entry->id));
}

struct ordered {
	const struct correction *correction;
	size_t place;
};

/* The newest first; those of one day as written. */
static int
compare(const void *left, const void *right)
{
	const struct ordered *a = left, *b = right;
	int order = date_cmp(b->correction->date, a->correction->date);

	return order != 0 ? order : a->place < b->place ? -1 : 1;
}

static struct ordered *
sort(const struct briefing *briefing, const struct entry *entry,
     struct arena *arena, size_t *n)
{
	const struct correction *at;
	struct ordered *list;

	*n = 0;
	for (at = briefing->corrections; at; at = at->next)
		*n += is_of(at, entry);
	list = arena_array(arena, *n, sizeof(*list));
	*n = 0;
	for (at = briefing->corrections; at; at = at->next) {
		if (!is_of(at, entry))
			continue;
		list[*n] = (struct ordered){at, *n};
		++*n;
	}
	if (*n > 1)
		qsort(list, *n, sizeof(*list), compare);
	return list;
}

void
extras_set_corrections(const struct place *place, struct value *map,
		       const struct briefing *briefing,
		       const struct entry *entry)
{
	struct arena *arena = place->arena;
	struct value *list = value_list(arena);
	size_t n;
	struct ordered *sorted = sort(briefing, entry, arena, &n);

	for (size_t i = 0; i < n; i++)
		value_push(list,
			   correction_value(place, briefing,
					    sorted[i].correction, !entry));
	value_set(arena, map, "corrections", list);
	value_set_bool(arena, map, "has_corrections", n > 0);
	set_day(place, map, "corrected", "corrected_iso",
		n > 0 ? sorted[0].correction->date : (struct date){0});
}
