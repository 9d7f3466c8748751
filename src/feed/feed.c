#include "feed/feed.h"

#include "base/json.h"
#include "publish/identifier.h"
#include "publish/page.h"
#include "publish/products.h"
#include "publish/values.h"

/* ---- What a feed reads ---- */

/* As many of the newest briefings as have the entries of a feed. */
static void
feed_reads(const struct press *press, size_t item, size_t *from, size_t *to)
{
	const struct catalog *catalog = press->catalog;
	size_t n = 0;

	(void)item;
	*from = *to = 0;
	while (*to < catalog->n && n < FEED_ENTRIES)
		n += catalog->briefings[(*to)++]->n_entries;
}

/* ---- Entries ---- */

/* The text of an entry as markup, all its links with web addresses. */
static struct str
entry_content(const struct place *place, const struct value *page,
	      struct diags *diags)
{
	struct buf out = {0};
	struct str text = {0};

	if (template_render(place->press->templates,
			    STR("part/feed-entry.html"), page, &out, diags))
		text = buf_take(&out, place->arena);
	buf_free(&out);
	return text;
}

static struct value *
entry_value(const struct place *place, const struct manuscript *own,
	    const struct spot *spot, struct diags *diags)
{
	struct arena *arena = place->arena;
	struct place at = *place;
	struct str id = spot->entry->id;
	struct value *entry, *page;
	struct str slug = own->briefing->slug;
	const struct summary *summary =
	    place->press->catalog->briefings[own->k];

	at.path = place_page(place, slug, id);
	at.lang = own->briefing->lang;
	entry = values_entry(&at, own->briefing, spot->section, spot->entry,
			     own->k);
	page = values_page(&at, value_get(entry, STR("title"))->text,
			   own->briefing->lang);
	value_set(arena, page, "entry", entry);
	value_set(arena, page, "briefing", values_short_card(&at, summary));
	value_set_text(arena, entry, "content",
		       entry_content(&at, page, diags));
	value_set_text(arena, entry, "identifier",
		       identifier_make(place->press->site, slug, id, arena));
	value_set_text(arena, entry, "lang", own->briefing->lang);
	value_set_text(arena, entry, "published",
		       date_instant(arena, own->briefing->date));
	value_set_text(arena, entry, "updated",
		       date_instant(arena, entry_updated(own->briefing, id)));
	value_set_text(arena, entry, "briefing_title", own->briefing->title);
	return value_share(arena, entry);
}

static struct value *
feed_entries(const struct place *place, const struct work *work,
	     struct diags *diags)
{
	struct value *list = value_list(place->arena);
	size_t n = 0;

	for (size_t i = 0; i < work->n_manuscripts; i++) {
		const struct manuscript *own = &work->manuscript[i];

		for (size_t j = 0; j < own->n_spots && n < FEED_ENTRIES; j++) {
			value_push(list, entry_value(place, own, &own->spots[j],
						     diags));
			n++;
		}
	}
	return list;
}

static struct value *
feed_value(const struct place *place, const struct work *work,
	   struct diags *diags)
{
	const struct press *press = work->press;
	struct arena *arena = place->arena;
	struct value *feed = value_map(arena);

	value_set_text(arena, feed, "identifier",
		       identifier_make(press->site, (struct str){0},
				       (struct str){0}, arena));
	value_set_text(arena, feed, "updated",
		       date_instant(arena, catalog_updated(press->catalog)));
	value_set_text(arena, feed, "self_url", place_web(place, place->path));
	value_set(arena, feed, "entries", feed_entries(place, work, diags));
	return feed;
}

/* ---- Atom ---- */

static void
list_atom(struct listing *listing, const struct press *press, size_t k)
{
	(void)k;
	listing_add_index(listing, press, "feed.xml");
}

static bool
make_atom(const struct work *work, struct buf *out, struct diags *diags)
{
	struct arena arena = {0};
	const struct site *site = work->press->site;
	struct place place = place_new(work->press, EDITION_FEED,
				       STR("feed.xml"), &arena, site->lang);
	struct value *page = values_page(&place, site->title, site->lang);

	value_set(&arena, page, "feed", feed_value(&place, work, diags));
	return page_finish(&place, "feed.xml", page, out, diags);
}

const struct product product_atom = {
    .name = "atom",
    .class = PRODUCT_DATA,
    .templates = "feed.xml part/feed-entry.html",
    .list = list_atom,
    .reads = feed_reads,
    .make = make_atom,
};

/* ---- JSON Feed ---- */

static void
set_optional(struct json *json, const char *key, const struct value *map,
	     const char *name)
{
	const struct value *value = value_get(map, str_from(name));

	if (value_is_true(value))
		json_set_text(json, key, value->text);
}

static struct json *
json_item(const struct value *entry)
{
	struct json *item = json_new_object();

	set_optional(item, "id", entry, "identifier");
	set_optional(item, "url", entry, "url");
	set_optional(item, "title", entry, "title");
	json_set_text(item, "content_html",
		      value_get(entry, STR("content"))->text);
	set_optional(item, "date_published", entry, "published");
	set_optional(item, "date_modified", entry, "updated");
	set_optional(item, "language", entry, "lang");
	return item;
}

static struct json *
json_authors(const struct site *site)
{
	struct json *authors = json_new_array(), *author = json_new_object();

	json_set_text(author, "name", site->publisher);
	json_push(authors, author);
	return authors;
}

static struct json *
json_feed(const struct place *place, const struct value *feed)
{
	const struct site *site = place->press->site;
	struct json *json = json_new_object(), *items = json_new_array();
	const struct value *entries = value_get(feed, STR("entries"));
	struct str home = place_web(place, STR("index.html"));

	json_set_text(json, "version", STR("https://jsonfeed.org/version/1.1"));
	json_set_text(json, "title", site->title);
	if (home.n)
		json_set_text(json, "home_page_url", home);
	set_optional(json, "feed_url", feed, "self_url");
	if (site->description.n)
		json_set_text(json, "description", site->description);
	json_set_text(json, "language", site->lang);
	if (site->publisher.n)
		json_set(json, "authors", json_authors(site));
	for (const struct value *e = entries->child; e; e = e->next)
		json_push(items, json_item(e));
	json_set(json, "items", items);
	return json;
}

static void
list_json_feed(struct listing *listing, const struct press *press, size_t k)
{
	(void)k;
	listing_add_index(listing, press, "feed.json");
}

static bool
make_json_feed(const struct work *work, struct buf *out, struct diags *diags)
{
	struct arena arena = {0};
	struct place place =
	    place_new(work->press, EDITION_FEED, STR("feed.json"), &arena,
		      work->press->site->lang);
	size_t errors = diags->errors;

	json_write(out, json_feed(&place, feed_value(&place, work, diags)));
	arena_free(&arena);
	return diags->errors == errors;
}

const struct product product_json_feed = {
    .name = "json-feed",
    .class = PRODUCT_DATA,
    .templates = "part/feed-entry.html",
    .list = list_json_feed,
    .reads = feed_reads,
    .make = make_json_feed,
};
