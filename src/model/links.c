#include "model/links.h"

#include "base/map.h"
#include "model/footnote.h"
#include "model/walk.h"

struct tour {
	struct arena *arena;
	link_visit *visit;
	void *context;
	struct map footnotes; /* labels of those visited: any value */
};

static void
visit_spans(const struct tour *tour, const struct span *spans)
{
	struct walk walk = walk_start(tour->arena, spans);
	const struct span *span;

	while ((span = walk_span(&walk)))
		if (span->kind == SPAN_LINK)
			tour->visit(tour->context,
				    span_plain(tour->arena, span->child),
				    span->url);
}

static void
visit_blocks(const struct tour *tour, const struct block *blocks)
{
	struct walk walk = walk_start(tour->arena, blocks);
	const struct block *block;

	while ((block = walk_block(&walk)))
		visit_spans(tour, block->spans);
}

static void
visit_references(const struct tour *tour, const struct link *link)
{
	for (; link; link = link->next)
		tour->visit(tour->context, link->text, link->url);
}

/* Each once, below what names it first. */
static void
visit_footnotes(struct tour *tour, struct footnotes footnotes)
{
	for (size_t i = 0; i < footnotes.n; i++) {
		const struct footnote *footnote = footnotes.list[i];
		void **place =
		    map_put(&tour->footnotes, tour->arena, footnote->label);

		if (!*place)
			visit_blocks(tour, footnote->blocks);
		*place = tour;
	}
}

/* Prose, and the footnotes that it names. */
static void
visit_prose(struct tour *tour, const struct block *blocks)
{
	visit_blocks(tour, blocks);
	visit_footnotes(tour, footnotes_of_blocks(blocks, tour->arena));
}

static void
visit_entry(struct tour *tour, const struct entry *entry)
{
	visit_spans(tour, entry->title);
	for (const struct field *f = entry->fields; f; f = f->next)
		visit_blocks(tour, f->blocks);
	if (entry->article_url.n)
		tour->visit(tour->context, entry->article_title,
			    entry->article_url);
	visit_references(tour, entry->references);
	visit_footnotes(tour, footnotes_of_entry(entry, tour->arena));
}

static void
visit_note(struct tour *tour, const struct note *note)
{
	visit_prose(tour, note->blocks);
	visit_references(tour, note->references);
}

static void
visit_section(struct tour *tour, const struct section *section)
{
	visit_spans(tour, section->title);
	visit_prose(tour, section->lead);
	for (const struct note *n = section->notes; n; n = n->next)
		visit_note(tour, n);
	visit_prose(tour, section->tail);
	visit_footnotes(tour, footnotes_of_section(section, tour->arena));
	for (const struct entry *e = section->entries; e; e = e->next)
		visit_entry(tour, e);
	visit_references(tour, section->references);
}

void
links_of_briefing(const struct briefing *briefing, struct arena *arena,
		  link_visit *visit, void *context)
{
	struct tour tour = {arena, visit, context, {0}};

	visit_prose(&tour, briefing->lead);
	for (const struct section *s = briefing->sections; s; s = s->next)
		visit_section(&tour, s);
	visit_references(&tour, briefing->references);
}

void
links_of_entry(const struct entry *entry, struct arena *arena,
	       link_visit *visit, void *context)
{
	struct tour tour = {arena, visit, context, {0}};

	visit_entry(&tour, entry);
}

void
links_of_note(const struct note *note, struct arena *arena, link_visit *visit,
	      void *context)
{
	struct tour tour = {arena, visit, context, {0}};

	visit_note(&tour, note);
}

void
links_of_prose(const struct briefing *briefing, struct arena *arena,
	       link_visit *visit, void *context)
{
	struct tour tour = {arena, visit, context, {0}};

	visit_prose(&tour, briefing->lead);
	for (const struct section *s = briefing->sections; s; s = s->next) {
		visit_spans(&tour, s->title);
		visit_prose(&tour, s->lead);
		visit_prose(&tour, s->tail);
		visit_references(&tour, s->references);
	}
	visit_references(&tour, briefing->references);
}
