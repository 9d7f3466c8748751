#include "publish/epub.h"

#include "base/hash.h"
#include "publish/identifier.h"
#include "publish/page.h"
#include "publish/products.h"
#include "publish/values.h"
#include "publish/zip.h"

#define FOLDER "EPUB/"

struct book {
	const struct press *press;
	const struct briefing *briefing;
	struct place place;
	struct arena arena;
	struct zip_writer *zip;
	struct value *value;     /* what the templates of the book see */
	struct value *documents; /* in reading order */
	struct value *parts;     /* contents: sections and what is in them */
	struct value *pages;     /* page list */
	size_t number;           /* of the documents so far */
	struct diags *diags;
};

static void
push_text(struct book *book, struct value *list, struct str text)
{
	struct value *item = value_map(&book->arena);

	value_set_text(&book->arena, item, "text", text);
	value_push(list, item);
}

static struct value *
book_subjects(struct book *book, const struct value *briefing)
{
	const struct value *issuer = value_get(briefing, STR("issuers"));
	struct value *subjects = value_list(&book->arena);

	for (issuer = issuer ? issuer->child : NULL; issuer;
	     issuer = issuer->next) {
		const struct value *full = value_get(issuer, STR("expansion"));

		if (!full || full->kind != VALUE_TEXT)
			full = value_get(issuer, STR("name"));
		push_text(book, subjects, full->text);
	}
	return subjects;
}

static struct str
source_text(struct book *book)
{
	struct place place = book->place;

	place.lang = book->briefing->lang;
	return wording_fill_one(place_wording(&place), &book->arena,
				"made_from_file", "file",
				book->briefing->source_file);
}

static struct value *
book_metadata(struct book *book, const struct value *briefing)
{
	const struct briefing *model = book->briefing;
	const struct site *site = book->press->site;
	struct arena *arena = &book->arena;
	struct value *map = value_map(arena);
	struct str iso = date_iso(arena, model->date);

	value_set_text(
	    arena, map, "identifier",
	    identifier_make(site, model->slug, (struct str){0}, arena));
	value_set_text(arena, map, "title", model->title);
	value_set_text(arena, map, "lang", model->lang);
	value_set_text(arena, map, "dir",
		       script_is_rtl(model->lang) ? STR("rtl")
						  : (struct str){0});
	value_set_text(arena, map, "publisher", site->publisher);
	value_set_text(arena, map, "date_iso", iso);
	iso = date_iso(arena, briefing_updated(model));
	value_set_text(arena, map, "modified",
		       arena_printf(arena, "%sT00:00:00Z", iso.p));
	value_set_text(arena, map, "description", site->description);
	value_set_text(arena, map, "source", model->source_file);
	value_set_text(arena, map, "source_text", source_text(book));
	value_set(arena, map, "subjects", book_subjects(book, briefing));
	return map;
}

/* Adds a document to the package, the contents and the archive. */
static bool
put_document(struct book *book, struct value *document, const char *template,
	     struct str file)
{
	struct arena *arena = &book->arena;
	struct str name = arena_printf(arena, FOLDER "%.*s", STR_ARG(file));
	struct buf bytes = {0};
	bool ok = page_render(book->press, template, book->value, name, &bytes,
			      book->diags);

	if (document) {
		value_set_text(arena, document, "file", file);
		value_set_number(arena, document, "number",
				 (long long)++book->number);
		value_set_text(arena, document, "id",
			       arena_printf(arena, "d%zu", book->number));
	}
	zip_writer_add(book->zip, name, buf_take(&bytes, arena), ZIP_DEFLATED);
	buf_free(&bytes);
	return ok;
}

static void
put_page(struct book *book, int page, struct str file)
{
	struct value *item = value_map(&book->arena);

	value_set_number(&book->arena, item, "number", page);
	value_set_text(&book->arena, item, "file", file);
	value_set_text(&book->arena, item, "anchor",
		       arena_printf(&book->arena, "page-%d", page));
	value_push(book->pages, item);
}

static void
put_span_pages(struct book *book, const struct span *span, struct str file)
{
	for (; span; span = span->next)
		if (span->kind == SPAN_PAGE)
			put_page(book, span->page, file);
}

/* Lists the pages that begin in blocks. Marks stand among blocks and in their
 * outermost spans. */
static void
put_block_pages(struct book *book, const struct block *block, struct str file)
{
	for (; block; block = block->next) {
		if (block->kind == BLOCK_PAGE)
			put_page(book, block->page, file);
		put_span_pages(book, block->spans, file);
		put_block_pages(book, block->child, file);
	}
}

static void
put_field_pages(struct book *book, const struct field *field, struct str file)
{
	for (; field; field = field->next)
		put_block_pages(book, field->blocks, file);
}

static struct value *
document_new(struct book *book, struct value *of)
{
	struct arena *arena = &book->arena;
	struct value *document = value_map(arena);
	const struct value *title = value_get(of, STR("title"));
	const struct value *html = value_get(of, STR("title_html"));

	value_set_text(arena, document, "title", title->text);
	value_set_text(arena, document, "title_html", html->text);
	value_set_bool(arena, document, "is_title", false);
	value_push(book->documents, document);
	return document;
}

static bool
put_entry(struct book *book, const struct entry *entry, struct value *of,
	  struct value *part)
{
	struct arena *arena = &book->arena;
	struct value *document = document_new(book, of);
	struct str file =
	    arena_printf(arena, "entries/%.*s.xhtml", STR_ARG(entry->id));

	value_set_bool(arena, document, "is_entry", true);
	value_set(arena, book->value, "entry", of);
	if (entry->page_begins)
		put_page(book, entry->page, file);
	put_field_pages(book, entry->fields, file);
	bool ok = put_document(book, document, "epub/entry.xhtml", file);

	value_push(part, value_share(arena, document));
	return ok;
}

/* A section's prose and notes make a document, its entries one each. */
static bool
put_section(struct book *book, const struct section *section, struct value *of)
{
	struct arena *arena = &book->arena;
	struct value *part = value_map(arena);
	struct value *documents = value_list(arena);
	const struct value *title = value_get(of, STR("title"));
	bool ok = true;

	value_set_text(arena, part, "title", title->text);
	value_set(arena, part, "file", NULL);
	if (section_is_shown(section)) {
		struct value *document = document_new(book, of);
		struct str file = arena_printf(arena, "sections/%.*s.xhtml",
					       STR_ARG(section->id));

		value_set_bool(arena, document, "is_entry", false);
		value_set(arena, book->value, "section", of);
		if (section->page_begins)
			put_page(book, section->page, file);
		put_block_pages(book, section->lead, file);
		for (const struct note *note = section->notes; note;
		     note = note->next)
			put_block_pages(book, note->blocks, file);
		put_block_pages(book, section->tail, file);
		ok = put_document(book, document, "epub/section.xhtml", file);
		value_set_text(arena, part, "file", file);
	}
	struct value *value = value_get(of, STR("entries"));

	value = value ? value->child : NULL;
	for (const struct entry *entry = section->entries; entry && value;
	     entry = entry->next, value = value->next)
		ok = put_entry(book, entry, value, documents) && ok;
	value_set(arena, part, "documents", documents);
	value_set_bool(arena, part, "has_documents", documents->child);
	value_push(book->parts, part);
	return ok;
}

static struct value *
texts(struct book *book, const char *const *list)
{
	struct value *value = value_list(&book->arena);

	for (; *list; list++)
		push_text(book, value, str_from(*list));
	return value;
}

/*
 * What the book can be said to be (EPUB Accessibility 1.1, section 2.2; the
 * terms are schema.org's). It holds text and images: text is enough where
 * each image says what it shows. Pages are claimed where there are any.
 */
static struct value *
book_access(struct book *book)
{
	static const char *const textual[] = {"textual", NULL};
	static const char *const both[] = {"textual", "visual", NULL};
	static const char *const together[] = {"textual,visual", NULL};
	static const char *const none[] = {"none", NULL};
	static const char *const features[] = {
	    "tableOfContents", "readingOrder", "structuralNavigation",
	    "displayTransformability", NULL};
	struct arena *arena = &book->arena;
	struct value *access = value_map(arena);
	struct value *list = texts(book, features);

	if (book->pages->child) {
		push_text(book, list, STR("pageBreakMarkers"));
		push_text(book, list, STR("pageNavigation"));
	}
	bool images = value_is_true(value_get(book->value, STR("images")));
	bool described = images && !book->place.own->linkage.is_mute;

	if (described)
		push_text(book, list, STR("alternativeText"));
	value_set(arena, access, "modes", texts(book, images ? both : textual));
	value_set(arena, access, "sufficient",
		  texts(book, images && !described ? together : textual));
	value_set_bool(arena, access, "has_images", images);
	value_set_bool(arena, access, "all_described", described);
	value_set(arena, access, "features", list);
	value_set(arena, access, "hazards", texts(book, none));
	return access;
}

static bool
put_sections(struct book *book, const struct value *briefing)
{
	const struct value *list = value_get(briefing, STR("sections"));
	struct value *value = list ? list->child : NULL;
	bool ok = true;

	value_set_text(&book->arena, book->value, "style_file",
		       STR("../epub.css"));
	for (const struct section *section = book->briefing->sections;
	     section && value; section = section->next, value = value->next)
		ok = put_section(book, section, value) && ok;
	return ok;
}

/* What names the documents comes when they are all known. */
static bool
put_package(struct book *book)
{
	struct arena *arena = &book->arena;

	const struct value *first = book->documents->child->next;

	value_set_text(arena, book->value, "first_file",
		       first ? value_get(first, STR("file"))->text
			     : (struct str){0});
	value_set(arena, book->value, "access", book_access(book));
	value_set_bool(arena, book->value, "has_pages", book->pages->child);
	bool ok =
	    put_document(book, NULL, "epub/package.opf", STR("package.opf"));

	ok = put_document(book, NULL, "epub/nav.xhtml", STR("nav.xhtml")) && ok;
	return put_document(book, NULL, "epub/toc.ncx", STR("toc.ncx")) && ok;
}

static bool
put_container(struct book *book)
{
	struct buf bytes = {0};
	bool ok =
	    page_render(book->press, "epub/container.xml", book->value,
			STR("META-INF/container.xml"), &bytes, book->diags);

	zip_writer_add(book->zip, STR("META-INF/container.xml"),
		       buf_take(&bytes, &book->arena), ZIP_DEFLATED);
	buf_free(&bytes);
	return ok;
}

static bool
put_style(struct book *book)
{
	const struct asset *style =
	    assets_find(book->press->assets, STR("epub.css"));

	if (!style) {
		diag_file(book->diags, DIAG_ERROR, "asset-missing", NULL,
			  "there is no 'epub.css' among the assets");
		return false;
	}
	zip_writer_add_deflated(book->zip, STR(FOLDER "epub.css"),
				&style->deflated);
	return true;
}

/* The images that its documents show, each once. */
static bool
put_images(struct book *book)
{
	struct arena *arena = &book->arena;
	const struct media *media = book->place.own->linkage.media;
	struct value *list = value_list(arena);
	struct map put = {0};
	size_t n = 0;
	bool ok = true;

	for (; media; media = media->next) {
		struct str file = place_book_image(media, arena), bytes;
		struct value *item;
		void **place = map_put(&put, arena, file);

		if (*place || !place_book_has(media))
			continue;
		*place = book;
		ok = media_read(media, arena, &bytes, book->diags) && ok;
		zip_writer_add(
		    book->zip,
		    arena_printf(arena, FOLDER "%.*s", STR_ARG(file)), bytes,
		    media_is_packed(media) ? ZIP_STORED : ZIP_DEFLATED);
		item = value_map(arena);
		value_set_text(arena, item, "id",
			       arena_printf(arena, "image-%zu", ++n));
		value_set_text(arena, item, "file", file);
		value_set_text(arena, item, "media_type",
			       str_from(media->media_type));
		value_push(list, item);
	}
	value_set(arena, book->value, "images", list);
	return ok;
}

static bool
put_all(struct book *book, const struct value *briefing)
{
	struct arena *arena = &book->arena;
	struct value *title = value_map(arena);

	value_set_text(arena, title, "title", book->briefing->title);
	value_set_bool(arena, title, "is_entry", false);
	value_set_bool(arena, title, "is_title", true);
	value_set_text(arena, title, "title_html", (struct str){0});
	value_push(book->documents, title);
	value_set_text(arena, book->value, "style_file", STR("epub.css"));
	bool ok = put_container(book);

	ok =
	    put_document(book, title, "epub/title.xhtml", STR("title.xhtml")) &&
	    ok;
	ok = put_sections(book, briefing) && ok;
	ok = put_images(book) && ok;
	ok = put_package(book) && ok;
	return put_style(book) && ok;
}

bool
epub_make(const struct press *press, const struct briefing *briefing, size_t k,
	  struct buf *out, struct diags *diags)
{
	struct book book = {
	    .press = press, .briefing = briefing, .diags = diags};
	struct arena *arena = &book.arena;
	struct value *value;

	book.place =
	    (struct place){.press = press,
			   .edition = EDITION_EPUB,
			   .path = arena_printf(arena, "%.*s/index.html",
						STR_ARG(briefing->slug)),
			   .arena = arena,
			   .own = press->catalog->briefings[k]};
	book.zip = zip_writer_new(briefing->date, arena);
	book.value = values_page(&book.place, briefing->title, briefing->lang);
	book.documents = value_list(arena);
	book.parts = value_list(arena);
	book.pages = value_list(arena);
	value = values_briefing(&book.place, briefing, k);
	value_set(arena, book.value, "briefing", value);
	value_set(arena, book.value, "book", book_metadata(&book, value));
	value_set(arena, book.value, "documents", book.documents);
	value_set(arena, book.value, "parts", book.parts);
	value_set(arena, book.value, "pages", book.pages);
	zip_writer_add(book.zip, STR("mimetype"), STR("application/epub+zip"),
		       ZIP_STORED);
	bool ok =
	    put_all(&book, value) && zip_writer_finish(book.zip, out, diags);

	arena_free(arena);
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
    .packed = true,
    .list = list_epub,
    .make = make_epub,
};
