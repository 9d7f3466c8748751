#include "book/collect.h"

#include "book/index.h"
#include "book/meta.h"
#include "book/volume.h"
#include "publish/identifier.h"
#include "publish/products.h"
#include "publish/values.h"

bool
collect_parse(struct str text, unsigned *collect)
{
	struct str word;

	while (str_cut(&text, ',', &word)) {
		if (str_eq(word, STR("year")))
			*collect |= COLLECT_YEAR;
		else if (str_eq(word, STR("all")))
			*collect |= COLLECT_ALL;
		else
			return false;
	}
	return *collect != COLLECT_NONE;
}

static int
year_at(const struct press *press, size_t k)
{
	return press->catalog->briefings[k]->date.year;
}

void
collect_range(const struct press *press, size_t item, size_t *from, size_t *to)
{
	size_t n = press->catalog->n;

	*from = item == COLLECT_ITEM_ALL ? 0 : item;
	*to = item == COLLECT_ITEM_ALL ? n : item;
	while (*to < n && year_at(press, *to) == year_at(press, *from))
		++*to;
}

/* "2024" or "all". */
static struct str
name_of(const struct press *press, size_t item, struct arena *arena)
{
	if (item == COLLECT_ITEM_ALL)
		return STR("all");
	return arena_printf(arena, "%04d", year_at(press, item));
}

struct str
collect_path(const struct press *press, size_t item, struct arena *arena)
{
	return arena_printf(arena, "archive/%.*s.epub",
			    STR_ARG(name_of(press, item, arena)));
}

struct str
collect_page(const struct press *press, size_t item, struct arena *arena)
{
	if (item == COLLECT_ITEM_ALL)
		return STR("archive/index.html");
	return arena_printf(arena, "archive/%.*s.html",
			    STR_ARG(name_of(press, item, arena)));
}

struct str
collect_identifier(const struct press *press, size_t item, struct arena *arena)
{
	return identifier_make(press->site, STR("archive"),
			       name_of(press, item, arena), arena);
}

void
collect_set_link(const struct place *place, struct value *page,
		 enum collect which, size_t k)
{
	size_t item = which == COLLECT_ALL ? COLLECT_ITEM_ALL : k;
	struct str url = {0};

	if (place->press->collect & which && place->press->catalog->n)
		url = place_link(
		    place, collect_path(place->press, item, place->arena));
	value_set_text(place->arena, page, "collected_url", url);
}

/* ---- The book ---- */

struct str
collect_title(const struct place *place, size_t item)
{
	struct filling fillings[] = {
	    {"site", place->press->site->title},
	    {"year", name_of(place->press, item, place->arena)}};

	return wording_fill(place_wording(place), place->arena,
			    item == COLLECT_ITEM_ALL ? "book_of_all"
						     : "book_of_year",
			    fillings, 2);
}

static bool
put_front(struct book *book, struct str title)
{
	const struct catalog *catalog = book->press->catalog;
	const struct place *place = &book->place;
	struct cover cover = {.title = title,
			      .briefings = &catalog->briefings[place->from],
			      .n = place->to - place->from};
	struct book_document document = {.template = "epub/collected.xhtml",
					 .file = place->document,
					 .title = title,
					 .is_title = true,
					 .matter = "frontmatter",
					 .landmark = "titlepage"};

	return book_put_cover(book, &cover) &&
	       book_put(book, &document, book->value, NULL);
}

static bool
put_volumes(struct book *book, const struct work *work)
{
	bool ok = true;

	for (size_t k = book->place.to; k-- > book->place.from;) {
		struct arena arena = {0};
		struct manuscript own;

		ok = work->open(work, k, &own, &arena, book->diags) &&
		     volume_put(book, own.briefing, k, "epub/volume.xhtml") &&
		     ok;
		arena_free(&arena);
	}
	return ok;
}

static struct place
place_of(const struct press *press, size_t item, struct arena *arena)
{
	struct place place =
	    place_new(press, EDITION_EPUB, collect_page(press, item, arena),
		      arena, press->site->lang);

	place.document = STR("title.xhtml");
	collect_range(press, item, &place.from, &place.to);
	return place;
}

static bool
make_collected(const struct work *work, struct buf *out, struct diags *diags)
{
	const struct press *press = work->press;
	struct arena arena = {0};
	struct place place = place_of(press, work->item, &arena);
	struct str title = collect_title(&place, work->item);
	struct book book;

	book_init(&book, press, &place, collect_path(press, work->item, &arena),
		  title, press->catalog->briefings[place.from]->date, diags);
	book_meta_collected(
	    &book, collect_identifier(press, work->item, &arena), title);
	bool ok = put_front(&book, title) && put_volumes(&book, work) &&
		  book_index_put(&book) && book_put_colophon(&book) &&
		  book_finish(&book, out);

	book_free(&book);
	arena_free(&arena);
	return ok;
}

static void
list_collected(struct listing *listing, const struct press *press, size_t k)
{
	size_t n = press->catalog->n;
	struct hash none = {{0}};

	(void)k;
	for (k = 0; k < n && press->collect & COLLECT_YEAR; k++)
		if (k == 0 || year_at(press, k) != year_at(press, k - 1))
			listing_add(listing,
				    collect_path(press, k, listing->arena), k,
				    none);
	if (n && press->collect & COLLECT_ALL)
		listing_add(
		    listing,
		    collect_path(press, COLLECT_ITEM_ALL, listing->arena),
		    COLLECT_ITEM_ALL, none);
}

const struct product product_collected = {
    .name = "collected",
    .class = PRODUCT_BOOK,
    .templates = "epub/",
    .list = list_collected,
    .reads = collect_range,
    .streams = true,
    .make = make_collected,
};
