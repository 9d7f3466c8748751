/*
 * Archive: one briefing as a ZIP that opens and works from a disk.
 *
 * One folder SLUG/ holds index.html, the page of each entry, search.html with
 * an index of its own, assets/, and the briefing as EPUB, Markdown and JSON.
 */
#include "base/path.h"
#include "publish/finder.h"
#include "publish/page_briefing.h"
#include "publish/page_entry.h"
#include "publish/page_search.h"
#include "publish/products.h"
#include "publish/zip.h"

struct archive {
	const struct press *press;
	const struct briefing *briefing;
	size_t k;
	struct arena arena;
	struct zip_writer *zip;
	struct diags *diags;
};

static struct str
name_in(struct archive *archive, struct str name)
{
	return arena_printf(&archive->arena, "%.*s/%.*s",
			    STR_ARG(archive->briefing->slug), STR_ARG(name));
}

static void
put_file(struct archive *archive, struct str name, struct str bytes,
	 enum zip_method method)
{
	zip_writer_add(archive->zip, name_in(archive, name), bytes, method);
}

static bool
put_index(struct archive *archive)
{
	struct buf page = {0};
	bool ok =
	    page_briefing(archive->press, EDITION_OFFLINE, archive->briefing,
			  archive->k, &page, archive->diags);

	put_file(archive, STR("index.html"), buf_take(&page, &archive->arena),
		 ZIP_DEFLATED);
	buf_free(&page);
	return ok;
}

static bool
put_entry(struct archive *archive, const struct section *section,
	  const struct entry *entry)
{
	struct buf page = {0};
	bool ok = page_entry(archive->press, EDITION_OFFLINE, archive->briefing,
			     section, entry, archive->k, &page, archive->diags);

	put_file(archive,
		 arena_printf(&archive->arena, "%.*s.html", STR_ARG(entry->id)),
		 buf_take(&page, &archive->arena), ZIP_DEFLATED);
	buf_free(&page);
	return ok;
}

static bool
put_entries(struct archive *archive)
{
	bool ok = true;

	for (const struct section *section = archive->briefing->sections;
	     section; section = section->next)
		for (const struct entry *entry = section->entries; entry;
		     entry = entry->next)
			ok = put_entry(archive, section, entry) && ok;
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
			zip_writer_add_deflated(
			    archive->zip,
			    name_in(archive, assets->list[i].path),
			    &assets->list[i].deflated);
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
		put_file(archive, media->path, bytes,
			 media_is_packed(media) ? ZIP_STORED : ZIP_DEFLATED);
	}
	return ok;
}

/* Its other files, under their own names. A book is compressed already. */
static void
put_made(struct archive *archive, const struct manuscript *own)
{
	for (size_t i = 0; i < own->n_made; i++) {
		struct str name = file_name(own->made[i].path);

		put_file(archive, name, own->made[i].bytes,
			 str_ends(name, STR(".epub")) ? ZIP_STORED
						      : ZIP_DEFLATED);
	}
}

static bool
add_search_file(void *context, struct str name, struct str bytes,
		struct diags *diags)
{
	struct archive *archive = context;

	(void)diags;
	put_file(archive, name, arena_str(&archive->arena, bytes),
		 ZIP_DEFLATED);
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

	put_file(archive, STR("search.html"), buf_take(&page, &archive->arena),
		 ZIP_DEFLATED);
	buf_free(&page);
	return finder_write_one(archive->press, archive->k,
				manuscript_documents(own), &output,
				archive->diags) &&
	       ok;
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

	archive.zip = zip_writer_new(own->briefing->date, &archive.arena);
	bool ok = put_index(&archive);

	ok = put_entries(&archive) && ok;
	ok = put_search(&archive, own) && ok;
	put_assets(&archive);
	ok = put_media(&archive) && ok;
	put_made(&archive, own);
	ok = ok && zip_writer_finish(archive.zip, out, diags);
	arena_free(&archive.arena);
	return ok;
}

const struct product product_zip = {
    .name = "zip",
    .class = PRODUCT_ZIP,
    .list = list_zip,
    .make = make_zip,
};
