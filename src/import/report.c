#include "import/report.h"

#include <stdlib.h>

#include "align/align.h"
#include "align/anchor.h"
#include "extract/document.h"
#include "model/block.h"

/* ---- Lines ---- */

static enum report_reason
reason_of(enum running running)
{
	return running == RUNNING_HEAD       ? REASON_HEAD
	       : running == RUNNING_FOOT     ? REASON_FOOT
	       : running == RUNNING_CONTENTS ? REASON_CONTENTS
					     : REASON_NUMBER;
}

static void
add_line(struct report *report, struct report_line ***last,
	 struct report_line line)
{
	report->n_dropped[line.reason]++;
	if (!report->arena)
		return;
	**last = arena_alloc(report->arena, sizeof(***last));
	***last = line;
	(**last)->text = arena_str(report->arena, line.text);
	*last = &(**last)->next;
}

static void
fill_lines(struct report *report, const struct document *document)
{
	struct report_line **last = &report->lines;

	report->n_text = document->n_lines;
	report->n_blank = document->n_blank;
	for (const struct page *page = document->pages; page; page = page->next)
		for (const struct listed *at = page->addresses; at;
		     at = at->next) {
			report->n_listed += at->count;
			report->n_again += at->count - 1 + (at->begun != NULL);
		}
	for (const struct line *at = document->dropped; at; at = at->next)
		add_line(report, &last,
			 (struct report_line){.reason = reason_of(at->running),
					      .number = at->number,
					      .page = at->page,
					      .text = at->text});
	for (const struct bookmark *at = document->bookmarks; at; at = at->next)
		add_line(report, &last,
			 (struct report_line){.reason = REASON_OUTLINE,
					      .number = at->number,
					      .text = at->text});
}

/* ---- Links ---- */

/* Keeps the first lines of all, whatever their order. */
static void
add_doubt(struct report *report, size_t number)
{
	size_t k = report->n_doubts++;

	for (k = k < REPORT_DOUBTS ? k : REPORT_DOUBTS; k > 0; k--) {
		if (report->doubts[k - 1] <= number)
			break;
		if (k < REPORT_DOUBTS)
			report->doubts[k] = report->doubts[k - 1];
	}
	if (k < REPORT_DOUBTS)
		report->doubts[k] = number;
}

/* Who has the text of para, and what it is called. */
static enum report_owner
owner_of(const struct para *para, struct str *name, struct arena *arena)
{
	if (para && para->entry) {
		*name = span_plain(arena, para->entry->title);
		return OWNER_ENTRY;
	}
	if (para && para->note && para->note->date_label.p) {
		*name = arena_str(arena, para->note->date_label);
		return OWNER_NOTE;
	}
	*name = span_plain(arena,
			   para && para->section ? para->section->title : NULL);
	return para && para->section ? OWNER_SECTION : OWNER_BRIEFING;
}

static struct report_link *
add_link(struct report *report, const struct listed *listed, int page,
	 struct verdict verdict, bool doubt)
{
	struct report_link *link;

	report->n_links[verdict.trust]++;
	if (doubt)
		add_doubt(report, listed->number);
	if (!report->arena)
		return NULL;
	link = arena_alloc(report->arena, sizeof(*link));
	link->url = arena_str(report->arena, listed->url);
	link->number = listed->number;
	link->times = listed->count;
	link->page = page;
	link->verdict = verdict;
	link->doubt = doubt;
	link->order = report_links(report);
	link->next = report->links;
	report->links = link;
	return link;
}

/* Whether somebody should look: a guess is one, and so is what nothing but
 * the order speaks for. */
static bool
is_doubtful(struct verdict verdict)
{
	return verdict.trust == TRUST_GUESS || verdict.proof == PROOF_ORDER;
}

static void
add_anchor(struct report *report, const struct anchor *anchor)
{
	struct listed printed = {
	    .url = anchor->words, .number = anchor->number, .count = 1};
	struct verdict verdict = anchor->verdict;
	struct report_link *link;

	if (!anchor->listed)
		verdict.proof = PROOF_PRINTED;
	link = add_link(report, anchor->listed ? anchor->listed : &printed,
			anchor->page, verdict, is_doubtful(verdict));
	if (!link)
		return;
	link->place = anchor->place;
	link->unsure = anchor->unsure;
	link->words = arena_str(report->arena, anchor->words);
	link->words_number = anchor->number;
	link->owner = owner_of(anchor->para, &link->name, report->arena);
}

static void
add_bare(struct report *report, const struct anchor *anchor,
	 struct report_bare ***last)
{
	report->n_bare++;
	add_doubt(report, anchor->number);
	if (!report->arena)
		return;
	**last = arena_alloc(report->arena, sizeof(***last));
	(**last)->words = arena_str(report->arena, anchor->words);
	(**last)->number = anchor->number;
	(**last)->page = anchor->page;
	*last = &(**last)->next;
}

static void
fill_links(struct report *report, const struct anchors *anchors,
	   const struct stray *strays)
{
	struct report_bare **last = &report->bare;

	for (const struct anchor *at = anchors->first; at; at = at->next)
		if (at->listed || at->kind == ANCHOR_ADDRESS)
			add_anchor(report, at);
		else if (at->kind == ANCHOR_MARK || at->kind == ANCHOR_NAME)
			add_bare(report, at, &last);
	for (const struct stray *at = strays; at; at = at->next) {
		bool note = at->owner && at->owner->note;
		struct report_link *link =
		    add_link(report, at->listed, at->page, at->verdict,
			     note || is_doubtful(at->verdict));

		report->n_references++;
		if (!link)
			continue;
		link->place = PLACE_REFERENCE;
		link->unsure = at->unsure;
		link->owner = owner_of(at->owner, &link->name, report->arena);
	}
}

static void
fill_unlike(struct report *report, const struct shape_doubt *shape)
{
	struct report_doubt **last = &report->unlike, *at;

	for (; shape; shape = shape->next) {
		const struct piece *piece = &shape->para->pieces[0];

		add_doubt(report, piece->number);
		if (!report->arena)
			continue;
		*last = at = arena_alloc(report->arena, sizeof(*at));
		last = &at->next;
		at->shape = *shape;
		at->number = piece->number;
		at->page = piece->page;
		at->owner = owner_of(shape->para, &at->name, report->arena);
	}
}

static int
compare_links(const void *a, const void *b)
{
	const struct report_link *left = *(struct report_link *const *)a;
	const struct report_link *right = *(struct report_link *const *)b;

	if (left->number != right->number)
		return left->number < right->number ? -1 : 1;
	if (left->words_number != right->words_number)
		return left->words_number < right->words_number ? -1 : 1;
	return left->order < right->order ? -1 : left->order > right->order;
}

/* Into the order of their lines; those of one line keep that of the text. */
static void
sort_links(struct report *report)
{
	size_t n = 0;
	struct report_link **list, **last = &report->links;

	if (!report->arena)
		return;
	list = arena_array(report->arena, report_links(report), sizeof(*list));
	for (struct report_link *at = report->links; at; at = at->next)
		list[n++] = at;
	qsort(list, n, sizeof(*list), compare_links);
	for (size_t k = 0; k < n; k++) {
		*last = list[k];
		last = &list[k]->next;
	}
	*last = NULL;
}

void
report_fill(struct report *report, const struct document *document,
	    const struct anchors *anchors, const struct stray *strays,
	    const struct shape_doubt *unlike)
{
	fill_lines(report, document);
	fill_unlike(report, unlike);
	fill_links(report, anchors, strays);
	sort_links(report);
}

size_t
report_dropped(const struct report *report)
{
	size_t n = 0;

	for (int i = 0; i < REASON_COUNT; i++)
		n += report->n_dropped[i];
	return n;
}

size_t
report_links(const struct report *report)
{
	size_t n = 0;

	for (int i = 0; i < TRUST_COUNT; i++)
		n += report->n_links[i];
	return n;
}
