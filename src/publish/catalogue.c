#include "publish/catalogue.h"

#include "model/excerpt.h"
#include "publish/identifier.h"
#include "publish/values.h"

#define SUMMARY_MAX 500 /* bytes */
#define SUBJECTS_MAX 12 /* issuers of a book */

/* ---- Pages of the catalogue ---- */

static size_t
count_pages(const struct press *press)
{
	size_t n = press->catalog->n;

	return n > CATALOGUE_PAGE ? (n - 1) / CATALOGUE_PAGE + 1 : 1;
}

struct str
catalogue_path(struct arena *arena, size_t k, const char *extension)
{
	return k == 1 ? arena_printf(arena, "opds.%s", extension)
		      : arena_printf(arena, "opds-%zu.%s", k, extension);
}

void
catalogue_list(struct listing *listing, const struct press *press,
	       const char *extension)
{
	for (size_t k = 1; k <= count_pages(press); k++)
		listing_add(listing,
			    catalogue_path(listing->arena, k, extension), k,
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

	for (size_t i = (k - 1) * CATALOGUE_PAGE;
	     i < catalog->n && i < k * CATALOGUE_PAGE; i++)
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
	push_page(links, arena, "start", catalogue_path(arena, 1, extension));
	push_page(links, arena, "first", catalogue_path(arena, 1, extension));
	if (k > 1)
		push_page(links, arena, "previous",
			  catalogue_path(arena, k - 1, extension));
	if (k < last)
		push_page(links, arena, "next",
			  catalogue_path(arena, k + 1, extension));
	push_page(links, arena, "last", catalogue_path(arena, last, extension));
	return links;
}

struct value *
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
