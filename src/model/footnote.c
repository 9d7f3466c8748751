#include "model/footnote.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "model/walk.h"

/* ---- Who names what ---- */

/* Footnotes in the order in which they are met, each once. Those that are
 * named have labels of their own. */
struct gather {
	struct arena *arena;
	bool new;       /* only those that have no number yet */
	struct map met; /* by label */
};

static void
gather_spans(struct gather *gather, const struct span *spans)
{
	struct walk walk = walk_start(gather->arena, spans);
	const struct span *span;

	while ((span = walk_span(&walk)))
		if (span->kind == SPAN_NOTE && span->footnote &&
		    !(gather->new && span->footnote->number > 0))
			*map_put(&gather->met, gather->arena,
				 span->footnote->label) = span->footnote;
}

static void
gather_blocks(struct gather *gather, const struct block *blocks)
{
	struct walk walk = walk_start(gather->arena, blocks);
	const struct block *block;

	while ((block = walk_block(&walk)))
		gather_spans(gather, block->spans);
}

static void
gather_entry(struct gather *gather, const struct entry *entry)
{
	gather_spans(gather, entry->title);
	for (const struct field *f = entry->fields; f; f = f->next)
		gather_blocks(gather, f->blocks);
}

static void
gather_section(struct gather *gather, const struct section *section)
{
	gather_spans(gather, section->title);
	gather_blocks(gather, section->lead);
	for (const struct note *n = section->notes; n; n = n->next)
		gather_blocks(gather, n->blocks);
	gather_blocks(gather, section->tail);
}

/* What the footnotes met name themselves. */
static void
gather_more(struct gather *gather)
{
	for (size_t i = 0; i < gather->met.n; i++) {
		const struct footnote *at = gather->met.items[i].value;

		gather_blocks(gather, at->blocks);
	}
}

/* ---- Numbers ---- */

static void
number_met(struct gather *gather, int *number)
{
	gather_more(gather);
	for (size_t i = 0; i < gather->met.n; i++) {
		struct footnote *at = gather->met.items[i].value;

		at->number = ++*number;
	}
	arena_free(gather->arena);
	gather->met = (struct map){0};
}

/* Puts the n footnotes that have a number before the others. */
static void
sort(struct footnote **first, size_t n)
{
	struct arena arena = {0};
	struct footnote **list = arena_array(&arena, n + 1, sizeof(*list));
	struct footnote *others = NULL, **last_other = &others, **last = first;

	for (struct footnote *at = *first; at; at = at->next) {
		if (at->number > 0) {
			list[at->number - 1] = at;
		} else {
			*last_other = at;
			last_other = &at->next;
		}
	}
	*last_other = NULL;
	for (size_t i = 0; i < n; i++) {
		*last = list[i];
		last = &list[i]->next;
	}
	*last = others;
	arena_free(&arena);
}

void
footnotes_number(struct briefing *briefing)
{
	struct arena arena = {0};
	struct gather gather = {.arena = &arena, .new = true};
	int number = 0;

	if (!briefing->footnotes)
		return;
	for (struct footnote *at = briefing->footnotes; at; at = at->next)
		at->number = 0;
	gather_blocks(&gather, briefing->lead);
	number_met(&gather, &number);
	for (const struct section *s = briefing->sections; s; s = s->next) {
		gather_section(&gather, s);
		number_met(&gather, &number);
		for (const struct entry *e = s->entries; e; e = e->next) {
			gather_entry(&gather, e);
			number_met(&gather, &number);
		}
	}
	sort(&briefing->footnotes, (size_t)number);
}

/* ---- Of a part ---- */

static int
compare(const void *a, const void *b)
{
	const struct footnote *const *left = a, *const *right = b;

	return ((*left)->number > (*right)->number) -
	       ((*left)->number < (*right)->number);
}

static struct footnotes
take(struct gather *gather)
{
	struct footnotes taken = {0};

	gather_more(gather);
	if (gather->met.n == 0)
		return taken;
	taken.list =
	    arena_array(gather->arena, gather->met.n, sizeof(*taken.list));
	while (taken.n < gather->met.n) {
		taken.list[taken.n] = gather->met.items[taken.n].value;
		taken.n++;
	}
	qsort(taken.list, taken.n, sizeof(*taken.list), compare);
	return taken;
}

struct footnotes
footnotes_of_entry(const struct entry *entry, struct arena *arena)
{
	struct gather gather = {.arena = arena};

	gather_entry(&gather, entry);
	return take(&gather);
}

struct footnotes
footnotes_of_section(const struct section *section, struct arena *arena)
{
	struct gather gather = {.arena = arena};

	gather_section(&gather, section);
	return take(&gather);
}

struct footnotes
footnotes_of_blocks(const struct block *blocks, struct arena *arena)
{
	struct gather gather = {.arena = arena};

	gather_blocks(&gather, blocks);
	return take(&gather);
}

struct str
footnotes_plain(struct footnotes footnotes, struct arena *arena)
{
	struct buf out = {0};
	struct str text;

	for (size_t i = 0; i < footnotes.n; i++) {
		if (i > 0)
			buf_putc(&out, '\n');
		buf_put(&out, block_plain(arena, footnotes.list[i]->blocks));
	}
	text = buf_take(&out, arena);
	buf_free(&out);
	return text;
}

bool
footnotes_equal(const struct footnote *a, const struct footnote *b)
{
	for (; a && b; a = a->next, b = b->next)
		if (!str_eq(a->label, b->label) ||
		    !block_equal(a->blocks, b->blocks))
			return false;
	return !a && !b;
}
