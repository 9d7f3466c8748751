/*
 * Epub: one briefing as an EPUB 3.3 publication: cover, title page, contents,
 * its text, references, an index of issuers, colophon.
 */
#include "book/index.h"
#include "book/meta.h"
#include "book/volume.h"
#include "publish/products.h"
#include "publish/values.h"

/* A title that ends in the period is parted from it: "Digest, May 2024". */
static void
set_period(const struct place *place, struct cover *cover)
{
	static const struct str between[] = {STR_INIT(" "), STR_INIT(","),
					     STR_INIT(":"), STR_INIT("，"),
					     STR_INIT("：")};
	const struct summary *summary = cover->briefings[0];
	struct str title = cover->title;
	size_t before;

	if (!date_is_set(summary->first) || !date_is_set(summary->last))
		return;
	cover->period = place_period(place, summary->first, summary->last);
	if (!str_ends(title, cover->period))
		return;
	title.n -= cover->period.n;
	do {
		before = title.n;
		for (size_t i = 0; i < sizeof(between) / sizeof(between[0]);
		     i++)
			if (str_ends(title, between[i]))
				title.n -= between[i].n;
	} while (title.n < before);
	if (title.n)
		cover->title = title;
	else
		cover->period = (struct str){0};
}

static bool
put_all(struct book *book, const struct briefing *briefing, size_t k)
{
	const struct summary *summary = book->press->catalog->briefings[k];
	struct cover cover = {
	    .title = briefing->title, .briefings = &summary, .n = 1};

	set_period(&book->place, &cover);
	book_meta_briefing(book, briefing, k);
	return book_put_cover(book, &cover) &&
	       volume_put(book, briefing, k, "epub/title.xhtml") &&
	       book_index_put(book) && book_put_colophon(book);
}

static bool
epub_make(const struct press *press, const struct briefing *briefing, size_t k,
	  struct buf *out, struct diags *diags)
{
	struct arena arena = {0};
	struct place place = place_new(
	    press, EDITION_EPUB,
	    arena_printf(&arena, "%.*s/index.html", STR_ARG(briefing->slug)),
	    &arena, briefing->lang);
	struct book book;

	place.own = press->catalog->briefings[k];
	place.document = STR("title.xhtml");
	book_init(&book, press, &place,
		  arena_printf(&arena, "%.*s.epub", STR_ARG(briefing->slug)),
		  briefing->title, briefing->date, diags);
	bool ok = put_all(&book, briefing, k) && book_finish(&book, out);

	book_free(&book);
	arena_free(&arena);
	return ok;
}

static void
list_epub(struct listing *listing, const struct press *press, size_t k)
{
	listing_add_form(listing, press, k, "epub");
}

static bool
make_epub(const struct work *work, struct buf *out, struct diags *diags)
{
	const struct manuscript *own = work->manuscript;

	return epub_make(work->press, own->briefing, own->k, out, diags);
}

const struct product product_epub = {
    .name = "epub",
    .class = PRODUCT_BOOK,
    .templates = "epub/",
    .packed = true,
    .list = list_epub,
    .make = make_epub,
};
