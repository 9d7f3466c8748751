#include "markdown/outline.h"

#include "markdown/label.h"
#include "model/native.h"

struct outliner {
	struct arena *arena;
	struct briefing *briefing;
	const struct site *site;
	const struct source *source;
	struct diags *diags;
	int section_level; /* 0: there are no sections */
	int entry_level;   /* 0: there are no entries */
	struct section *section;
	struct entry *entry;
	struct field *field;
	struct section **last_section;
	struct entry **last_entry;
	struct note **last_note;
	struct block **last_lead, **last_tail, **last_in_field;
	struct link **references; /* a label that waits for its list */
	int page;                 /* the last one that was marked */
};

/* ---- Pages ---- */

static void
see_span_pages(struct outliner *outliner, const struct span *span)
{
	for (; span; span = span->next)
		if (span->kind == SPAN_PAGE)
			outliner->page = span->page;
}

/* Follows the page marks in block. Their number is the source's pages. */
static void
see_pages(struct outliner *outliner, const struct block *block)
{
	if (block->kind == BLOCK_PAGE)
		outliner->page = block->page;
	see_span_pages(outliner, block->spans);
	for (const struct block *child = block->child; child;
	     child = child->next)
		see_pages(outliner, child);
	if (outliner->page > outliner->briefing->pages)
		outliner->briefing->pages = outliner->page;
}

/* ---- Headings ---- */

static bool
is_fact_role(enum role role)
{
	return role == ROLE_ARTICLE || role == ROLE_ISSUER ||
	       role == ROLE_DATE || role == ROLE_SUMMARY;
}

/* Whether a block opens with a label that only entries have. */
static bool
opens_with_fact(const struct outliner *outliner, const struct block *block)
{
	if (block->kind != BLOCK_PARA || !block->spans ||
	    block->spans->kind != SPAN_STRONG)
		return false;
	struct str text = span_plain(outliner->arena, block->spans->child);

	if (str_ends(text, STR(":")))
		text.n--;
	return is_fact_role(site_role(outliner->site, str_trim(text)));
}

/* The shallowest level deeper than above; 7 where there is none. */
static int
next_level(const struct block *block, int above)
{
	int level = 7;

	for (; block; block = block->next)
		if (block->kind == BLOCK_HEADING && block->level > above &&
		    block->level < level)
			level = block->level;
	return level;
}

/* Whether labelled fields stand right under the headings of a level. */
static bool
level_has_facts(const struct outliner *outliner, const struct block *block,
		int level)
{
	bool under = false;

	for (; block; block = block->next) {
		if (block->kind == BLOCK_HEADING)
			under = block->level == level;
		else if (under && opens_with_fact(outliner, block))
			return true;
	}
	return false;
}

static void
find_levels(struct outliner *outliner, const struct block *blocks)
{
	int first = next_level(blocks, 0), second = next_level(blocks, first);

	if (first == 7)
		return;
	if (level_has_facts(outliner, blocks, first)) {
		outliner->entry_level = first;
		return;
	}
	outliner->section_level = first;
	outliner->entry_level = second == 7 ? 0 : second;
}

/* A first heading of level 1 above deeper ones is the briefing's title. */
static struct block *
take_title(struct outliner *outliner, struct block *blocks)
{
	struct briefing *briefing = outliner->briefing;
	struct block **at = &blocks, *heading;

	while (*at && (*at)->kind == BLOCK_PAGE)
		at = &(*at)->next;
	heading = *at;
	if (!heading || heading->kind != BLOCK_HEADING || heading->level != 1 ||
	    next_level(heading->next, 0) < 2 ||
	    next_level(heading->next, 1) == 7)
		return blocks;
	struct str text = span_plain(outliner->arena, heading->spans);

	if (briefing->title.p && !str_eq(briefing->title, text))
		return blocks;
	briefing->title = text;
	*at = heading->next;
	return blocks;
}

/* ---- What headings open ---- */

static struct section *
open_section(struct outliner *outliner)
{
	struct section *section =
	    arena_alloc(outliner->arena, sizeof(*section));

	*outliner->last_section = section;
	outliner->last_section = &section->next;
	outliner->last_entry = &section->entries;
	outliner->last_note = &section->notes;
	outliner->last_lead = &section->lead;
	outliner->last_tail = &section->tail;
	outliner->section = section;
	outliner->entry = NULL;
	return section;
}

static void
put_section(struct outliner *outliner, const struct block *heading)
{
	struct section *section = open_section(outliner);

	section->title = heading->spans;
	section->id = heading->id;
	section->id_given = heading->id.n > 0;
	section->line = heading->line;
	section->page = outliner->page;
	section->page_begins = heading->page > 0;
}

static void
put_entry(struct outliner *outliner, const struct block *heading)
{
	struct entry *entry = arena_alloc(outliner->arena, sizeof(*entry));

	if (!outliner->section)
		open_section(outliner);
	entry->title = heading->spans;
	entry->id = heading->id;
	entry->id_given = heading->id.n > 0;
	entry->line = heading->line;
	entry->page = outliner->page;
	entry->page_begins = heading->page > 0;
	*outliner->last_entry = entry;
	outliner->last_entry = &entry->next;
	outliner->entry = entry;
	outliner->field = NULL;
}

/* ---- References ---- */

/* Appends every link below spans to *links. */
static size_t
take_links(struct outliner *outliner, const struct span *span,
	   struct link **links)
{
	size_t n = 0;

	for (; span; span = span->next) {
		if (span->kind == SPAN_LINK) {
			struct str text =
			    span_plain(outliner->arena, span->child);

			link_append(links,
				    link_new(outliner->arena, text, span->url));
			n++;
		} else {
			n += take_links(outliner, span->child, links);
		}
	}
	return n;
}

static size_t
take_block_links(struct outliner *outliner, const struct block *block,
		 struct link **links)
{
	size_t n = 0;

	for (; block; block = block->next) {
		n += take_links(outliner, block->spans, links);
		n += take_block_links(outliner, block->child, links);
	}
	return n;
}

/* Takes the references of a labelled piece; where it holds none, a list may
 * follow. False where its words are no references. */
static bool
put_references(struct outliner *outliner, const struct labelled *piece,
	       struct link **links)
{
	if (!piece->spans) {
		outliner->references = links;
		return true;
	}
	return take_links(outliner, piece->spans, links) > 0;
}

/* ---- Entries ---- */

static void
put_article(struct outliner *outliner, struct entry *entry,
	    struct labelled *piece)
{
	struct span *span = piece->spans;
	struct arena *arena = outliner->arena;

	while (span && span->kind != SPAN_LINK)
		span = span->next;
	if (span != piece->spans || !span) {
		native_split(span_plain(arena, piece->spans),
			     &entry->article_title, &entry->native_title);
	} else {
		struct str rest = span_plain(arena, span->next);

		entry->article_title = span_plain(arena, span->child);
		if (str_starts(rest, STR("(")) && str_ends(rest, STR(")")))
			entry->native_title =
			    str_trim(str_slice(rest, 1, rest.n - 1));
		else if (rest.n > 0)
			entry->article_title = span_plain(arena, piece->spans);
	}
	if (span) {
		entry->article_url = span->url;
		take_links(outliner, span->next, &entry->references);
	}
	entry->article_label = piece->label;
}

static void
put_date(struct outliner *outliner, struct entry *entry, struct labelled *piece,
	 size_t line)
{
	struct str text = span_plain(outliner->arena, piece->spans);

	entry->date_label = piece->label;
	if (date_parse(text, &entry->date))
		return;
	entry->date_text = text;
	diag_line(outliner->diags, DIAG_WARNING, "date-form", outliner->source,
		  line, 0,
		  "'%.*s' is not read as a date; write it as in "
		  "'September 4, 2024'",
		  STR_ARG(text));
}

/* Takes a piece that states a fact of the entry, the first time it does. */
static bool
put_fact(struct outliner *outliner, struct labelled *piece, enum role role,
	 size_t line)
{
	struct entry *entry = outliner->entry;

	if (role == ROLE_ARTICLE && !entry->article_label.p)
		put_article(outliner, entry, piece);
	else if (role == ROLE_ISSUER && !entry->issuer_label.p)
		entry->issuer = span_plain(outliner->arena, piece->spans);
	else if (role == ROLE_DATE && !entry->date_label.p)
		put_date(outliner, entry, piece, line);
	else if (role == ROLE_REFERENCES &&
		 put_references(outliner, piece, &entry->references))
		entry->references_label = piece->label;
	else
		return false;
	if (role == ROLE_ISSUER)
		entry->issuer_label = piece->label;
	return true;
}

static void
open_field(struct outliner *outliner, struct str label, enum role role,
	   size_t line)
{
	struct field **last = &outliner->entry->fields;
	struct field *field = arena_alloc(outliner->arena, sizeof(*field));

	while (*last)
		last = &(*last)->next;
	field->label = label;
	field->role =
	    role == ROLE_SUMMARY || role == ROLE_COMMENT ? role : ROLE_NONE;
	field->line = line;
	*last = field;
	outliner->field = field;
	outliner->last_in_field = &field->blocks;
}

static void
put_in_field(struct outliner *outliner, struct block *block)
{
	if (!outliner->field)
		open_field(outliner, (struct str){0}, ROLE_NONE, block->line);
	*outliner->last_in_field = block;
	outliner->last_in_field = &block->next;
}

static void
put_labelled(struct outliner *outliner, struct labelled *piece, size_t line)
{
	enum role role = site_role(outliner->site, piece->label);

	if (put_fact(outliner, piece, role, line))
		return;
	open_field(outliner, piece->label, role, line);
	if (!piece->spans)
		return;
	struct block *para = block_new(outliner->arena, BLOCK_PARA);

	para->spans = piece->spans;
	para->line = line;
	put_in_field(outliner, para);
}

static void
put_in_entry(struct outliner *outliner, struct block *block)
{
	struct labelled *piece = NULL;

	if (block->kind == BLOCK_PARA)
		piece = label_cut(block->spans, outliner->arena);
	if (!piece || !piece->label.p) {
		put_in_field(outliner, block);
		return;
	}
	for (; piece; piece = piece->next)
		put_labelled(outliner, piece, block->line + piece->line);
}

/* ---- Notes ---- */

/* The date that opens an item, as a label. */
static bool
item_date(struct outliner *outliner, const struct block *item,
	  struct date *date, struct str *label)
{
	const struct block *para = item->child;

	if (!para || para->kind != BLOCK_PARA || !para->spans ||
	    para->spans->kind != SPAN_STRONG)
		return false;
	*label = span_plain(outliner->arena, para->spans->child);
	if (str_ends(*label, STR(":")))
		label->n--;
	else if (str_ends(*label, STR("：")))
		label->n -= STR("：").n;
	*label = str_trim(*label);
	return date_parse(*label, date);
}

static bool
is_notes(struct outliner *outliner, const struct block *block)
{
	struct date date;
	struct str label;

	return block->kind == BLOCK_LIST && !block->ordered && block->child &&
	       item_date(outliner, block->child, &date, &label);
}

/* Takes the note's date off its first paragraph, and its references off any;
 * what is left are its blocks. */
static void
fill_note(struct outliner *outliner, struct note *note, struct block *item)
{
	struct block **last = &note->blocks;

	if (item_date(outliner, item, &note->date, &note->date_label)) {
		struct labelled *piece =
		    label_cut(item->child->spans, outliner->arena);
		struct span **end = &piece->spans;

		if (!piece->label.p) /* a date without a colon */
			piece->spans = piece->spans->next;
		/* Other labels of its lines are part of the note. */
		for (struct labelled *at = piece->next; at; at = at->next) {
			enum role role = site_role(outliner->site, at->label);

			if (role == ROLE_REFERENCES &&
			    put_references(outliner, at, &note->references))
				continue;
			while (*end)
				end = &(*end)->next;
			*end = span_new(outliner->arena, SPAN_SOFTBREAK);
			(*end)->next = span_new(outliner->arena, SPAN_STRONG);
			(*end)->next->child = span_text(
			    outliner->arena,
			    arena_printf(outliner->arena,
					 "%.*s:", STR_ARG(at->label)));
			(*end)->next->next = at->spans;
		}
		item->child->spans = piece->spans;
		if (!piece->spans)
			item->child = item->child->next;
	}
	*last = item->child;
}

static void
put_notes(struct outliner *outliner, struct block *list)
{
	for (struct block *item = list->child; item; item = item->next) {
		struct note *note = arena_alloc(outliner->arena, sizeof(*note));

		note->line = item->line;
		note->page = outliner->page;
		see_pages(outliner, item);
		fill_note(outliner, note, item);
		*outliner->last_note = note;
		outliner->last_note = &note->next;
	}
}

/* ---- All blocks ---- */

/* A paragraph of nothing but labelled references. */
static bool
is_references(struct outliner *outliner, const struct block *block,
	      struct link **links)
{
	struct labelled *piece;

	if (block->kind != BLOCK_PARA || !block->spans ||
	    block->spans->kind != SPAN_STRONG)
		return false;
	piece = label_cut(block->spans, outliner->arena);
	return !piece->next && piece->label.p &&
	       site_role(outliner->site, piece->label) == ROLE_REFERENCES &&
	       put_references(outliner, piece, links);
}

static void
put_in_section(struct outliner *outliner, struct block *block)
{
	struct section *section = outliner->section;
	struct link **links =
	    section ? &section->references : &outliner->briefing->references;

	if (is_notes(outliner, block)) {
		if (!section)
			open_section(outliner);
		put_notes(outliner, block);
		return;
	}
	if (is_references(outliner, block, links))
		return;
	struct block ***last = section && section->notes ? &outliner->last_tail
							 : &outliner->last_lead;

	**last = block;
	*last = &block->next;
}

/* A list of links that a label has announced. */
static bool
put_announced(struct outliner *outliner, struct block *block)
{
	struct link **links = outliner->references;

	outliner->references = NULL;
	return links && block->kind == BLOCK_LIST &&
	       take_block_links(outliner, block->child, links) > 0;
}

/* Whether the heading has nothing under it but a list of notes: then it
 * heads a section, whatever its level. */
static bool
heads_notes(struct outliner *outliner, const struct block *heading)
{
	const struct block *list = heading->next;

	return list && is_notes(outliner, list) &&
	       (!list->next || list->next->kind == BLOCK_HEADING);
}

static void
put_block(struct outliner *outliner, struct block *block)
{
	bool heading = block->kind == BLOCK_HEADING;

	if (!heading && put_announced(outliner, block))
		return;
	if (heading && block->page > 0)
		outliner->page = block->page;
	if (heading && block->level == outliner->section_level) {
		put_section(outliner, block);
	} else if (heading && block->level == outliner->entry_level) {
		if (heads_notes(outliner, block))
			put_section(outliner, block);
		else
			put_entry(outliner, block);
	} else if (outliner->entry) {
		see_pages(outliner, block);
		put_in_entry(outliner, block);
	} else {
		if (!is_notes(outliner, block))
			see_pages(outliner, block);
		put_in_section(outliner, block);
	}
}

/* A page mark right before a heading of the outline belongs to the heading:
 * the page begins with it. */
static void
tie_page_marks(struct outliner *outliner, struct block **at)
{
	while (*at) {
		struct block *mark = *at, *heading = mark->next;

		if (mark->kind == BLOCK_PAGE && heading &&
		    heading->kind == BLOCK_HEADING &&
		    (heading->level == outliner->section_level ||
		     heading->level == outliner->entry_level)) {
			heading->page = mark->page;
			*at = heading;
		}
		at = &(*at)->next;
	}
}

void
outline_read(struct briefing *briefing, struct block *blocks,
	     const struct source *source, const struct site *site,
	     struct arena *arena, struct diags *diags)
{
	struct outliner outliner = {.arena = arena,
				    .briefing = briefing,
				    .site = site,
				    .source = source,
				    .diags = diags};

	outliner.last_section = &briefing->sections;
	outliner.last_lead = &briefing->lead;
	blocks = take_title(&outliner, blocks);
	find_levels(&outliner, blocks);
	tie_page_marks(&outliner, &blocks);
	while (blocks) {
		struct block *block = blocks;

		blocks = block->next;
		if (!heads_notes(&outliner, block))
			block->next = NULL;
		put_block(&outliner, block);
	}
	if (outliner.page > briefing->pages)
		briefing->pages = outliner.page;
}
