#include "feed/catalogue.h"

#include "book/collect.h"
#include "model/excerpt.h"
#include "publish/identifier.h"
#include "publish/values.h"

#define SUMMARY_MAX 500 /* bytes */
#define SUBJECTS_MAX 12 /* issuers of a book */

/* ---- Which books there are, in their order ---- */

struct holding {
	bool is_collected;
	size_t item;     /* of collect.h; else the briefing's place */
	size_t from, to; /* its briefings */
};

struct holdings {
	struct holding *list;
	size_t n;
};

static bool
ends_year(const struct catalog *catalog, size_t k)
{
	return k + 1 == catalog->n || catalog->briefings[k]->date.year !=
					  catalog->briefings[k + 1]->date.year;
}

static void
hold_collected(struct holdings *holdings, const struct press *press,
	       size_t item)
{
	struct holding *holding = &holdings->list[holdings->n++];

	*holding = (struct holding){.is_collected = true, .item = item};
	collect_range(press, item, &holding->from, &holding->to);
}

/* The newest first; the briefings of a year before the book of that year, and
 * the book of all at the end. */
static struct holdings
holdings_of(const struct press *press, struct arena *arena)
{
	const struct catalog *catalog = press->catalog;
	struct holdings all = {0};
	size_t year = 0;

	all.list = arena_array(arena, 2 * catalog->n + 1, sizeof(*all.list));
	for (size_t k = 0; k < catalog->n; k++) {
		all.list[all.n++] =
		    (struct holding){.item = k, .from = k, .to = k + 1};
		if (!ends_year(catalog, k))
			continue;
		if (press->collect & COLLECT_YEAR)
			hold_collected(&all, press, year);
		year = k + 1;
	}
	if (catalog->n && press->collect & COLLECT_ALL)
		hold_collected(&all, press, COLLECT_ITEM_ALL);
	return all;
}

/* ---- Pages of the catalogue ---- */

static size_t
count_pages(size_t n)
{
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
	size_t n = count_pages(holdings_of(press, listing->arena).n);

	for (size_t k = 1; k <= n; k++)
		listing_add(listing,
			    catalogue_path(listing->arena, k, extension), k,
			    press_books_hash(press));
}

/* ---- What a book is about ---- */

static void
put_title(struct buf *out, struct str title)
{
	if (out->n > 0)
		buf_puts(out, " · ");
	buf_put(out, title);
}

/* The titles of its entries; of a collected book, of its briefings. */
static struct str
summary_text(const struct catalog *catalog, const struct holding *holding,
	     struct arena *arena)
{
	const struct entry_summary *entry;
	struct buf out = {0};
	struct str text;

	for (size_t k = holding->from; k < holding->to; k++) {
		const struct summary *summary = catalog->briefings[k];

		if (out.n > SUMMARY_MAX)
			break;
		if (holding->is_collected)
			put_title(&out, summary->title);
		entry = holding->is_collected ? NULL : summary->entries;
		for (; entry && out.n <= SUMMARY_MAX; entry = entry->next)
			put_title(&out, entry->title);
	}
	text = excerpt_cut(buf_str(&out), SUMMARY_MAX, arena);
	buf_free(&out);
	return text;
}

static void
push_subjects(struct value *list, struct map *seen,
	      const struct summary *summary, struct arena *arena)
{
	for (const struct entry_summary *e = summary->entries; e; e = e->next)
		for (size_t i = 0; i < e->n_issuers && seen->n < SUBJECTS_MAX;
		     i++) {
			struct str name = e->issuers[i].name;
			void **place = map_put(seen, arena, name);
			struct value *subject;

			if (*place)
				continue;
			subject = value_map(arena);
			value_set_text(arena, subject, "text", name);
			value_push(list, subject);
			*place = subject;
		}
}

/* Its issuers, each once, as they come. */
static struct value *
subjects_value(const struct catalog *catalog, const struct holding *holding,
	       struct arena *arena)
{
	struct value *list = value_list(arena);
	struct map seen = {0};

	for (size_t k = holding->from; k < holding->to && seen.n < SUBJECTS_MAX;
	     k++)
		push_subjects(list, &seen, catalog->briefings[k], arena);
	return list;
}

static struct date
updated_of(const struct catalog *catalog, const struct holding *holding)
{
	struct date newest = catalog->briefings[holding->from]->updated;

	for (size_t k = holding->from; k < holding->to; k++)
		if (date_cmp(catalog->briefings[k]->updated, newest) > 0)
			newest = catalog->briefings[k]->updated;
	return newest;
}

/* ---- A book ---- */

/* A briefing's card, where cards are drawn, else that of the site. */
static struct str
picture_path(const struct place *place, const struct holding *holding)
{
	const struct press *press = place->press;
	const struct asset *asset = assets_find(press->assets, STR("card.png"));

	if (press->site->pictures && !holding->is_collected)
		return place_file(
		    place, press->catalog->briefings[holding->item]->slug,
		    "png");
	return asset ? asset->path : (struct str){0};
}

static struct value *
briefing_value(const struct place *place, size_t k)
{
	const struct catalog *catalog = place->press->catalog;
	const struct summary *summary = catalog->briefings[k];
	struct arena *arena = place->arena;
	struct value *book = values_short_card(place, summary);

	value_set_text(arena, book, "identifier",
		       identifier_make(place->press->site, summary->slug,
				       (struct str){0}, arena));
	value_set_text(arena, book, "language", summary->lang);
	value_set_number(arena, book, "position", (long long)(catalog->n - k));
	return book;
}

static struct value *
collected_value(const struct place *place, const struct holding *holding)
{
	const struct press *press = place->press;
	struct arena *arena = place->arena;
	struct value *book = value_map(arena);
	size_t item = holding->item;

	value_set_text(arena, book, "title", collect_title(place, item));
	values_set_date(place, book,
			press->catalog->briefings[holding->from]->date);
	values_set_link(place, book, "url", collect_page(press, item, arena));
	values_set_link(place, book, "epub_url",
			collect_path(press, item, arena));
	value_set_text(arena, book, "identifier",
		       collect_identifier(press, item, arena));
	value_set_text(arena, book, "language", press->site->lang);
	value_set(arena, book, "position", NULL);
	return book;
}

static struct value *
book_value(const struct place *place, const struct holding *holding)
{
	const struct catalog *catalog = place->press->catalog;
	struct arena *arena = place->arena;
	struct value *book = holding->is_collected
				 ? collected_value(place, holding)
				 : briefing_value(place, holding->item);
	struct str picture = picture_path(place, holding);

	value_set_text(arena, book, "updated",
		       date_instant(arena, updated_of(catalog, holding)));
	value_set_text(arena, book, "summary",
		       summary_text(catalog, holding, arena));
	value_set(arena, book, "subjects",
		  subjects_value(catalog, holding, arena));
	value_set_text(arena, book, "picture_url",
		       picture.n ? place_link(place, picture)
				 : (struct str){0});
	return book;
}

/* The books of page k. */
static struct value *
books_value(const struct place *place, size_t k, struct holdings holdings)
{
	struct value *books = value_list(place->arena);

	for (size_t i = (k - 1) * CATALOGUE_PAGE;
	     i < holdings.n && i < k * CATALOGUE_PAGE; i++)
		value_push(books, book_value(place, &holdings.list[i]));
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

/* Page k of so many itself, and where one goes from there. */
static struct value *
pages_value(const struct place *place, size_t k, size_t last,
	    const char *extension)
{
	struct arena *arena = place->arena;
	struct value *links = value_list(arena);
	struct str self = place_web(place, place->path);

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
	struct holdings holdings = holdings_of(press, arena);
	struct value *map = value_map(arena);

	value_set_text(
	    arena, map, "identifier",
	    identifier_make(press->site, STR("opds"), (struct str){0}, arena));
	value_set_text(arena, map, "updated",
		       date_instant(arena, catalog_updated(press->catalog)));
	value_set_number(arena, map, "n_books", (long long)holdings.n);
	value_set(arena, map, "links",
		  pages_value(place, k, count_pages(holdings.n), extension));
	value_set(arena, map, "books", books_value(place, k, holdings));
	return map;
}
