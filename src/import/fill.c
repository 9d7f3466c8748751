#include "import/fill.h"

#include <limits.h>

#include "align/sources.h"
#include "base/utf8.h"
#include "import/names.h"
#include "import/prose.h"
#include "model/native.h"
#include "model/sitewords.h"
#include "model/tags.h"
#include "reflow/complete.h"
#include "reflow/outline.h"

#define KIND_MAX 6   /* characters of a link's name beside a title */
#define NATIVE_MIN 4 /* Chinese characters of a native title */

struct filler {
	struct arena *arena;
	struct briefing *briefing;
	const struct site *site;
	struct prose prose;
	const struct section *section; /* that is being filled */
	const struct entry *entry;
	struct field *field;
	bool issued; /* the entry has its issuer */
	bool noted;  /* the section has had a note */
};

/* A link beside the one that an entry is about. */
static void
put_reference(struct filler *filler, struct entry *entry, struct anchor *anchor)
{
	struct str url = anchor_url(anchor);

	if (url.n == 0)
		return;
	anchor->place =
	    str_eq(url, entry->article_url) ? PLACE_ARTICLE : PLACE_REFERENCE;
	if (anchor->place == PLACE_REFERENCE)
		link_append(&entry->references,
			    link_new(filler->arena, anchor->words, url));
}

/* The first address is the document's. */
static void
put_document(struct filler *filler, struct entry *entry, struct anchor *anchor)
{
	if (entry->article_url.p) {
		put_reference(filler, entry, anchor);
		return;
	}
	entry->article_url = anchor_url(anchor);
	anchor->place = PLACE_ARTICLE;
}

/* "Title in Latin letters 中文标题", as native_split() has it with parentheses:
 * it ends in characters of Chinese or Japanese, and a space is before them. */
static void
split_scripts(struct str *title, struct str *native)
{
	struct str text = *title;
	size_t at = text.n, from = text.n, n = 0;

	while (at > 0) {
		size_t end = at;
		unsigned c = utf8_previous(text, &at);

		if (ascii_alpha(text.p[at])) {
			at = end;
			break;
		}
		if (rune_is_cjk(c)) {
			from = at;
			n += rune_is_han(c);
		}
	}
	if (n < NATIVE_MIN || at == 0 || from == 0 ||
	    !ascii_space(text.p[from - 1]))
		return;
	*native = str_skip(text, from);
	*title = str_trim(str_slice(text, 0, from));
}

/* Whether anchor is the first of the links that are listed behind a title in
 * parentheses: "(PDF, annex)"; *from is where these open. It has an address,
 * or says what it would lead to; one that the source tells may stand there
 * alone, if it is no title. */
static bool
opens_list(const struct para *para, const struct anchor *anchor, size_t *from)
{
	size_t open = anchor->from, n;
	unsigned c = open > 0 ? utf8_previous(para->text, &open) : 0;
	bool told = anchor->kind == ANCHOR_KNOWN;
	bool several =
	    source_separator(para->text, anchor->to, &n) == anchor->to;

	if (c != '(' && c != 0xFF08)
		return false;
	if (told ? !several && utf8_length(anchor->words) > KIND_MAX
		 : anchor->kind != ANCHOR_NAME || !several ||
		       (!anchor->listed && !source_is_kind(anchor->words)))
		return false;
	*from = open;
	return true;
}

/* "Title (native title) (Link)": the mark goes, its address stays; and so does
 * one that is printed behind the title, and the names of a list of links,
 * which are references. */
static void
put_article(struct filler *filler, struct entry *entry, const struct para *para)
{
	struct arena *arena = filler->arena;
	struct anchor *anchor;
	struct buf text = {0};
	size_t from = 0, end = para->text.n;

	while ((anchor = prose_anchor(&filler->prose, para, from))) {
		struct str url = anchor_url(anchor);

		if (end == para->text.n)
			opens_list(para, anchor, &end);

		if (url.n == 0)
			prose_warn_bare(&filler->prose, anchor);
		else
			put_document(filler, entry, anchor);
		if (anchor->kind != ANCHOR_MARK &&
		    (anchor->kind != ANCHOR_ADDRESS || anchor->from == 0))
			continue;
		buf_put(&text, str_slice(para->text, from, anchor->from));
		from = anchor->to;
	}
	buf_put(&text, str_slice(para->text, from, end));
	native_split(str_trim(buf_take(&text, arena)), &entry->article_title,
		     &entry->native_title);
	if (!entry->native_title.p)
		split_scripts(&entry->article_title, &entry->native_title);
	entry->article_label =
	    site_own_label(filler->site, ROLE_ARTICLE, para->label);
	buf_free(&text);
	if (!entry->title && entry->article_title.n > 0)
		entry->title = span_text(arena, entry->article_title);
}

/* Whether para is an address, perhaps with others beside it in parentheses:
 * "https://… (archived)". */
static bool
gives_address(const struct para *para)
{
	size_t space = str_chr(para->text, ' ', 0);

	return para_is_address(para) ||
	       (space != STR_NONE &&
		text_is_address(str_slice(para->text, 0, space)) &&
		para->text.p[space + 1] == '(' &&
		str_ends(para->text, STR(")")));
}

/* A second line about the document, which says no more than its address. */
static bool
put_address(struct filler *filler, struct entry *entry, const struct para *para)
{
	struct anchor *anchor;

	if (entry->article_url.p || !gives_address(para))
		return false;
	while ((anchor = prose_anchor(&filler->prose, para, 0)))
		put_document(filler, entry, anchor);
	return true;
}

/* Facts are plain text: links on them are kept as references, but for the
 * document's. */
static void
put_fact_links(struct filler *filler, struct entry *entry,
	       const struct para *para)
{
	struct anchor *anchor;

	while ((anchor = prose_anchor(&filler->prose, para, 0)))
		if (para->source)
			put_document(filler, entry, anchor);
		else
			put_reference(filler, entry, anchor);
}

/* A fact of the entry; false where the paragraph is none, or says a second
 * time what is known: then it is a field like any other. */
static bool
put_fact(struct filler *filler, struct entry *entry, const struct para *para)
{
	switch (para->role) {
	case ROLE_ARTICLE:
		if (entry->article_title.p)
			return put_address(filler, entry, para);
		put_article(filler, entry, para);
		return true;
	case ROLE_ISSUER:
		if (filler->issued)
			return false;
		filler->issued = true;
		entry->issuer = para->text;
		entry->issuer_label =
		    site_own_label(filler->site, ROLE_ISSUER, para->label);
		put_fact_links(filler, entry, para);
		return true;
	case ROLE_DATE:
		if (entry->date_line > 0)
			return false;
		if (!date_parse_in(para->text, filler->briefing->lang,
				   &entry->date) &&
		    !date_parse_near(para->text, filler->briefing->date,
				     &entry->date))
			entry->date_text = para->text;
		entry->date_label =
		    site_own_label(filler->site, ROLE_DATE, para->label);
		entry->date_line = para->pieces[0].number;
		put_fact_links(filler, entry, para);
		return true;
	case ROLE_TAGS:
		if (entry->tags || !tags_are(para->text))
			return false;
		tags_add_line(&entry->tags, para->text, filler->arena);
		entry->tags_label =
		    site_own_label(filler->site, ROLE_TAGS, para->label);
		return true;
	case ROLE_NONE:
	case ROLE_SUMMARY:
	case ROLE_COMMENT:
	case ROLE_REFERENCES:
		break;
	}
	return false;
}

/* The field into which para goes: its own where it has a label. */
static struct field *
open_field(struct filler *filler, struct entry *entry, const struct para *para)
{
	if (filler->field && !para->label.p)
		return filler->field;
	struct field *field = arena_alloc(filler->arena, sizeof(*field));

	field->label = para->label;
	field->line = para->pieces[0].number;
	field->role = site_field_role(filler->site, para->label);
	if (filler->field)
		filler->field->next = field;
	else
		entry->fields = field;
	filler->field = field;
	return field;
}

static void
enter_section(struct filler *filler, struct section *section,
	      const struct para *para)
{
	if (filler->section == section)
		return;
	filler->section = section;
	filler->noted = false;
	filler->prose.words = (struct words){0};
	section->line = para->pieces[0].number;
	section->page = para->pieces[0].page;
	if (section->page > filler->prose.page) {
		section->page_begins = true;
		filler->prose.page = section->page;
	}
}

/* Entries come in turns, or take up what stands between parts of another. */
static void
enter_entry(struct filler *filler, struct entry *entry, const struct para *para)
{
	if (filler->entry == entry)
		return;
	filler->entry = entry;
	filler->field = entry->fields;
	while (filler->field && filler->field->next)
		filler->field = filler->field->next;
	filler->issued = entry->line > 0 && entry->issuer.p;
	filler->prose.words = (struct words){0};
	if (entry->line > 0)
		return;
	entry->line = para->pieces[0].number;
	entry->page = para->pieces[0].page;
	if (entry->page > filler->prose.page) {
		entry->page_begins = true;
		filler->prose.page = entry->page;
	}
}

/* How deep in lists para stands; -1: in none. */
static int
list_depth(const struct para *para)
{
	return para->bullet ? para->depth : -1;
}

static void
put_entry_para(struct filler *filler, const struct para *para)
{
	struct entry *entry = para->entry;

	enter_entry(filler, entry, para);
	if (para->use == USE_NATIVE) {
		entry->native_title = para->text;
		put_fact_links(filler, entry, para);
		return;
	}
	if (put_fact(filler, entry, para))
		return;
	struct field *field = open_field(filler, entry, para);

	if (!para->label.p)
		prose_put_page(&filler->prose, para, &field->blocks);
	prose_put(&filler->prose, para, 0, list_depth(para), &field->blocks);
}

/* Marks the page of a note whose text begins at byte from: behind the words
 * before it, or before the section's first note. */
static void
mark_note_page(struct filler *filler, const struct para *para, size_t from)
{
	struct prose *prose = &filler->prose;

	if (prose->words.first || filler->noted)
		prose_mark_page(prose, para_piece(para, from)->page);
	else
		prose_put_page(prose, para, &para->section->lead);
}

static void
put_note_para(struct filler *filler, const struct para *para)
{
	struct note *note = para->note;
	size_t from = 0;
	int depth = -1, page = filler->prose.page;

	if (note->blocks)
		depth = para->depth > 0 ? para->depth - 1 : -1;
	else
		from = para->opening.n;
	while (from < para->text.n && para->text.p[from] == ' ')
		from++;
	if (!note->blocks) {
		note->line = para->pieces[0].number;
		note->page = para->pieces[0].page;
	}
	/* Paragraphs between notes are written behind all of them: page marks
	 * of a later note would go back. */
	if (para->section->tail)
		filler->prose.page = INT_MAX;
	mark_note_page(filler, para, from);
	filler->noted = true;
	prose_put(&filler->prose, para, from, depth, &note->blocks);
	if (para->section->tail)
		filler->prose.page = page;
}

/* A heading is spent, but for its links: that of an entry's title is its
 * article's. */
static void
put_heading(struct filler *filler, const struct para *para)
{
	struct briefing *briefing = filler->briefing;
	struct section *section = para->section;
	struct entry *entry = para->entry;
	struct anchor *anchor;

	if (section)
		enter_section(filler, section, para);
	if (entry)
		enter_entry(filler, entry, para);
	while ((anchor = prose_anchor(&filler->prose, para, 0))) {
		if (entry) {
			put_document(filler, entry, anchor);
			continue;
		}
		anchor->place = PLACE_REFERENCE;
		link_append(
		    section ? &section->references : &briefing->references,
		    link_new(filler->arena, anchor->words, anchor_url(anchor)));
	}
}

static void
put_para(struct filler *filler, const struct para *para)
{
	struct section *section = para->section;
	struct block **blocks = &filler->briefing->lead;

	if (para->text.n == 0 && !para->label.p && !para->bullet)
		return; /* characters that are not there */
	if (section) {
		enter_section(filler, section, para);
		blocks = filler->noted ? &section->tail : &section->lead;
	}
	if (para->entry) {
		put_entry_para(filler, para);
	} else if (para->note) {
		put_note_para(filler, para);
	} else {
		prose_put_page(&filler->prose, para, blocks);
		prose_put(&filler->prose, para, 0, list_depth(para), blocks);
	}
}

void
fill(struct briefing *briefing, const struct para *paras,
     const struct anchors *anchors, const struct source *source,
     const struct site *site, struct arena *arena, struct diags *diags)
{
	struct filler filler = {
	    .arena = arena,
	    .briefing = briefing,
	    .site = site,
	    .prose = {.arena = arena,
		      .source = source,
		      .diags = diags,
		      .anchor = anchors->first},
	};

	for (const struct para *para = paras; para; para = para->next)
		if (para->use == USE_HEADING)
			put_heading(&filler, para);
		else
			put_para(&filler, para);
	names_settle(briefing, arena);
}
