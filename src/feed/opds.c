/*
 * Opds: the catalogue of a site's books as OPDS 1.2 (Atom, templates/opds.xml)
 * and OPDS 2.0 (JSON).
 */
#include <stdlib.h>

#include "base/json.h"
#include "feed/catalogue.h"
#include "publish/page.h"
#include "publish/products.h"
#include "publish/values.h"

#define TYPE_JSON "application/opds+json"
#define ACQUISITION "http://opds-spec.org/acquisition/open-access"

/* ---- OPDS 1.2 ---- */

static void
list_opds(struct listing *listing, const struct press *press, size_t k)
{
	(void)k;
	catalogue_list(listing, press, "xml");
}

static bool
make_opds(const struct work *work, struct buf *out, struct diags *diags)
{
	const struct site *site = work->press->site;
	struct arena arena = {0};
	struct place place = place_new(
	    work->press, EDITION_SITE,
	    catalogue_path(&arena, work->item, "xml"), &arena, site->lang);
	struct value *page = values_page(&place, site->title, site->lang);

	value_set(&arena, page, "catalogue",
		  catalogue_value(&place, work->item, "xml"));
	return page_finish(&place, "opds.xml", page, out, diags);
}

const struct product product_opds = {
    .name = "opds",
    .class = PRODUCT_DATA,
    .templates = "opds.xml",
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

/* A number of a template is a text. */
static void
set_number(struct json *json, const char *key, struct str text)
{
	json_set(json, key, json_number(strtoll(text.p, NULL, 10)));
}

/* position: in the run of all briefings. */
static struct json *
series_json(const struct place *place, struct str position)
{
	struct json *belongs = json_new_object(), *series = json_new_object();

	json_set_text(series, "name", place->press->site->title);
	set_number(series, "position", position);
	json_set(belongs, "series", series);
	return belongs;
}

static struct json *
metadata_json(const struct place *place, const struct value *book)
{
	const struct site *site = place->press->site;
	struct json *json = json_new_object(), *subjects = json_new_array();
	const struct value *subject = value_get(book, STR("subjects"))->child;
	struct str position = text_of(book, "position");

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
	if (position.n)
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
book_json(const struct place *place, const struct value *book)
{
	struct json *json = json_new_object(), *links = json_new_array();
	struct str picture = text_of(book, "picture_url");

	json_set(json, "metadata", metadata_json(place, book));
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

	json_set_text(metadata, "title", press->site->title);
	set_text(metadata, "description", press->site->description);
	json_set_text(metadata, "modified", text_of(catalogue, "updated"));
	set_number(metadata, "numberOfItems", text_of(catalogue, "n_books"));
	json_set(metadata, "itemsPerPage", json_number(CATALOGUE_PAGE));
	json_set(metadata, "currentPage", json_number((long long)k));
	json_set(json, "metadata", metadata);
	json_set(json, "links", links_json(catalogue));
	for (; book; book = book->next)
		json_push(books, book_json(place, book));
	json_set(json, "publications", books);
	return json;
}

static void
list_opds_json(struct listing *listing, const struct press *press, size_t k)
{
	(void)k;
	catalogue_list(listing, press, "json");
}

static bool
make_opds_json(const struct work *work, struct buf *out, struct diags *diags)
{
	struct arena arena = {0};
	struct place place =
	    place_new(work->press, EDITION_SITE,
		      catalogue_path(&arena, work->item, "json"), &arena,
		      work->press->site->lang);

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
    .templates = "",
    .list = list_opds_json,
    .make = make_opds_json,
};
