/*
 * Opds: the books of a site as a catalogue, to which e-readers subscribe:
 * OPDS 1.2 (Atom, templates/opds.xml) and OPDS 2.0 (JSON).
 *
 * Newest first, PAGE_BOOKS on a page: opds.xml, opds-2.xml and so on. Links
 * are relative, as those of pages are, so that a copy of the site anywhere is
 * a catalogue of its own; only what names the page itself has its address on
 * the web, where that is known.
 */
#include "base/json.h"
#include "model/excerpt.h"
#include "publish/identifier.h"
#include "publish/page.h"
#include "publish/products.h"
#include "publish/values.h"

#define PAGE_BOOKS 100  /* on a page */
#define SUMMARY_MAX 500 /* bytes */
#define SUBJECTS_MAX 12 /* issuers of a book */
#define TYPE_JSON "application/opds+json"
#define ACQUISITION "http://opds-spec.org/acquisition/open-access"

/* ---- Pages of the catalogue ---- */

static size_t
count_pages(const struct press *press)
{
	size_t n = press->catalog->n;

	return n > PAGE_BOOKS ? (n - 1) / PAGE_BOOKS + 1 : 1;
}

/* Page k, from 1. */
static struct str
page_path(struct arena *arena, size_t k, const char *extension)
{
	return k == 1 ? arena_printf(arena, "opds.%s", extension)
		      : arena_printf(arena, "opds-%zu.%s", k, extension);
}

static void
list_pages(struct listing *listing, const struct press *press,
	   const char *extension)
{
	for (size_t k = 1; k <= count_pages(press); k++)
		listing_add(listing, page_path(listing->arena, k, extension), k,
			    press->catalog->hash);
}

/* ---- Books ---- */

/* What is in it: the titles of its entries. */
static struct str
summary_text(const struct summary *summary, struct arena *arena)
{
	const struct entry_summary *entry = summary->entries;
	struct buf out = {0};
	struct str text;

	for (; entry && out.n <= SUMMARY_MAX; entry = entry->next) {
		if (out.n > 0)
			buf_puts(&out, " · ");
		buf_put(&out, entry->title);
	}
	text = excerpt_cut(buf_str(&out), SUMMARY_MAX, arena);
	buf_free(&out);
	return text;
}

/* Its issuers, each once, as they come. */
static struct value *
subjects_value(const struct summary *summary, struct arena *arena)
{
	struct value *list = value_list(arena);
	struct map seen = {0};

	for (const struct entry_summary *e = summary->entries; e; e = e->next)
		for (size_t i = 0; i < e->n_issuers && seen.n < SUBJECTS_MAX;
		     i++) {
			struct str name = e->issuers[i].name;
			void **place = map_put(&seen, arena, name);
			struct value *subject;

			if (*place)
				continue;
			subject = value_map(arena);
			value_set_text(arena, subject, "text", name);
			value_push(list, subject);
			*place = subject;
		}
	return list;
}

/* Its card, where cards are drawn, else that of the site. */
static struct str
picture_path(const struct place *place, const struct summary *summary)
{
	const struct asset *asset =
	    assets_find(place->press->assets, STR("card.png"));

	if (place->press->site->pictures)
		return place_file(place, summary->slug, "png");
	return asset ? asset->path : (struct str){0};
}

static struct value *
book_value(const struct place *place, const struct summary *summary)
{
	struct arena *arena = place->arena;
	struct value *book = values_short_card(place, summary);
	struct str picture = picture_path(place, summary);

	value_set_text(arena, book, "identifier",
		       identifier_make(place->press->site, summary->slug,
				       (struct str){0}, arena));
	value_set_text(arena, book, "language", summary->lang);
	value_set_text(arena, book, "updated",
		       date_instant(arena, summary->updated));
	value_set_text(arena, book, "summary", summary_text(summary, arena));
	value_set(arena, book, "subjects", subjects_value(summary, arena));
	value_set_text(arena, book, "picture_url",
		       picture.n ? place_link(place, picture)
				 : (struct str){0});
	return book;
}

/* The books of page k. */
static struct value *
books_value(const struct place *place, size_t k)
{
	const struct catalog *catalog = place->press->catalog;
	struct value *books = value_list(place->arena);

	for (size_t i = (k - 1) * PAGE_BOOKS;
	     i < catalog->n && i < k * PAGE_BOOKS; i++)
		value_push(books, book_value(place, catalog->briefings[i]));
	return books;
}

/* ---- The catalogue ---- */

static void
push_page(struct value *links, struct arena *arena, const char *rel,
	  struct str url)
{
	struct value *link = value_map(arena);

	value_set_text(arena, link, "rel", str_from(rel));
	value_set_text(arena, link, "url", url);
	value_push(links, link);
}

/* Page k itself, and where one goes from there. */
static struct value *
pages_value(const struct place *place, size_t k, const char *extension)
{
	struct arena *arena = place->arena;
	struct value *links = value_list(arena);
	struct str self = place_web(place, place->path);
	size_t last = count_pages(place->press);

	push_page(links, arena, "self", self.n ? self : place->path);
	push_page(links, arena, "start", page_path(arena, 1, extension));
	push_page(links, arena, "first", page_path(arena, 1, extension));
	if (k > 1)
		push_page(links, arena, "previous",
			  page_path(arena, k - 1, extension));
	if (k < last)
		push_page(links, arena, "next",
			  page_path(arena, k + 1, extension));
	push_page(links, arena, "last", page_path(arena, last, extension));
	return links;
}

static struct value *
catalogue_value(const struct place *place, size_t k, const char *extension)
{
	const struct press *press = place->press;
	struct arena *arena = place->arena;
	struct value *map = value_map(arena);

	value_set_text(
	    arena, map, "identifier",
	    identifier_make(press->site, STR("opds"), (struct str){0}, arena));
	value_set_text(arena, map, "updated",
		       date_instant(arena, catalog_updated(press->catalog)));
	value_set(arena, map, "links", pages_value(place, k, extension));
	value_set(arena, map, "books", books_value(place, k));
	return map;
}

/* ---- OPDS 1.2 ---- */

static void
list_opds(struct listing *listing, const struct press *press, size_t k)
{
	(void)k;
	list_pages(listing, press, "xml");
}

static bool
make_opds(const struct work *work, struct buf *out, struct diags *diags)
{
	const struct site *site = work->press->site;
	struct arena arena = {0};
	struct place place =
	    place_new(work->press, EDITION_SITE,
		      page_path(&arena, work->item, "xml"), &arena, site->lang);
	struct value *page = values_page(&place, site->title, site->lang);

	value_set(&arena, page, "catalogue",
		  catalogue_value(&place, work->item, "xml"));
	return page_finish(&place, "opds.xml", page, out, diags);
}

const struct product product_opds = {
    .name = "opds",
    .class = PRODUCT_DATA,
    .list = list_opds,
    .make = make_opds,
};

/* ---- OPDS 2.0 ---- */

static struct str
text_of(const struct value *map, const char *name)
{
	const struct value *value = value_get(map, str_from(name));

	return value_is_true(value) ? value->text : (struct str){0};
}

static void
set_text(struct json *json, const char *key, struct str text)
{
	if (text.n)
		json_set_text(json, key, text);
}

/* Leaves out a link that leads nowhere. */
static void
push_link(struct json *links, const char *rel, struct str href,
	  const char *type)
{
	struct json *link;

	if (!href.n)
		return;
	link = json_new_object();
	if (rel)
		json_set_text(link, "rel", str_from(rel));
	json_set_text(link, "href", href);
	json_set_text(link, "type", str_from(type));
	json_push(links, link);
}

static struct json *
series_json(const struct place *place, size_t position)
{
	struct json *belongs = json_new_object(), *series = json_new_object();

	json_set_text(series, "name", place->press->site->title);
	json_set(series, "position", json_number((long long)position));
	json_set(belongs, "series", series);
	return belongs;
}

/* position: in the run of all briefings, the oldest 1. */
static struct json *
metadata_json(const struct place *place, const struct value *book,
	      size_t position)
{
	const struct site *site = place->press->site;
	struct json *json = json_new_object(), *subjects = json_new_array();
	const struct value *subject = value_get(book, STR("subjects"))->child;

	json_set_text(json, "@type", STR("http://schema.org/Book"));
	json_set_text(json, "identifier", text_of(book, "identifier"));
	json_set_text(json, "title", text_of(book, "title"));
	set_text(json, "language", text_of(book, "language"));
	set_text(json, "author", site->publisher);
	set_text(json, "publisher", site->publisher);
	set_text(json, "published", text_of(book, "date_iso"));
	json_set_text(json, "modified", text_of(book, "updated"));
	set_text(json, "description", text_of(book, "summary"));
	for (; subject; subject = subject->next)
		json_push(subjects, json_text(text_of(subject, "text")));
	json_set(json, "subject", subjects);
	json_set(json, "belongsTo", series_json(place, position));
	return json;
}

static struct json *
images_json(struct str picture)
{
	struct json *images = json_new_array();

	push_link(images, NULL, picture, "image/png");
	return images;
}

static struct json *
book_json(const struct place *place, const struct value *book, size_t position)
{
	struct json *json = json_new_object(), *links = json_new_array();
	struct str picture = text_of(book, "picture_url");

	json_set(json, "metadata", metadata_json(place, book, position));
	push_link(links, ACQUISITION, text_of(book, "epub_url"),
		  "application/epub+zip");
	push_link(links, "alternate", text_of(book, "url"), "text/html");
	json_set(json, "links", links);
	if (picture.n)
		json_set(json, "images", images_json(picture));
	return json;
}

static struct json *
links_json(const struct value *catalogue)
{
	struct json *links = json_new_array();
	const struct value *link = value_get(catalogue, STR("links"))->child;

	for (; link; link = link->next)
		push_link(links, text_of(link, "rel").p, text_of(link, "url"),
			  TYPE_JSON);
	push_link(links, "alternate", STR("index.html"), "text/html");
	return links;
}

static struct json *
catalogue_json(const struct place *place, const struct value *catalogue,
	       size_t k)
{
	const struct press *press = place->press;
	struct json *json = json_new_object(), *metadata = json_new_object();
	struct json *books = json_new_array();
	const struct value *book = value_get(catalogue, STR("books"))->child;
	size_t n = press->catalog->n, position = n - (k - 1) * PAGE_BOOKS;

	json_set_text(metadata, "title", press->site->title);
	set_text(metadata, "description", press->site->description);
	json_set_text(metadata, "modified", text_of(catalogue, "updated"));
	json_set(metadata, "numberOfItems", json_number((long long)n));
	json_set(metadata, "itemsPerPage", json_number(PAGE_BOOKS));
	json_set(metadata, "currentPage", json_number((long long)k));
	json_set(json, "metadata", metadata);
	json_set(json, "links", links_json(catalogue));
	for (; book; book = book->next)
		json_push(books, book_json(place, book, position--));
	json_set(json, "publications", books);
	return json;
}

static void
list_opds_json(struct listing *listing, const struct press *press, size_t k)
{
	(void)k;
	list_pages(listing, press, "json");
}

static bool
make_opds_json(const struct work *work, struct buf *out, struct diags *diags)
{
	struct arena arena = {0};
	struct place place = place_new(work->press, EDITION_SITE,
				       page_path(&arena, work->item, "json"),
				       &arena, work->press->site->lang);

	(void)diags;
	json_write(out, catalogue_json(
			    &place, catalogue_value(&place, work->item, "json"),
			    work->item));
	arena_free(&arena);
	return true;
}

const struct product product_opds_json = {
    .name = "opds-json",
    .class = PRODUCT_DATA,
    .list = list_opds_json,
    .make = make_opds_json,
};
