/*
 * Archive: one briefing as a ZIP that opens and works from a disk, and is a
 * bag (see bagit.h).
 *
 * Its payload, SLUG/data/, holds index.html, the page of each entry,
 * search.html with an index of its own, assets/, the briefing as EPUB,
 * Markdown, data and citations, and, where site.yaml allows it, what it was
 * made from. SLUG/index.html is what a reader opens.
 */
#include "archive/bagit.h"
#include "base/escape.h"
#include "base/file.h"
#include "page/briefing.h"
#include "page/entry.h"
#include "page/finder.h"
#include "page/search.h"
#include "publish/identifier.h"
#include "publish/page.h"
#include "publish/products.h"
#include "publish/values.h"

struct archive {
	const struct press *press;
	const struct briefing *briefing;
	size_t k;
	struct arena arena;
	struct bagit bag;
	struct diags *diags;
};

static bool
put_index(struct archive *archive)
{
	struct buf page = {0};
	bool ok =
	    page_briefing(archive->press, EDITION_OFFLINE, archive->briefing,
			  archive->k, &page, archive->diags);

	bagit_add(&archive->bag, STR("index.html"), buf_str(&page),
		  ZIP_DEFLATED);
	buf_free(&page);
	return ok;
}

static bool
put_entry(struct archive *archive, const struct manuscript *own,
	  const struct spot *spot)
{
	struct buf page = {0};
	bool ok = page_entry(archive->press, EDITION_OFFLINE, own, spot, &page,
			     archive->diags);

	bagit_add(&archive->bag,
		  arena_printf(&archive->arena, "%.*s.html",
			       STR_ARG(spot->entry->id)),
		  buf_str(&page), ZIP_DEFLATED);
	buf_free(&page);
	return ok;
}

static bool
put_entries(struct archive *archive, const struct manuscript *own)
{
	bool ok = true;

	for (size_t i = 0; i < own->n_spots; i++)
		ok = put_entry(archive, own, &own->spots[i]) && ok;
	return ok;
}

/* Whether a page loads it: a book brings its own stylesheet, and the card is
 * for those who link to the site. */
static bool
is_loaded(const struct asset *asset)
{
	return !str_eq(asset->name, STR("epub.css")) &&
	       !str_eq(asset->name, STR("missing.css")) &&
	       !str_eq(asset->name, STR("card.png"));
}

static void
put_assets(struct archive *archive)
{
	const struct assets *assets = archive->press->assets;

	for (size_t i = 0; i < assets->n; i++)
		if (is_loaded(&assets->list[i]))
			bagit_add_deflated(&archive->bag, assets->list[i].path,
					   &assets->list[i].deflated,
					   assets->list[i].sum);
}

/* The files that its text shows or leads to. */
static bool
put_media(struct archive *archive)
{
	const struct catalog *catalog = archive->press->catalog;
	const struct media *media =
	    catalog->briefings[archive->k]->linkage.media;
	struct map put = {0};
	struct str bytes;
	bool ok = true;

	for (; media; media = media->next) {
		void **place = map_put(&put, &archive->arena, media->path);

		if (*place)
			continue;
		*place = archive;
		if (!media_read(media, &archive->arena, &bytes,
				archive->diags)) {
			ok = false;
			continue;
		}
		bagit_add(&archive->bag, media->path, bytes,
			  media_is_packed(media) ? ZIP_STORED : ZIP_DEFLATED);
	}
	return ok;
}

/* Its other files, under their own names. A book is compressed already, and
 * is not copied as it is added. */
static bool
put_made(struct archive *archive, const struct manuscript *own)
{
	struct arena scratch = {0};
	bool ok = true;

	for (size_t i = 0; i < own->n_made; i++) {
		struct made made = own->made[i];
		bool stored = str_ends(made.path, STR(".epub"));

		ok = (made.bytes.p ||
		      file_read(made.file, stored ? &archive->arena : &scratch,
				&made.bytes, archive->diags)) &&
		     ok;
		bagit_add(&archive->bag, file_name(made.path), made.bytes,
			  stored ? ZIP_STORED : ZIP_DEFLATED);
		arena_free(&scratch);
	}
	return ok;
}

static bool
add_search_file(void *context, struct str name, struct str bytes,
		struct diags *diags)
{
	struct archive *archive = context;

	(void)diags;
	bagit_add(&archive->bag, name, bytes, ZIP_DEFLATED);
	return true;
}

/* A page to search the briefing, and its index; the texts that it shows are
 * made already. */
static bool
put_search(struct archive *archive, const struct manuscript *own)
{
	struct shard_output output = {add_search_file, archive};
	struct buf page = {0};
	bool ok = page_search(archive->press, archive->briefing, archive->k,
			      &page, archive->diags);

	bagit_add(&archive->bag, STR("search.html"), buf_str(&page),
		  ZIP_DEFLATED);
	buf_free(&page);
	return finder_write_one(archive->press, archive->k,
				manuscript_documents(own), &output,
				archive->diags) &&
	       ok;
}

/* What the briefing was made from, where it may be given away. */
static bool
put_seed(struct archive *archive, const struct manuscript *own)
{
	struct arena *arena = &archive->arena;
	struct str extension = file_extension(own->seed.path), bytes;

	if (!archive->press->site->archive_seed || !own->seed.path.n)
		return true;
	if (!file_read(own->seed.path.p, arena, &bytes, archive->diags))
		return false;
	if (!str_eq(hash_hex(arena, hash_bytes(bytes), 64), own->seed.sha256)) {
		diag_file(archive->diags, DIAG_ERROR, "file", own->seed.path.p,
			  "has changed while the site was built");
		return false;
	}
	bagit_add(&archive->bag,
		  arena_printf(arena, "seed/%.*s.%.*s",
			       STR_ARG(archive->briefing->slug),
			       STR_ARG(slug_make(arena, extension, 16))),
		  bytes, ZIP_DEFLATED);
	return true;
}

/* ---- The bag ---- */

/* The page beside data/, which leads into it. */
static bool
put_opener(struct archive *archive, const struct place *place)
{
	static const char *const links[] = {"style_url", "icon_url"};
	struct arena *arena = &archive->arena;
	struct briefing const *briefing = archive->briefing;
	struct value *page =
	    values_page(place, briefing->title, briefing->lang);
	struct buf out = {0};

	for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++) {
		const struct value *link = value_get(page, str_from(links[i]));

		if (value_is_true(link))
			value_set_text(arena, page, links[i],
				       arena_printf(arena, "data/%.*s",
						    STR_ARG(link->text)));
	}
	value_set_text(arena, page, "target_url", STR("data/index.html"));
	bool ok = page_render(archive->press, "open.html", page, place->path,
			      &out, archive->diags);

	bagit_add_tag(&archive->bag, STR("index.html"), buf_str(&out));
	buf_free(&out);
	return ok;
}

static bool
close_bag(struct archive *archive)
{
	const struct briefing *briefing = archive->briefing;
	const struct site *site = archive->press->site;
	struct arena *arena = &archive->arena;
	struct place place = place_new(
	    archive->press, EDITION_OFFLINE,
	    arena_printf(arena, "%.*s/index.html", STR_ARG(briefing->slug)),
	    arena, briefing->lang);
	struct bagit_info info = {
	    .organization = site->publisher,
	    .title = briefing->title,
	    .identifier =
		identifier_make(site, briefing->slug, (struct str){0}, arena),
	    .address = place_web(&place, place.path),
	    .date = briefing_updated(briefing),
	};
	bool ok = put_opener(archive, &place);

	bagit_close(&archive->bag, &info);
	return ok;
}

static void
list_zip(struct listing *listing, const struct press *press, size_t k)
{
	listing_add_form(listing, press, k, "zip");
}

static bool
make_zip(const struct work *work, struct buf *out, struct diags *diags)
{
	const struct manuscript *own = work->manuscript;
	struct archive archive = {.press = work->press,
				  .briefing = own->briefing,
				  .k = own->k,
				  .diags = diags};

	bagit_open(&archive.bag, own->briefing->slug, own->briefing->date,
		   &archive.arena);
	bool ok = put_index(&archive);

	ok = put_entries(&archive, own) && ok;
	ok = put_search(&archive, own) && ok;
	put_assets(&archive);
	ok = put_media(&archive) && ok;
	ok = put_made(&archive, own) && ok;
	ok = put_seed(&archive, own) && ok;
	ok = close_bag(&archive) && ok;
	ok = ok && zip_writer_finish(archive.bag.zip, out, diags);
	arena_free(&archive.arena);
	return ok;
}

const struct product product_zip = {
    .name = "zip",
    .class = PRODUCT_ZIP,
    .templates = "briefing.html entry.html search.html open.html epub/",
    .list = list_zip,
    .make = make_zip,
};
