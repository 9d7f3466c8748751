#include "publish/content.h"

#include "publish/cite.h"
#include "publish/explain.h"
#include "publish/extras.h"
#include "publish/footing.h"
#include "publish/html.h"
#include "publish/values.h"

/* Titles hold emphasis and links, hardly one in the other. */
#define TITLE_DEPTH 8

/* ---- Markup ---- */

static struct value *
take_html(const struct place *place, struct buf *out)
{
	struct str html = str_trim(buf_str(out));

	html = html.n ? arena_str(place->arena, html) : html;
	buf_free(out);
	return html.n ? value_text(place->arena, html) : NULL;
}

/* What helps a reader of a part of the page: its footnotes, and abbreviations
 * explained at their first use. */
struct helps {
	struct explain explain; /* without catalog: none are explained */
	struct footing footing;
};

static struct html_options
helped_options(const struct place *place, struct str lang, struct helps *helps)
{
	struct html_options options = place_html(place, lang);

	if (helps->explain.catalog)
		options.explain = &helps->explain;
	if (place->edition != EDITION_FEED)
		options.footing = &helps->footing;
	return options;
}

/* Blocks in lang as markup, their highest heading at level; NULL where there
 * are none. */
static struct value *
helped_blocks(const struct place *place, struct str lang,
	      const struct block *blocks, int level, struct helps *helps)
{
	struct html_options options = helped_options(place, lang, helps);
	struct buf out = {0};

	options.heading_level = level;
	html_blocks(&out, blocks, &options);
	return take_html(place, &out);
}

/* The footnotes, when all that names them is written. */
static void
set_footnotes(const struct place *place, struct value *map, struct str lang,
	      int level, struct helps *helps)
{
	struct html_options options = helped_options(place, lang, helps);
	struct buf out = {0};

	options.heading_level = level;
	footing_put(&out, &helps->footing, &options);
	value_set(place->arena, map, "footnotes_html", take_html(place, &out));
}

/* A title stands in links and contents: its own links leave their words. */
static struct value *
title_html(const struct place *place, struct str lang, const struct span *title,
	   struct str plain)
{
	struct html_options options = place_html(place, lang);
	struct buf out = {0};

	options.no_links = true;
	options.pages = false;
	if (title)
		html_spans(&out, title, &options);
	else
		html_text(&out, plain, &options);
	return take_html(place, &out);
}

/* Whether sections stand below others on one page: on that of a briefing, not
 * on that of an entry, nor in a book, where each has its own document. */
static bool
is_whole_page(const struct place *place)
{
	return place->edition != EDITION_EPUB &&
	       str_ends(place->path, STR("/index.html"));
}

/* Footnotes of several parts that stand on one page get names by their part's
 * id. A feed has no page of its own that marks could lead about. */
static struct helps
helps_of(const struct place *place, const struct summary *summary,
	 struct footnotes footnotes, struct str id)
{
	const struct catalog *catalog = place->press->catalog;
	struct helps helps = {.explain = {.arena = place->arena}};

	if (summary) {
		helps.explain.catalog = catalog;
		helps.explain.k = catalog_index(catalog, summary);
	}
	footing_init(&helps.footing, footnotes,
		     is_whole_page(place) ? id : (struct str){0}, place->arena);
	return helps;
}

static struct str
page_text(const struct place *place, int page)
{
	struct str number = arena_printf(place->arena, "%d", page);

	return place_said(place,
			  wording_fill_one(place_wording(place), place->arena,
					   "page_number", "page", number));
}

/* Where an entry or section begins with a page, the page's mark is not among
 * its blocks. */
static void
set_page(const struct place *place, struct value *map, int page, bool begins)
{
	struct html_options options = place_html(place, place->lang);
	struct buf out = {0};

	if (page > 0 && begins)
		html_put_page(&out, "span", page, &options);
	value_set(place->arena, map, "page_mark_html", take_html(place, &out));
	value_set(place->arena, map, "page", NULL);
	value_set(place->arena, map, "page_text", NULL);
	if (page > 0) {
		value_set_number(place->arena, map, "page", page);
		value_set_text(place->arena, map, "page_text",
			       page_text(place, page));
	}
}

/* ---- References ---- */

static bool
push_link(const struct place *place, struct value *list, struct str text,
	  struct str url)
{
	struct value *link = values_link(place, text, url);

	if (!value_is_true(value_get(link, STR("url"))))
		return false;
	value_push(list, link);
	return true;
}

static void
push_title_links(const struct place *place, struct value *list,
		 const struct span *spans, int depth)
{
	for (; spans && depth < TITLE_DEPTH; spans = spans->next) {
		if (spans->kind == SPAN_LINK)
			push_link(place, list,
				  span_plain(place->arena, spans->child),
				  spans->url);
		else
			push_title_links(place, list, spans->child, depth + 1);
	}
}

void
content_set_references(const struct place *place, struct value *map,
		       const struct link *links, const struct span *title)
{
	struct value *list = value_list(place->arena);

	push_title_links(place, list, title, 0);
	for (; links; links = links->next)
		push_link(place, list, links->text, links->url);
	value_set(place->arena, map, "references", list);
	value_set_bool(place->arena, map, "has_references",
		       value_is_true(list));
}

/* ---- Topics ---- */

void
content_set_topics(const struct place *place, struct value *map,
		   const struct tag *tags)
{
	const struct topics *topics = &place->press->catalog->topics;
	struct arena *arena = place->arena;
	struct value *list = value_list(arena);

	for (; tags; tags = tags->next) {
		const struct topic *topic =
		    topics_find(topics, topics_key(tags->text));
		struct value *item = value_map(arena);
		struct str url = {0};

		if (topic)
			url = place_link(place, place_page(place, STR("topics"),
							   topic->slug));
		value_set_text(arena, item, "name", tags->text);
		value_set_text(arena, item, "url", url);
		value_push(list, item);
	}
	value_set(arena, map, "topics", list);
	value_set_bool(arena, map, "has_topics", value_is_true(list));
}

/* ---- Entries ---- */

/* What is called as the entry is needs no title of its own. */
static struct value *
article_value(const struct place *place, const struct entry *entry)
{
	struct str own = entry_title(entry, place->arena);
	struct str title = entry->article_title;
	bool same = !title.n || str_eq(title, own);
	struct value *map;

	map = values_link(place, same ? own : title, entry->article_url);
	if (same && !value_is_true(value_get(map, STR("url"))))
		return NULL;
	value_set_text(place->arena, map, "title",
		       same ? (struct str){0} : title);
	return map;
}

/* Labels are headings, one level below the entry's title; what stands under
 * them goes one further. */
static struct value *
field_value(const struct place *place, struct str lang,
	    const struct field *field, struct helps *helps)
{
	struct value *map = value_map(place->arena), *html;
	int level = is_whole_page(place) ? 4 : 2;

	level += field->label.n > 0;
	html = helped_blocks(place, lang, field->blocks, level, helps);
	value_set_text(place->arena, map, "label",
		       field->label.n ? field->label : (struct str){0});
	value_set(place->arena, map, "label_html",
		  values_native(place, field->label, lang));
	value_set(place->arena, map, "html", html);
	value_set_bool(place->arena, map, "is_summary",
		       field->role == ROLE_SUMMARY);
	value_set_bool(place->arena, map, "is_comment",
		       field->role == ROLE_COMMENT);
	value_set_bool(place->arena, map, "is_other",
		       field->role != ROLE_SUMMARY &&
			   field->role != ROLE_COMMENT);
	return map;
}

static struct value *
fields_value(const struct place *place, struct str lang,
	     const struct entry *entry, struct helps *helps)
{
	struct value *list = value_list(place->arena);

	for (const struct field *f = entry->fields; f; f = f->next)
		value_push(list, field_value(place, lang, f, helps));
	return list;
}

static void
set_issuers(const struct place *place, struct value *map, struct str issuer,
	    const struct summary *summary)
{
	struct issuer_names *names = NULL;
	struct str none = {0};
	size_t n = issuer_split(issuer, place->arena, &names);

	value_set_text(place->arena, map, "issuer", issuer.n ? issuer : none);
	value_set(place->arena, map, "issuer_html",
		  values_native(place, issuer, place_lang(place)));
	value_set(place->arena, map, "issuers",
		  values_issuers(place, names, n, summary));
}

/* A date as it is told, where it is known or at least written. */
static void
set_date(const struct place *place, struct value *map, struct date date,
	 struct str written)
{
	struct str none = {0};

	if (date_is_full(date) || (date_is_set(date) && !written.n))
		written = place_date(place, date);
	value_set_text(place->arena, map, "date", written.n ? written : none);
	value_set(place->arena, map, "date_html",
		  values_native(place, written, place_lang(place)));
	value_set_text(place->arena, map, "date_iso",
		       date_is_full(date) ? date_iso(place->arena, date)
					  : none);
}

static void
set_section(const struct place *place, struct value *map,
	    const struct section *section)
{
	struct str title = {0};

	if (section && section->title)
		title = span_plain(place->arena, section->title);
	value_set_text(place->arena, map, "section",
		       title.n ? title : (struct str){0});
	value_set(place->arena, map, "section_html",
		  values_native(place, title, place_lang(place)));
}

static void
set_names(const struct place *place, struct value *map,
	  const struct briefing *briefing, const struct entry *entry)
{
	struct arena *arena = place->arena;
	struct str title = entry_title(entry, place->arena);

	value_set_text(arena, map, "id", entry->id);
	value_set_text(
	    arena, map, "url",
	    place_link(place, place_page(place, briefing->slug, entry->id)));
	value_set_text(arena, map, "title", title);
	value_set(arena, map, "title_html",
		  title_html(place, briefing->lang, entry->title, title));
	value_set(arena, map, "native_title_html",
		  values_native(place, entry->native_title, briefing->lang));
}

struct value *
content_entry(const struct place *at, const struct briefing *briefing,
	      const struct section *section, const struct entry *entry,
	      const struct summary *summary)
{
	const struct place own = place_of_entry(at, entry->id), *place = &own;
	struct arena *arena = place->arena;
	struct value *map = value_map(arena);
	struct helps helps = helps_of(
	    place, summary, footnotes_of_entry(entry, arena), entry->id);

	set_names(place, map, briefing, entry);
	value_set_text(arena, map, "classes",
		       entry->classes.n ? entry->classes : (struct str){0});
	set_section(place, map, section);
	set_issuers(place, map, entry->issuer, summary);
	set_date(place, map, entry->date, entry->date_text);
	value_set(arena, map, "article", article_value(place, entry));
	value_set(arena, map, "fields",
		  fields_value(place, briefing->lang, entry, &helps));
	set_footnotes(place, map, briefing->lang, is_whole_page(place) ? 5 : 3,
		      &helps);
	content_set_references(place, map, entry->references, entry->title);
	content_set_topics(place, map, entry->tags);
	value_set_text(arena, map, "citation",
		       place_said(place, cite_entry(place, briefing, entry)));
	extras_set_corrections(place, map, briefing, entry);
	set_page(place, map, entry->page, entry->page_begins);
	return map;
}

/* ---- Notes ---- */

/* Ids of our own begin with an underscore, which no slug has. */
static struct value *
note_value(const struct place *place, struct str lang, const struct note *note,
	   size_t number, struct helps *helps)
{
	struct arena *arena = place->arena;
	struct value *map = value_map(arena);
	struct str shown = note->date_label;
	int level = is_whole_page(place) ? 3 : 2;

	if (!shown.n && date_is_set(note->date))
		shown = place_date(place, note->date);
	value_set_text(arena, map, "id",
		       arena_printf(arena, "_note-%zu", number));
	set_date(place, map, note->date, note->date_label);
	value_set_text(arena, map, "date_short",
		       shown.n ? shown : (struct str){0});
	value_set(arena, map, "date_short_html",
		  values_native(place, shown, lang));
	value_set(arena, map, "html",
		  helped_blocks(place, lang, note->blocks, level, helps));
	content_set_references(place, map, note->references, NULL);
	return map;
}

/* number counts the notes of the whole briefing. */
static struct value *
notes_value(const struct place *place, struct str lang,
	    const struct section *section, size_t *number, struct helps *helps)
{
	struct value *list = value_list(place->arena);

	for (const struct note *n = section->notes; n; n = n->next)
		value_push(list, note_value(place, lang, n, ++*number, helps));
	return list;
}

/* ---- Sections ---- */

static struct value *
entries_value(const struct place *place, const struct briefing *briefing,
	      const struct section *section, const struct summary *summary)
{
	struct value *list = value_list(place->arena);

	for (const struct entry *e = section->entries; e; e = e->next)
		value_push(list,
			   content_entry(place, briefing, section, e, summary));
	return list;
}

static void
set_heading(const struct place *place, struct value *map, struct str lang,
	    const struct section *section)
{
	struct str title = {0};
	struct value *html = NULL;

	if (section->title) {
		title = span_plain(place->arena, section->title);
		html = title_html(place, lang, section->title, title);
	}
	value_set_text(place->arena, map, "id", section->id);
	value_set_text(place->arena, map, "classes",
		       section->classes.n ? section->classes : (struct str){0});
	value_set_text(place->arena, map, "title",
		       title.n ? title : (struct str){0});
	value_set(place->arena, map, "title_html", html);
}

static struct value *
section_value(const struct place *at, const struct briefing *briefing,
	      const struct section *section, const struct summary *summary,
	      size_t *number)
{
	const struct place own = place_of_section(at, section->id),
			   *place = &own;
	struct arena *arena = place->arena;
	struct value *map = value_map(arena);
	struct helps helps = helps_of(
	    place, summary, footnotes_of_section(section, arena), section->id);
	int level = is_whole_page(place) ? 3 : 2;

	set_heading(place, map, briefing->lang, section);
	value_set(
	    arena, map, "lead_html",
	    helped_blocks(place, briefing->lang, section->lead, level, &helps));
	value_set(arena, map, "entries",
		  entries_value(place, briefing, section, summary));
	value_set_bool(arena, map, "has_entries", section->entries != NULL);
	value_set(arena, map, "notes",
		  notes_value(place, briefing->lang, section, number, &helps));
	value_set_bool(arena, map, "has_notes", section->notes != NULL);
	value_set(
	    arena, map, "tail_html",
	    helped_blocks(place, briefing->lang, section->tail, level, &helps));
	set_footnotes(place, map, briefing->lang, level, &helps);
	content_set_references(place, map, section->references, section->title);
	set_page(place, map, section->page, section->page_begins);
	return map;
}

struct value *
content_sections(const struct place *place, const struct briefing *briefing,
		 const struct summary *summary)
{
	struct value *list = value_list(place->arena);
	size_t number = 0;

	for (const struct section *s = briefing->sections; s; s = s->next)
		value_push(list,
			   section_value(place, briefing, s, summary, &number));
	return list;
}

void
content_set_lead(const struct place *place, struct value *map,
		 const struct briefing *briefing)
{
	struct footnotes footnotes =
	    footnotes_of_blocks(briefing->lead, place->arena);
	struct helps helps = helps_of(place, NULL, footnotes, (struct str){0});

	value_set(
	    place->arena, map, "lead_html",
	    helped_blocks(place, briefing->lang, briefing->lead, 2, &helps));
	set_footnotes(place, map, briefing->lang, 3, &helps);
}
