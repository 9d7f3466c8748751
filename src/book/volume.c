#include "book/volume.h"

#include "book/cited.h"
#include "book/index.h"
#include "publish/values.h"

struct volume {
	struct book *book;
	const struct briefing *briefing;
	struct arena arena;  /* of what its documents see */
	struct place place;  /* of its title page */
	struct value *page;  /* what its documents see */
	struct value *value; /* the briefing in it */
	struct value *parts; /* its contents; with the book's arena */
	struct str mark;     /* of a page that begins with a section that has
				no document: the next entry shows it */
	const struct entry_summary *summary; /* of the next entry */
	bool is_begun;  /* a document of the text is in the book */
	size_t n_pages; /* that the book had before */
	bool explained[FAULTS];
};

/* ---- Names ---- */

static struct str
file_of(struct volume *volume, const char *folder, struct str name)
{
	struct arena *arena = volume->book->arena;

	return ARENA_JOIN(arena, volume->place.volume, str_from(folder),
			  place_book_name(name, arena), STR(".xhtml"));
}

static struct str
text_of(const struct value *map, const char *key)
{
	const struct value *value = value_get(map, str_from(key));

	return value && value->kind == VALUE_TEXT ? value->text
						  : (struct str){0};
}

/* ---- Pages ---- */

static void
put_page(struct volume *volume, int page, struct str file)
{
	struct book *book = volume->book;
	struct str label = {0};

	if (volume->place.volume.n)
		label = arena_printf(book->arena, "%.*s, %d",
				     STR_ARG(volume->briefing->slug), page);
	book_put_page(book, page, file, label);
}

static void
put_span_pages(struct volume *volume, const struct span *span, struct str file)
{
	for (; span; span = span->next)
		if (span->kind == SPAN_PAGE)
			put_page(volume, span->page, file);
}

/* Lists the pages that begin in blocks. Marks stand among blocks and in their
 * outermost spans. */
static void
put_block_pages(struct volume *volume, const struct block *block,
		struct str file)
{
	for (; block; block = block->next) {
		if (block->kind == BLOCK_PAGE)
			put_page(volume, block->page, file);
		put_span_pages(volume, block->spans, file);
		put_block_pages(volume, block->child, file);
	}
}

/* ---- Documents ---- */

static struct value *
put_document(struct volume *volume, const char *template, struct str file,
	     const struct value *of)
{
	struct book_document document = {
	    .template = template,
	    .file = file,
	    .title = text_of(of, "title"),
	    .title_html = text_of(of, "title_html"),
	    .lang = volume->briefing->lang,
	};

	if (!document.title.n) {
		document.title = volume->briefing->title;
		document.title_html = (struct str){0};
	}
	if (!volume->is_begun && !volume->place.volume.n)
		document.landmark = "bodymatter";
	volume->is_begun = true;
	document.is_entry = str_eq(str_from(template), STR("epub/entry.xhtml"));
	return book_put(volume->book, &document, volume->page,
			volume->explained);
}

/* The mark of a page that began before it, and its own. */
static void
set_mark(struct volume *volume, struct value *of)
{
	struct str own = text_of(of, "page_mark_html");

	if (volume->mark.n)
		value_set_text(&volume->arena, of, "page_mark_html",
			       arena_printf(&volume->arena, "%.*s%.*s",
					    STR_ARG(volume->mark),
					    STR_ARG(own)));
	volume->mark = (struct str){0};
}

static bool
put_entry(struct volume *volume, const struct entry *entry, struct value *of,
	  struct value *documents)
{
	struct book *book = volume->book;
	struct str file = file_of(volume, "entries/", entry->id);
	struct value *document;

	set_mark(volume, of);
	if (entry->page_begins)
		put_page(volume, entry->page, file);
	for (const struct field *f = entry->fields; f; f = f->next)
		put_block_pages(volume, f->blocks, file);
	value_set(&volume->arena, volume->page, "entry", of);
	document = put_document(volume, "epub/entry.xhtml", file, of);
	if (!document)
		return false;
	value_push(documents, value_share(book->arena, document));
	book_index_add(book, &volume->place, volume->summary, document,
		       entry->page);
	return true;
}

static void
put_section_pages(struct volume *volume, const struct section *section,
		  struct str file)
{
	if (section->page_begins)
		put_page(volume, section->page, file);
	put_block_pages(volume, section->lead, file);
	for (const struct note *n = section->notes; n; n = n->next)
		put_block_pages(volume, n->blocks, file);
	put_block_pages(volume, section->tail, file);
}

/* A section's prose and notes make a document; one without has none, and the
 * page that begins with it begins with its first entry. */
static bool
put_prose(struct volume *volume, const struct section *section,
	  struct value *of, struct value *part)
{
	struct str file = file_of(volume, "sections/", section->id);
	struct value *document;

	value_set(volume->book->arena, part, "document", NULL);
	if (!section_is_shown(section)) {
		if (section->page_begins && section->entries) {
			volume->mark = text_of(of, "page_mark_html");
			put_page(
			    volume, section->page,
			    file_of(volume, "entries/", section->entries->id));
		}
		return true;
	}
	put_section_pages(volume, section, file);
	value_set(&volume->arena, volume->page, "section", of);
	document = put_document(volume, "epub/section.xhtml", file, of);
	if (document)
		value_set(volume->book->arena, part, "document",
			  value_share(volume->book->arena, document));
	return document != NULL;
}

/* Where a part begins: in contents that need a place for each. */
static struct value *
first_document(struct value *part)
{
	struct value *own = value_get(part, STR("document"));
	struct value *documents = value_get(part, STR("documents"));

	return own && own->kind == VALUE_MAP ? own : documents->child;
}

static bool
put_section(struct volume *volume, const struct section *section,
	    struct value *of)
{
	struct arena *arena = volume->book->arena;
	struct value *part = value_map(arena), *first;
	struct value *documents = value_list(arena);
	struct value *value = value_get(of, STR("entries"));
	struct str title = text_of(of, "title"), none = {0};
	bool ok = put_prose(volume, section, of, part);

	value = value ? value->child : NULL;
	for (const struct entry *entry = section->entries; entry && value;
	     entry = entry->next, value = value->next) {
		ok = put_entry(volume, entry, value, documents) && ok;
		if (volume->summary)
			volume->summary = volume->summary->next;
	}
	value_set_text(arena, part, "title",
		       title.n ? arena_str(arena, title) : none);
	value_set_text(arena, part, "title_html",
		       book_html(volume->book, text_of(of, "title_html"),
				 volume->briefing->lang));
	value_set(arena, part, "documents", documents);
	value_set_bool(arena, part, "has_documents", documents->child);
	first = first_document(part);
	value_set(arena, part, "first",
		  first ? value_share(arena, first) : NULL);
	if (first)
		value_push(volume->parts, part);
	return ok;
}

static bool
put_sections(struct volume *volume)
{
	struct value *value = value_get(volume->value, STR("sections"));
	bool ok = true;

	value = value ? value->child : NULL;
	for (const struct section *section = volume->briefing->sections;
	     section && value; section = section->next, value = value->next)
		ok = put_section(volume, section, value) && ok;
	return ok;
}

/* ---- The whole ---- */

static struct value *
put_title_page(struct volume *volume, const char *template)
{
	const struct briefing *briefing = volume->briefing;
	struct book_document document = {
	    .template = template,
	    .file = volume->place.document,
	    .title = briefing->title,
	    .title_html = text_of(volume->value, "title_html"),
	    .lang = briefing->lang,
	    .is_title = !volume->place.volume.n,
	    .matter = volume->place.volume.n ? NULL : "frontmatter",
	    .landmark = volume->place.volume.n ? NULL : "titlepage"};

	put_block_pages(volume, briefing->lead, volume->place.document);
	return book_put(volume->book, &document, volume->page,
			volume->explained);
}

static bool
put_references(struct volume *volume, struct value *back)
{
	struct place place = volume->place;
	struct book_document document = {
	    .template = "epub/references.xhtml",
	    .file = file_of(volume, "", STR("references")),
	    .title = wording_text(place_wording(&place), "book_references"),
	    .lang = volume->briefing->lang,
	    .matter = place.volume.n ? NULL : "backmatter",
	    .landmark = place.volume.n ? NULL : "bibliography"};
	struct value *cited, *put;

	place.document = document.file;
	cited = cited_value(&place, volume->briefing);
	if (!value_is_true(cited))
		return true;
	value_set(&volume->arena, volume->page, "cited", cited);
	put =
	    book_put(volume->book, &document, volume->page, volume->explained);
	if (put)
		value_push(back, value_share(volume->book->arena, put));
	return put != NULL;
}

/* What the book says of it elsewhere, in the book's arena. */
static struct value *
volume_value(struct volume *volume, struct value *title_page,
	     struct value *back)
{
	const struct briefing *briefing = volume->briefing;
	struct arena *arena = volume->book->arena;
	struct value *map = value_map(arena);
	struct str html = text_of(volume->value, "title_html");
	struct str address = text_of(volume->page, "canonical_url");
	struct str sum = briefing->source_sha256, none = {0};

	value_set(arena, map, "document", value_share(arena, title_page));
	value_set_text(arena, map, "title", arena_str(arena, briefing->title));
	value_set_text(arena, map, "title_html",
		       book_html(volume->book, html, briefing->lang));
	value_set_text(arena, map, "address",
		       address.n ? arena_str(arena, address) : none);
	value_set_text(arena, map, "source_file",
		       arena_str(arena, briefing->source_file));
	value_set_text(arena, map, "source_html",
		       arena_str(arena, text_of(volume->value, "source_html")));
	value_set_bool(arena, map, "has_pages",
		       volume->book->n_pages > volume->n_pages);
	value_set_text(arena, map, "source_sha256",
		       sum.n ? arena_str(arena, sum) : none);
	value_set(arena, map, "parts", volume->parts);
	value_set_bool(arena, map, "has_parts", volume->parts->child);
	value_set(arena, map, "back", back);
	return map;
}

static void
volume_init(struct volume *volume, struct book *book,
	    const struct briefing *briefing, size_t k)
{
	const struct catalog *catalog = book->press->catalog;
	const struct summary *summary = catalog->briefings[k];
	struct arena *arena = &volume->arena;

	volume->book = book;
	volume->briefing = briefing;
	volume->summary = summary->entries;
	volume->n_pages = book->n_pages;
	volume->explained[FAULT_MUTE] = summary->linkage.is_mute;
	volume->explained[FAULT_BARE] = summary->linkage.is_bare;
	volume->place = book->place;
	volume->place.arena = arena;
	volume->place.lang = briefing->lang;
	volume->place.own = summary;
	volume->place.path =
	    arena_printf(arena, "%.*s/index.html", STR_ARG(briefing->slug));
	if (place_is_collected(&book->place))
		volume->place.volume = ARENA_JOIN(
		    arena, place_book_name(briefing->slug, arena), STR("/"));
	volume->place.document = file_of(volume, "", STR("title"));
	volume->page =
	    values_page(&volume->place, briefing->title, briefing->lang);
	volume->value = values_briefing(&volume->place, briefing, k);
	volume->parts = value_list(book->arena);
	value_set(arena, volume->page, "briefing", volume->value);
	value_set(arena, volume->page, "book",
		  value_share(arena, value_get(book->value, STR("book"))));
}

bool
volume_put(struct book *book, const struct briefing *briefing, size_t k,
	   const char *template)
{
	struct volume volume = {0};
	struct value *back = value_list(book->arena), *title_page;
	bool ok;

	volume_init(&volume, book, briefing, k);
	title_page = put_title_page(&volume, template);
	ok = title_page && put_sections(&volume);
	ok = ok && put_references(&volume, back) &&
	     book_put_images(book, volume.place.own->linkage.media);
	if (ok)
		value_push(book->volumes,
			   volume_value(&volume, title_page, back));
	arena_free(&volume.arena);
	return ok;
}
