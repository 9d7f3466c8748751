#include "markdown/outline.h"

#include "markdown/facts.h"
#include "markdown/label.h"
#include "markdown/levels.h"
#include "markdown/notes.h"
#include "markdown/paragraph.h"
#include "markdown/tree.h"
#include "model/references.h"
#include "model/sitewords.h"

/* A label of references with nothing behind it: they may follow, as a list or
 * a paragraph. If not, it is what it seems: a paragraph, or the label of a
 * field. */
struct pending {
	struct block *para; /* NULL: nothing is pending */
	struct str label;   /* within an entry */
};

struct outliner {
	struct arena *arena;
	struct briefing *briefing;
	const struct site *site;
	const struct source *source;
	struct diags *diags;
	struct levels levels;
	struct section *section;
	struct entry *entry;
	struct field *field;
	struct section **last_section;
	struct entry **last_entry;
	struct field **last_field;
	struct note **last_note;
	struct block **last_lead, **last_tail, **last_in_field;
	struct link **last_link, **last_entry_link;
	struct pending pending;
	int page; /* the last one that was marked */
};

/* ---- Pages ---- */

static void
see_span_pages(struct outliner *outliner, const struct span *span)
{
	for (; span; span = span->next) {
		if (span->kind == SPAN_PAGE)
			outliner->page = span->page;
		see_span_pages(outliner, span->child);
	}
}

/* Follows the page marks in block. */
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

/* A page mark right before a heading belongs to the heading: the page begins
 * with it. Separators, which can keep the two apart, are dropped. */
static struct block *
tie_page_marks(struct block *blocks)
{
	struct block **at = &blocks;

	while (*at) {
		struct block *block = *at, *next = block->next;

		if (block->kind == BLOCK_PAGE && next &&
		    next->kind == BLOCK_HEADING) {
			next->page = block->page;
			*at = next;
		} else if (tree_is_separator(block)) {
			*at = next;
		} else {
			at = &block->next;
		}
	}
	return blocks;
}

/* ---- What headings open ---- */

static bool
is_last(const struct block *block)
{
	do
		block = block->next;
	while (block && tree_is_separator(block));
	return !block;
}

/* Appends copies of the links and images among spans, which a title, being
 * plain, would lose. */
static void
copy_links(struct span **out, const struct span *spans, struct arena *arena)
{
	for (; spans; spans = spans->next) {
		if (spans->kind != SPAN_LINK && spans->kind != SPAN_IMAGE) {
			copy_links(out, spans->child, arena);
			continue;
		}
		struct span *copy = arena_alloc(arena, sizeof(*copy));

		*copy = *spans;
		copy->next = NULL;
		if (*out)
			span_append(out, span_new(arena, SPAN_SOFTBREAK));
		span_append(out, copy);
	}
}

/* The same as a paragraph before blocks, where there are some. */
static struct block *
links_before(const struct block *heading, struct block *blocks,
	     struct arena *arena)
{
	struct span *links = NULL;
	struct block *para;

	copy_links(&links, heading->spans, arena);
	if (!links)
		return blocks;
	para = block_new(arena, BLOCK_PARA);
	para->line = heading->line;
	para->spans = links;
	para->next = blocks;
	return para;
}

/* A first heading that is the only one of level 1 is the briefing's title,
 * unless there is nothing else. */
static struct block *
take_title(struct outliner *outliner, struct block *blocks)
{
	struct briefing *briefing = outliner->briefing;
	struct block **at = &blocks, *heading;
	struct str text;

	while (*at && ((*at)->kind == BLOCK_PAGE || tree_is_separator(*at)))
		at = &(*at)->next;
	heading = *at;
	if (!heading || heading->kind != BLOCK_HEADING || heading->level != 1 ||
	    levels_next(heading->next, 0) < 2 ||
	    (heading == blocks && is_last(heading)))
		return blocks;
	text = span_plain(outliner->arena, heading->spans);
	if (briefing->title.n > 0 && !str_eq(briefing->title, text))
		return blocks;
	briefing->title = text;
	*at = links_before(heading, heading->next, outliner->arena);
	return blocks;
}

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
	outliner->last_link = &section->references;
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
	section->classes = heading->classes;
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
	entry->classes = heading->classes;
	entry->line = heading->line;
	entry->page = outliner->page;
	entry->page_begins = heading->page > 0;
	*outliner->last_entry = entry;
	outliner->last_entry = &entry->next;
	outliner->last_field = &entry->fields;
	outliner->last_entry_link = &entry->references;
	outliner->entry = entry;
	outliner->field = NULL;
}

/* ---- Entries ---- */

static void
open_field(struct outliner *outliner, struct str label, size_t line)
{
	struct field *field = arena_alloc(outliner->arena, sizeof(*field));

	field->label = label;
	field->role = site_field_role(outliner->site, label);
	field->line = line;
	*outliner->last_field = field;
	outliner->last_field = &field->next;
	outliner->field = field;
	outliner->last_in_field = &field->blocks;
}

static void
put_in_field(struct outliner *outliner, struct block *block)
{
	if (!outliner->field)
		open_field(outliner, (struct str){0}, block->line);
	*outliner->last_in_field = block;
	outliner->last_in_field = &block->next;
}

static void
put_in_place(struct outliner *outliner, struct block *block)
{
	const struct section *section = outliner->section;
	struct block ***last = section && section->notes ? &outliner->last_tail
							 : &outliner->last_lead;

	**last = block;
	*last = &block->next;
}

/* None have come for a label of references. */
static void
flush_pending(struct outliner *outliner)
{
	struct pending pending = outliner->pending;

	outliner->pending = (struct pending){0};
	if (pending.para && outliner->entry)
		open_field(outliner, pending.label, pending.para->line);
	else if (pending.para)
		put_in_place(outliner, pending.para);
}

static void
see_date(const struct outliner *outliner, size_t line)
{
	struct entry *entry = outliner->entry;

	if (entry->date_line > 0 || !fact_is_known(entry, ROLE_DATE))
		return;
	entry->date_line = line;
	if (!entry->date_text.p)
		return;
	diag_line(outliner->diags, DIAG_WARNING, "date-form", outliner->source,
		  line, 0,
		  "'%.*s' is not read as a date; write it as in "
		  "'September 4, 2024'",
		  STR_ARG(entry->date_text));
}

static void
put_labelled(struct outliner *outliner, struct labelled *piece,
	     struct block *para)
{
	size_t line = para->line + piece->line;
	struct block *rest;

	if (fact_put(outliner->entry, piece, outliner->site,
		     outliner->briefing->lang, outliner->arena,
		     &outliner->last_entry_link)) {
		see_date(outliner, line);
		return;
	}
	flush_pending(outliner);
	if (!piece->spans &&
	    site_role(outliner->site, piece->label) == ROLE_REFERENCES) {
		outliner->pending = (struct pending){para, piece->label};
		return;
	}
	open_field(outliner, piece->label, line);
	if (!piece->spans)
		return;
	rest = block_new(outliner->arena, paragraph_is_figure(piece->spans)
					      ? BLOCK_FIGURE
					      : BLOCK_PARA);
	rest->spans = piece->spans;
	rest->line = line;
	put_in_field(outliner, rest);
}

static void
put_in_entry(struct outliner *outliner, struct block *block)
{
	struct labelled *piece = NULL;

	if (outliner->pending.para && references_are_block(block)) {
		references_take_block(block, outliner->arena,
				      &outliner->last_entry_link);
		outliner->entry->references_label = site_own_label(
		    outliner->site, ROLE_REFERENCES, outliner->pending.label);
		outliner->pending = (struct pending){0};
		return;
	}
	if (block->kind == BLOCK_PARA)
		piece = label_cut(block->spans, outliner->arena);
	if (!piece || !piece->label.p) {
		flush_pending(outliner);
		put_in_field(outliner, block);
		return;
	}
	for (; piece; piece = piece->next)
		put_labelled(outliner, piece, block);
}

/* ---- Sections ---- */

static void
put_notes(struct outliner *outliner, struct block *list)
{
	if (!outliner->section)
		open_section(outliner);
	for (struct block *item = list->child; item; item = item->next) {
		int page = outliner->page;
		struct note *note;

		see_pages(outliner, item);
		note = notes_read(item, outliner->site, outliner->arena);
		note->page = page;
		*outliner->last_note = note;
		outliner->last_note = &note->next;
	}
}

/* What stands behind a paragraph's one label, which is one of references; NULL
 * for all other paragraphs. */
static const struct span *
labelled_references(struct outliner *outliner, struct block *para)
{
	struct str label;

	if (para->kind != BLOCK_PARA ||
	    !label_read(para->spans, outliner->arena, &label) ||
	    site_role(outliner->site, label) != ROLE_REFERENCES ||
	    label_find(&para->spans->next, outliner->arena))
		return NULL;
	return para->spans;
}

static void
put_in_section(struct outliner *outliner, struct block *block)
{
	struct arena *arena = outliner->arena;
	const struct span *label;

	if (notes_are(block, arena)) {
		put_notes(outliner, block);
		return;
	}
	see_pages(outliner, block);
	if (outliner->pending.para && references_are_block(block)) {
		references_take_block(block, arena, &outliner->last_link);
		outliner->pending = (struct pending){0};
		return;
	}
	label = labelled_references(outliner, block);
	if (label && references_are(label->next)) {
		references_take(label->next, arena, &outliner->last_link);
		return;
	}
	flush_pending(outliner);
	if (label && span_plain(arena, label->next).n <= STR("：").n)
		outliner->pending.para = block;
	else
		put_in_place(outliner, block);
}

/* ---- All blocks ---- */

/* A heading that is none of the outline; its page's mark is a block again. */
static struct block *
make_inner(struct outliner *outliner, struct block *heading)
{
	struct block *mark;

	heading->level += outliner->levels.deeper;
	if (heading->level > 6)
		heading->level = 6;
	if (heading->page == 0)
		return heading;
	mark = block_new(outliner->arena, BLOCK_PAGE);
	mark->page = heading->page;
	mark->line = heading->line;
	mark->next = heading;
	heading->page = 0;
	return mark;
}

/* Puts a heading of the outline; false where it is none. */
static bool
put_heading(struct outliner *outliner, struct block *heading, bool notes)
{
	bool section = heading->level == outliner->levels.section ||
		       (notes && heading->level <= outliner->levels.entry);

	if (!section && heading->level != outliner->levels.entry)
		return false;
	flush_pending(outliner);
	if (heading->page > 0)
		outliner->page = heading->page;
	if (section)
		put_section(outliner, heading);
	else
		put_entry(outliner, heading);
	return true;
}

static void
put_block(struct outliner *outliner, struct block *block)
{
	if (outliner->entry) {
		see_pages(outliner, block);
		put_in_entry(outliner, block);
	} else {
		put_in_section(outliner, block);
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
	outliner.last_link = &briefing->references;
	blocks = tie_page_marks(take_title(&outliner, blocks));
	outliner.levels = levels_find(blocks, site, arena);
	for (struct block *block = blocks, *next; block; block = next) {
		bool heading = block->kind == BLOCK_HEADING;
		bool notes = heading && levels_heads_notes(block, arena);

		next = block->next;
		block->next = NULL;
		if (heading && put_heading(&outliner, block, notes))
			continue;
		if (heading)
			block = make_inner(&outliner, block);
		for (struct block *after; block; block = after) {
			after = block->next;
			block->next = NULL;
			put_block(&outliner, block);
		}
	}
	flush_pending(&outliner);
	if (outliner.page > briefing->pages)
		briefing->pages = outliner.page;
}
