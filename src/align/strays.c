#include "align/strays.h"

#include "align/evidence.h"
#include "model/address.h"

#define LINKED_LESS 4  /* see weight_of() */
#define WORDS_MAX 4000 /* bytes; a longer text has any word */

struct stray_context {
	struct briefing *briefing;
	const struct source *source;
	struct arena *arena;
	struct diags *diags;
	struct link **first; /* the list that was appended to */
	struct link *last;   /* its last one */
};

/* Whose text a paragraph is. */
static bool
same_owner(const struct para *a, const struct para *b)
{
	return a->section == b->section && a->entry == b->entry &&
	       a->note == b->note;
}

/* The paragraphs, and the words of the gap at hand. */
struct gap {
	struct arena *arena;
	const struct stretches *all;
	size_t from, to;  /* its prose */
	size_t at;        /* its first stretch */
	struct bag *bags; /* of each stretch from there */
	size_t n_room;    /* bags that there is room for */
};

/* Gathers the words of the gap in which stray stands: each gap once, so that
 * all of it takes as long as the text. */
static void
enter_gap(struct gap *gap, const struct stray *stray)
{
	const struct stretches *all = gap->all;
	size_t n = 0;

	if (gap->bags && gap->from == stray->from && gap->to == stray->to)
		return;
	gap->from = stray->from;
	gap->to = stray->to;
	gap->at = stretches_at(all, gap->from);
	if (gap->at == all->n && all->n > 0)
		gap->at--;
	for (size_t i = gap->at; i < all->n && all->list[i].from < gap->to; i++)
		n++;
	if (n + 1 > gap->n_room) {
		gap->n_room = 2 * n + 8;
		gap->bags =
		    arena_array(gap->arena, gap->n_room, sizeof(*gap->bags));
	}
	for (size_t i = 0; i < n; i++) {
		const struct stretch *stretch = &all->list[gap->at + i];
		size_t from = gap->from, to = gap->to;

		from = from > stretch->from ? from : stretch->from;
		to = to > from + WORDS_MAX ? from + WORDS_MAX : to;
		gap->bags[i] = (struct bag){{0}};
		stretch_add_words(stretch, from, to, &gap->bags[i]);
	}
}

/* How much the prose of a stretch in the gap weighs: a note that has a link
 * seldom has another one. */
static size_t
weight_of(const struct gap *gap, const struct stretch *stretch)
{
	size_t n = stretch_text(stretch, gap->from, gap->to).n;

	return stretch->linked && stretch->para->note ? n / LINKED_LESS : n;
}

/* The owner of the most prose in the gap. */
static const struct para *
owner_by_prose(const struct gap *gap)
{
	const struct stretches *all = gap->all;
	const struct para *best = NULL;
	size_t most = 0, sum = 0;

	for (size_t i = gap->at; i < all->n && all->list[i].from <= gap->to;
	     i++) {
		const struct para *para = all->list[i].para;

		if (i == gap->at || !same_owner(para, all->list[i - 1].para))
			sum = 0;
		sum += weight_of(gap, &all->list[i]);
		if (!best || sum > most) {
			best = para;
			most = sum;
		}
	}
	return best;
}

/* The paragraph there that has the most words of the address, if they are
 * more than chance; NULL: none has. */
static const struct para *
owner_by_words(const struct gap *gap, const struct stray *stray)
{
	const struct stretches *all = gap->all;
	struct target target = target_make(stray->listed, gap->arena);
	const struct para *best = NULL;
	int most = EVIDENCE_WORDS;
	size_t longest = 0;

	for (size_t i = gap->at; i < all->n && all->list[i].from < gap->to;
	     i++) {
		int says = evidence_words(&gap->bags[i - gap->at], &target);
		size_t n = stretch_text(&all->list[i], gap->from, gap->to).n;

		if (says < most || (says == most && n <= longest))
			continue;
		most = says;
		longest = n;
		best = all->list[i].para;
	}
	return best;
}

/* Whether owner has prose where the stray may stand, more than a title and
 * what is above it, and nobody else has. */
static bool
is_alone(const struct gap *gap, const struct stray *stray,
	 const struct para *owner)
{
	const struct stretches *all = gap->all;
	bool prose = false;

	for (size_t i = stretches_at(all, stray->first);
	     i < all->n && all->list[i].from < stray->last; i++) {
		const struct stretch *at = &all->list[i];

		if (stretch_text(at, stray->first, stray->last).n == 0)
			continue;
		if (!same_owner(at->para, owner))
			return false;
		prose |= at->para->use == USE_PROSE && !at->para->ahead;
	}
	return prose;
}

static void
find_owner(struct gap *gap, struct stray *stray)
{
	const struct para *by_words;
	struct verdict *verdict = &stray->verdict;

	enter_gap(gap, stray);
	by_words = owner_by_words(gap, stray);
	stray->owner = by_words ? by_words : owner_by_prose(gap);
	if (by_words)
		verdict->proof = PROOF_PATH;
	if (stray->owner && is_alone(gap, stray, stray->owner)) {
		if (!stray->owner->entry && !stray->owner->note &&
		    verdict->trust == TRUST_CERTAIN)
			verdict->trust = TRUST_LIKELY;
		return;
	}
	if (!by_words)
		verdict->trust = TRUST_GUESS;
	else if (verdict->trust == TRUST_CERTAIN)
		verdict->trust = TRUST_LIKELY;
}

/* Appends to the list that *first heads; strays come in order, so most go
 * to the list of the one before. */
static void
put_link(struct stray_context *context, struct link **first, struct link *link)
{
	if (context->first == first)
		context->last->next = link;
	else
		link_append(first, link);
	context->first = first;
	context->last = link;
}

/* A note without a date holds no references in Markdown: its section does. */
static void
put_stray(struct stray_context *context, const struct stray *stray)
{
	const struct para *owner = stray->owner;
	struct briefing *briefing = context->briefing;
	struct str url = stray->listed->url;
	struct link *link =
	    link_new(context->arena, address_label(url, context->arena), url);

	if (!owner || !owner->section) {
		put_link(context, &briefing->references, link);
	} else if (owner->entry) {
		put_link(context, &owner->entry->references, link);
	} else if (owner->note && owner->note->date_label.p) {
		put_link(context, &owner->note->references, link);
		diag_line(context->diags, DIAG_WARNING, "link-surplus",
			  context->source, stray->listed->number, 0,
			  "no words are left for this address; kept as a "
			  "reference of the note of %.*s",
			  STR_ARG(owner->note->date_label));
	} else {
		put_link(context, &owner->section->references, link);
	}
}

void
strays_put(struct briefing *briefing, struct stray *strays,
	   const struct stretches *stretches, const struct source *source,
	   struct arena *arena, struct diags *diags)
{
	struct stray_context context = {.briefing = briefing,
					.source = source,
					.arena = arena,
					.diags = diags};
	struct arena scratch = {0};
	struct gap gap = {.arena = &scratch, .all = stretches};

	for (; strays; strays = strays->next) {
		find_owner(&gap, strays);
		put_stray(&context, strays);
	}
	arena_free(&scratch);
}

struct stray *
strays_unquoted(struct stray *strays)
{
	struct stray **at = &strays;

	while (*at)
		if ((*at)->quoted)
			*at = (*at)->next;
		else
			at = &(*at)->next;
	return strays;
}
