#include "import/keep.h"

#include "base/map.h"
#include "model/address.h"
#include "model/links.h"

struct keeper {
	struct briefing *briefing;
	struct arena *arena;
	struct map seen;     /* addresses of the briefing */
	struct link **first; /* the list that was appended to */
	struct link *last;   /* its last one */
	struct stray **last_stray;
};

static void
see_link(void *context, struct str text, struct str url)
{
	struct keeper *keeper = context;

	(void)text;
	*map_put(&keeper->seen, keeper->arena, url) = keeper;
}

/* The references of whom para's text belongs to; a note without a date
 * has none in Markdown. */
static struct link **
references_of(const struct keeper *keeper, const struct para *para)
{
	if (!para || !para->section)
		return &keeper->briefing->references;
	if (para->entry)
		return &para->entry->references;
	if (para->note && para->note->date_label.p)
		return &para->note->references;
	return &para->section->references;
}

/* For the report. */
static void
put_stray(struct keeper *keeper, const struct listed *listed, int page,
	  const struct para *para)
{
	struct stray *stray = arena_alloc(keeper->arena, sizeof(*stray));

	stray->listed = listed;
	stray->page = page;
	stray->owner = para;
	stray->verdict = (struct verdict){PROOF_NONE, TRUST_LIKELY};
	*keeper->last_stray = stray;
	keeper->last_stray = &stray->next;
}

static void
keep(struct keeper *keeper, const struct listed *listed, int page,
     const struct para *para)
{
	struct arena *arena = keeper->arena;
	void **place = map_put(&keeper->seen, arena, listed->url);
	struct link **first = references_of(keeper, para), *link;

	if (*place)
		return;
	*place = keeper;
	put_stray(keeper, listed, page, para);
	link = link_new(arena, address_label(listed->url, arena), listed->url);
	if (keeper->first == first)
		keeper->last->next = link;
	else
		link_append(first, link);
	keeper->first = first;
	keeper->last = link;
}

/* The links of a line that are no more. */
static void
keep_marks(struct keeper *keeper, const struct line *line,
	   const struct para *para)
{
	for (const struct mark *at = line->marks; at; at = at->next) {
		struct listed *listed;

		if (map_get(&keeper->seen, at->url))
			continue;
		listed = arena_alloc(keeper->arena, sizeof(*listed));
		listed->url = at->url;
		listed->number = line->number;
		listed->count = 1;
		keep(keeper, listed, line->page, para);
	}
}

void
keep_addresses(struct briefing *briefing, struct stray **strays,
	       const struct document *document, const struct para *paras,
	       struct arena *arena)
{
	struct keeper keeper = {
	    .briefing = briefing, .arena = arena, .last_stray = strays};
	const struct line *line = document->lines;

	while (*keeper.last_stray)
		keeper.last_stray = &(*keeper.last_stray)->next;
	links_of_briefing(briefing, arena, see_link, &keeper);
	for (const struct para *para = paras; para; para = para->next)
		for (size_t k = 0; k < para->n_pieces; k++) {
			/* a fact that was parted from another has its line */
			if (!line || line->number != para->pieces[k].number)
				continue;
			keep_marks(&keeper, line, para);
			line = line->next;
		}
	for (line = document->dropped; line; line = line->next)
		keep_marks(&keeper, line, NULL);
	for (const struct page *page = document->pages; page; page = page->next)
		for (const struct listed *at = page->addresses; at;
		     at = at->next)
			keep(&keeper, at, page->number, NULL);
}
