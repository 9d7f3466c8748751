#include "book/book.h"

#include "book/claims.h"
#include "publish/page.h"
#include "publish/raster.h"
#include "publish/values.h"

#define FOLDER "EPUB/"
#define COVER_WIDTH 1200 /* of its picture, in pixels */

static const bool none_explained[FAULTS];

void
book_init(struct book *book, const struct press *press,
	  const struct place *place, struct str name, struct str title,
	  struct date date, struct diags *diags)
{
	struct arena *arena = place->arena;

	*book = (struct book){.press = press,
			      .name = name,
			      .place = *place,
			      .arena = arena,
			      .deflater = deflater_new(),
			      .diags = diags};
	book->zip = zip_writer_new(date, arena);
	book->value = values_page(place, title, place_lang(place));
	book->documents = value_list(arena);
	book->volumes = value_list(arena);
	book->back = value_list(arena);
	book->landmarks = value_list(arena);
	book->pages = value_list(arena);
	book->images = value_list(arena);
	audit_init(&book->audit, &press->site->scripts, arena, diags);
	value_set(arena, book->value, "documents", book->documents);
	value_set(arena, book->value, "volumes", book->volumes);
	value_set(arena, book->value, "back", book->back);
	value_set(arena, book->value, "landmarks", book->landmarks);
	value_set(arena, book->value, "pages", book->pages);
	value_set(arena, book->value, "images", book->images);
	zip_writer_add(book->zip, STR("mimetype"), STR("application/epub+zip"),
		       ZIP_STORED);
}

void
book_free(struct book *book)
{
	deflater_free(book->deflater);
}

/* ---- Files ---- */

static void
add_deflated(struct book *book, struct str name, struct str bytes)
{
	struct deflated small =
	    deflate_bytes(book->deflater, bytes, book->arena);

	zip_writer_add_deflated(book->zip, name, &small);
}

/* "../" for each folder that file stands in. */
static struct str
way_up(struct arena *arena, struct str file)
{
	struct buf out = {0};
	struct str up;

	for (size_t i = 0; i < file.n; i++)
		if (file.p[i] == '/')
			buf_puts(&out, "../");
	buf_puts(&out, "epub.css");
	up = buf_take(&out, arena);
	buf_free(&out);
	return up;
}

/* Renders a file of the book, and lets audit have it where it is a document
 * that is read. */
static bool
put_file(struct book *book, const char *template, struct str file,
	 struct value *value, const bool *explained)
{
	struct arena *arena = book->arena;
	struct str name = arena_printf(arena, FOLDER "%.*s", STR_ARG(file));
	struct source source = {0};
	struct buf bytes = {0};

	value_set_text(arena, value, "style_file", way_up(arena, file));
	bool ok = page_render(book->press, template, value, name, &bytes,
			      book->diags);

	source.name =
	    arena_printf(book->diags->arena, "%.*s/%.*s (from %s)",
			 STR_ARG(book->name), STR_ARG(name), template);
	source.text = buf_str(&bytes);
	if (ok && explained)
		audit_document(&book->audit, file, &source, explained);
	if (ok && str_eq(file, STR("nav.xhtml")))
		audit_nav(&book->audit, &source);
	if (ok)
		add_deflated(book, name, source.text);
	buf_free(&bytes);
	return ok;
}

/* ---- Documents ---- */

static struct str
keep(struct book *book, struct str text)
{
	return text.p ? arena_str(book->arena, text) : text;
}

struct str
book_html(struct book *book, struct str html, struct str lang)
{
	struct buf out = {0};
	struct str marked;

	if (!html.n || !lang.n || str_eq_case(lang, place_lang(&book->place)))
		return keep(book, html);
	buf_puts(&out, "<span");
	html_put_lang(&out, lang, true);
	if (!script_is_rtl(lang) && script_is_rtl(place_lang(&book->place)))
		buf_puts(&out, " dir=\"ltr\"");
	buf_printf(&out, ">%.*s</span>", STR_ARG(html));
	marked = buf_take(&out, book->arena);
	buf_free(&out);
	return marked;
}

/* Titles in the contents are markup: a passage in another script is marked. */
static void
set_title(struct book *book, struct value *map,
	  const struct book_document *document)
{
	struct arena *arena = book->arena;
	struct str title = keep(book, document->title);
	struct str lang =
	    document->lang.n ? document->lang : place_lang(&book->place);
	struct str html = document->title_html;

	if (!html.n)
		html = values_native(&book->place, title, lang)->text;
	value_set_text(arena, map, "title", title);
	value_set_text(arena, map, "title_html", book_html(book, html, lang));
}

static void
put_landmark(struct book *book, const struct book_document *document,
	     struct str file)
{
	struct value *item = value_map(book->arena);
	struct str type = str_from(document->landmark), title = document->title;

	if (str_eq(type, STR("bodymatter")))
		title = wording_text(place_wording(&book->place), "book_start");
	else if (str_eq(type, STR("titlepage")))
		title = wording_text(place_wording(&book->place),
				     "book_title_page");

	value_set_text(book->arena, item, "type", type);
	value_set_text(book->arena, item, "file", file);
	value_set_text(book->arena, item, "title", keep(book, title));
	value_push(book->landmarks, item);
}

struct value *
book_put(struct book *book, const struct book_document *document,
	 struct value *value, const bool *explained)
{
	struct arena *arena = book->arena;
	struct value *map = value_map(arena);
	struct str file = keep(book, document->file);

	value_set_text(arena, map, "file", file);
	set_title(book, map, document);
	value_set_bool(arena, map, "is_title", document->is_title);
	value_set_bool(arena, map, "is_entry", document->is_entry);
	value_set_number(arena, map, "number", (long long)++book->n_documents);
	value_set_text(arena, map, "id",
		       arena_printf(arena, "d%zu", book->n_documents));
	value_push(book->documents, map);
	value_set_text(
	    arena, value, "matter",
	    str_from(document->matter ? document->matter : "bodymatter"));
	if (document->landmark)
		put_landmark(book, document, file);
	return put_file(book, document->template, file, value,
			explained ? explained : none_explained)
		   ? map
		   : NULL;
}

void
book_put_page(struct book *book, int page, struct str file, struct str label)
{
	struct arena *arena = book->arena;
	struct value *item = value_map(arena);

	book->n_pages++;
	if (page > book->last_page)
		book->last_page = page;
	if (!label.n)
		label = arena_printf(arena, "%d", page);
	value_set_text(arena, item, "id",
		       arena_printf(arena, "page-%zu", book->n_pages));
	value_set_number(arena, item, "number", page);
	value_set_text(arena, item, "label", keep(book, label));
	value_set_text(arena, item, "file", keep(book, file));
	value_set_text(arena, item, "anchor",
		       arena_printf(arena, "page-%d", page));
	value_push(book->pages, item);
}

/* ---- Pictures ---- */

static void
list_image(struct book *book, struct str id, struct str file,
	   const char *media_type, bool is_cover)
{
	struct value *item = value_map(book->arena);

	value_set_text(book->arena, item, "id", id);
	value_set_text(book->arena, item, "file", file);
	value_set_text(book->arena, item, "media_type", str_from(media_type));
	value_set_bool(book->arena, item, "is_cover", is_cover);
	value_push(book->images, item);
}

bool
book_put_images(struct book *book, const struct media *media)
{
	struct arena *arena = book->arena, scratch = {0};
	bool ok = true;

	for (; media; media = media->next) {
		struct str file = place_book_image(media, arena), name, bytes;
		void **place = map_put(&book->files, arena, file);

		if (*place || !place_book_has(media))
			continue;
		*place = book;
		name = arena_printf(arena, FOLDER "%.*s", STR_ARG(file));
		ok = media_read(media, &scratch, &bytes, book->diags) && ok;
		audit_image(&book->audit, media->image.type, bytes);
		if (media_is_packed(media))
			zip_writer_add(book->zip, name, keep(book, bytes),
				       ZIP_STORED);
		else
			add_deflated(book, name, bytes);
		list_image(book,
			   arena_printf(arena, "image-%zu", book->files.n),
			   file, media->media_type, false);
		arena_free(&scratch);
	}
	return ok;
}

/* Readers that do not draw SVG have the picture; only one file is the
 * package's cover image. */
static bool
put_cover_files(struct book *book, const struct cover *cover)
{
	bool has_picture = book->press->site->pictures;
	struct buf svg = {0}, png = {0};
	bool ok = cover_draw(&book->place, cover, &svg, book->diags);

	if (ok && has_picture)
		ok = raster_png(buf_str(&svg), COVER_WIDTH, STR("cover"), &png,
				book->diags);
	if (ok)
		add_deflated(book, STR(FOLDER "cover.svg"), buf_str(&svg));
	if (ok && has_picture)
		zip_writer_add(book->zip, STR(FOLDER "cover.png"),
			       keep(book, buf_str(&png)), ZIP_STORED);
	list_image(book, STR("cover-svg"), STR("cover.svg"), "image/svg+xml",
		   !has_picture);
	if (has_picture)
		list_image(book, STR("cover-png"), STR("cover.png"),
			   "image/png", true);
	buf_free(&svg);
	buf_free(&png);
	return ok;
}

bool
book_put_cover(struct book *book, const struct cover *cover)
{
	const struct wording *wording = place_wording(&book->place);
	struct book_document document = {
	    .template = "epub/cover.xhtml",
	    .file = STR("cover.xhtml"),
	    .title = wording_text(wording, "book_cover"),
	    .matter = "frontmatter",
	    .landmark = "cover"};
	struct str alt;

	value_set_bool(book->arena, book->value, "has_picture",
		       book->press->site->pictures);
	alt = wording_fill_one(wording, book->arena, "book_cover_alt", "title",
			       value_get(book->value, STR("title"))->text);
	value_set_text(book->arena, book->value, "cover_alt", alt);
	value_set_text(book->arena, book->value, "cover_lang",
		       script_lang(alt, place_lang(&book->place),
				   &book->press->site->scripts));
	return put_cover_files(book, cover) &&
	       book_put(book, &document, book->value, NULL);
}

/* ---- The end ---- */

bool
book_put_colophon(struct book *book)
{
	struct book_document document = {
	    .template = "epub/colophon.xhtml",
	    .file = STR("colophon.xhtml"),
	    .title = wording_text(place_wording(&book->place), "book_colophon"),
	    .matter = "backmatter",
	    .landmark = "colophon"};
	struct value *put = book_put(book, &document, book->value, NULL);

	if (put)
		value_push(book->back, value_share(book->arena, put));
	return put != NULL;
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
	audit_style(&book->audit, style->bytes);
	zip_writer_add_deflated(book->zip, STR(FOLDER "epub.css"),
				&style->deflated);
	return true;
}

static bool
put_container(struct book *book)
{
	struct buf bytes = {0};
	bool ok =
	    page_render(book->press, "epub/container.xml", book->value,
			STR("META-INF/container.xml"), &bytes, book->diags);

	add_deflated(book, STR("META-INF/container.xml"), buf_str(&bytes));
	buf_free(&bytes);
	return ok;
}

/* The package makes claims about all else, so it comes last. */
bool
book_finish(struct book *book, struct buf *out)
{
	struct arena *arena = book->arena;
	struct value *value = book->value;
	bool ok = put_style(book);

	value_set_bool(arena, value, "has_pages", book->pages->child);
	value_set_number(arena, value, "n_pages", (long long)book->n_pages);
	value_set_number(arena, value, "last_page", book->last_page);
	ok = put_container(book) && ok;
	ok = put_file(book, "epub/nav.xhtml", STR("nav.xhtml"), value,
		      none_explained) &&
	     ok;
	ok = put_file(book, "epub/toc.ncx", STR("toc.ncx"), value, NULL) && ok;
	value_set(
	    arena, value, "access",
	    claims_value(&book->audit, &book->place, book->name, book->diags));
	ok = put_file(book, "epub/package.opf", STR("package.opf"), value,
		      NULL) &&
	     ok;
	return ok && zip_writer_finish(book->zip, out, book->diags);
}
