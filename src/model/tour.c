#include "model/tour.h"

#include "model/footnote.h"
#include "model/walk.h"

struct guide {
	const struct tour *tour;
	struct arena *arena;
};

static void
show_link(const struct guide *guide, struct str url, size_t line)
{
	struct tour_link link = {.url = url, .line = line};

	if (guide->tour->link)
		guide->tour->link(guide->tour->context, &link);
}

static void
show_span(const struct guide *guide, const struct span *span)
{
	bool is_image = span->kind == SPAN_IMAGE;
	struct tour_link link = {.url = span->url,
				 .is_image = is_image,
				 .is_decorative = is_image && span->decorative,
				 .words = span->child,
				 .line = span->line};

	if (guide->tour->link)
		guide->tour->link(guide->tour->context, &link);
}

static void
show_entry(const struct guide *guide, const struct entry *entry)
{
	if (guide->tour->entry)
		guide->tour->entry(guide->tour->context, entry);
}

static void
see_spans(const struct guide *guide, const struct span *spans)
{
	struct walk walk = walk_start(guide->arena, spans);
	const struct span *span;

	while ((span = walk_span(&walk)))
		if (span->kind == SPAN_LINK || span->kind == SPAN_IMAGE)
			show_span(guide, span);
}

static void
see_blocks(const struct guide *guide, const struct block *blocks)
{
	struct walk walk = walk_start(guide->arena, blocks);
	const struct block *block;

	while ((block = walk_block(&walk))) {
		if (block->kind == BLOCK_HEADING && guide->tour->heading)
			guide->tour->heading(guide->tour->context, block);
		if (block->kind == BLOCK_TABLE && guide->tour->table)
			guide->tour->table(guide->tour->context, block);
		see_spans(guide, block->spans);
	}
}

static void
see_references(const struct guide *guide, const struct link *link)
{
	for (; link; link = link->next)
		show_link(guide, link->url, link->line);
}

static void
see_entry(const struct guide *guide, const struct entry *entry)
{
	show_entry(guide, entry);
	see_spans(guide, entry->title);
	for (const struct field *f = entry->fields; f; f = f->next)
		see_blocks(guide, f->blocks);
	if (entry->article_url.p)
		show_link(guide, entry->article_url, entry->article_line);
	see_references(guide, entry->references);
	show_entry(guide, NULL);
}

static void
see_section(const struct guide *guide, const struct section *section)
{
	if (guide->tour->section)
		guide->tour->section(guide->tour->context, section);
	see_spans(guide, section->title);
	see_blocks(guide, section->lead);
	for (const struct note *n = section->notes; n; n = n->next) {
		see_blocks(guide, n->blocks);
		see_references(guide, n->references);
	}
	see_blocks(guide, section->tail);
	for (const struct entry *e = section->entries; e; e = e->next)
		see_entry(guide, e);
	see_references(guide, section->references);
}

void
tour_briefing(const struct briefing *briefing, const struct tour *tour,
	      struct arena *arena)
{
	struct guide guide = {tour, arena};

	see_blocks(&guide, briefing->lead);
	for (const struct section *s = briefing->sections; s; s = s->next)
		see_section(&guide, s);
	if (tour->section)
		tour->section(tour->context, NULL);
	see_references(&guide, briefing->references);
	for (const struct footnote *n = briefing->footnotes; n; n = n->next)
		see_blocks(&guide, n->blocks);
}
