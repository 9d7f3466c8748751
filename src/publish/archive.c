#include "publish/archive.h"

#include "publish/pages.h"
#include "publish/zip.h"

struct archive {
	const struct press *press;
	const struct briefing *briefing;
	size_t k;
	struct arena arena;
	struct zip_writer *zip;
	struct diags *diags;
};

static void
put_file(struct archive *archive, struct str name, struct str bytes,
	 enum zip_method method)
{
	zip_writer_add(archive->zip,
		       arena_printf(&archive->arena, "%.*s/%.*s",
				    STR_ARG(archive->briefing->slug),
				    STR_ARG(name)),
		       bytes, method);
}

/* The briefing in another form, as SLUG.extension. */
static void
put_form(struct archive *archive, const char *extension, struct str bytes,
	 enum zip_method method)
{
	put_file(archive,
		 arena_printf(&archive->arena, "%.*s.%s",
			      STR_ARG(archive->briefing->slug), extension),
		 bytes, method);
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

/* What its pages load; the book brings its own stylesheet. */
static void
put_assets(struct archive *archive)
{
	const struct assets *assets = archive->press->assets;

	for (size_t i = 0; i < assets->n; i++)
		if (!str_eq(assets->list[i].name, STR("epub.css")))
			put_file(archive, assets->list[i].path,
				 assets->list[i].bytes, ZIP_DEFLATED);
}

bool
archive_make(const struct press *press, const struct briefing *briefing,
	     size_t k, const struct archive_files *files, struct buf *out,
	     struct diags *diags)
{
	struct archive archive = {
	    .press = press, .briefing = briefing, .k = k, .diags = diags};

	archive.zip = zip_writer_new(briefing->date, &archive.arena);
	bool ok = put_index(&archive);

	ok = put_entries(&archive) && ok;
	put_assets(&archive);
	put_form(&archive, "md", files->markdown, ZIP_DEFLATED);
	put_form(&archive, "json", files->json, ZIP_DEFLATED);
	/* A book is compressed already. */
	put_form(&archive, "epub", files->epub, ZIP_STORED);
	ok = ok && zip_writer_finish(archive.zip, out, diags);
	arena_free(&archive.arena);
	return ok;
}
