#include "model/links.h"

struct tour {
	struct arena *arena;
	link_visit *visit;
	void *context;
};

/* What to go on with when the children are done: trees may be deeper than
 * the program's stack. */
struct tour_frame {
	const void *next;
	struct tour_frame *up;
};

static void
frame_push(struct tour_frame **top, const void *next, struct arena *arena)
{
	struct tour_frame *frame = arena_alloc(arena, sizeof(*frame));

	*frame = (struct tour_frame){next, *top};
	*top = frame;
}

static const void *
frame_pop(struct tour_frame **top)
{
	const void *next = (*top)->next;

	*top = (*top)->up;
	return next;
}

static void
visit_spans(const struct tour *tour, const struct span *span)
{
	struct tour_frame *top = NULL;

	while (span || top) {
		if (!span) {
			span = frame_pop(&top);
			continue;
		}
		if (span->kind == SPAN_LINK)
			tour->visit(tour->context,
				    span_plain(tour->arena, span->child),
				    span->url);
		if (span->child)
			frame_push(&top, span->next, tour->arena);
		span = span->child ? span->child : span->next;
	}
}

static void
visit_blocks(const struct tour *tour, const struct block *block)
{
	struct tour_frame *top = NULL;

	while (block || top) {
		if (!block) {
			block = frame_pop(&top);
			continue;
		}
		visit_spans(tour, block->spans);
		if (block->child)
			frame_push(&top, block->next, tour->arena);
		block = block->child ? block->child : block->next;
	}
}

static void
visit_references(const struct tour *tour, const struct link *link)
{
	for (; link; link = link->next)
		tour->visit(tour->context, link->text, link->url);
}

static void
visit_entry(const struct tour *tour, const struct entry *entry)
{
	visit_spans(tour, entry->title);
	for (const struct field *f = entry->fields; f; f = f->next)
		visit_blocks(tour, f->blocks);
	if (entry->article_url.n)
		tour->visit(tour->context, entry->article_title,
			    entry->article_url);
	visit_references(tour, entry->references);
}

static void
visit_note(const struct tour *tour, const struct note *note)
{
	visit_blocks(tour, note->blocks);
	visit_references(tour, note->references);
}

static void
visit_section(const struct tour *tour, const struct section *section)
{
	visit_spans(tour, section->title);
	visit_blocks(tour, section->lead);
	for (const struct note *n = section->notes; n; n = n->next)
		visit_note(tour, n);
	visit_blocks(tour, section->tail);
	for (const struct entry *e = section->entries; e; e = e->next)
		visit_entry(tour, e);
	visit_references(tour, section->references);
}

void
links_of_briefing(const struct briefing *briefing, struct arena *arena,
		  link_visit *visit, void *context)
{
	struct tour tour = {arena, visit, context};

	visit_blocks(&tour, briefing->lead);
	for (const struct section *s = briefing->sections; s; s = s->next)
		visit_section(&tour, s);
	visit_references(&tour, briefing->references);
}

void
links_of_entry(const struct entry *entry, struct arena *arena,
	       link_visit *visit, void *context)
{
	struct tour tour = {arena, visit, context};

	visit_entry(&tour, entry);
}

void
links_of_note(const struct note *note, struct arena *arena, link_visit *visit,
	      void *context)
{
	struct tour tour = {arena, visit, context};

	visit_note(&tour, note);
}

void
links_of_prose(const struct briefing *briefing, struct arena *arena,
	       link_visit *visit, void *context)
{
	struct tour tour = {arena, visit, context};

	visit_blocks(&tour, briefing->lead);
	for (const struct section *s = briefing->sections; s; s = s->next) {
		visit_spans(&tour, s->title);
		visit_blocks(&tour, s->lead);
		visit_blocks(&tour, s->tail);
		visit_references(&tour, s->references);
	}
	visit_references(&tour, briefing->references);
}
