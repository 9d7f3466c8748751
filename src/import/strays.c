#include "import/strays.h"

#include "import/evidence.h"
#include "model/address.h"

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

/* A paragraph with the place of its prose in the whole text. */
struct stretch {
	const struct para *para;
	size_t from, to;
	struct bag bag; /* words that it has in the gap at hand */
};

/* All of them, and where to look. */
struct stretches {
	struct arena *arena;
	struct stretch *list;
	size_t n;
	size_t at;       /* moves on with the strays */
	size_t from, to; /* the gap at hand: whose words are known */
};

static void
make_stretches(struct stretches *all, const struct para *paras)
{
	size_t prose = 0, k = 0;

	for (const struct para *para = paras; para; para = para->next)
		all->n++;
	all->list = arena_array(all->arena, all->n + 1, sizeof(*all->list));
	for (const struct para *para = paras; para; para = para->next) {
		all->list[k].para = para;
		all->list[k].from = prose;
		prose += para_is_fact(para) ? 0 : para->text.n;
		all->list[k++].to = prose;
	}
}

/* The bytes that stretch i has between two places. */
static size_t
overlap(const struct stretches *all, size_t i, size_t from, size_t to)
{
	const struct stretch *stretch = &all->list[i];

	from = stretch->from > from ? stretch->from : from;
	to = stretch->to < to ? stretch->to : to;
	return to > from ? to - from : 0;
}

/* The owner of the most prose between the two places of stray. */
static const struct para *
owner_by_prose(struct stretches *all, const struct stray *stray)
{
	const struct para *best = NULL;
	size_t most = 0, sum = 0;

	while (all->at + 1 < all->n && all->list[all->at].to <= stray->from)
		all->at++;
	for (size_t i = all->at; i < all->n && all->list[i].from <= stray->to;
	     i++) {
		const struct para *para = all->list[i].para;

		if (i == all->at || !same_owner(para, all->list[i - 1].para))
			sum = 0;
		sum += overlap(all, i, stray->from, stray->to);
		if (!best || sum > most) {
			best = para;
			most = sum;
		}
	}
	return best;
}

/* Gathers the words of the gap in which stray stands: each gap once, so that
 * all of it takes as long as the text. */
static void
gather_words(struct stretches *all, const struct stray *stray)
{
	if (all->from == stray->from && all->to == stray->to)
		return;
	all->from = stray->from;
	all->to = stray->to;
	for (size_t i = all->at; i < all->n && all->list[i].from < stray->to;
	     i++) {
		struct stretch *at = &all->list[i];
		size_t n = overlap(all, i, stray->from, stray->to);
		size_t from = stray->from > at->from ? stray->from : at->from;

		at->bag = bag_of(
		    str_slice(at->para->text, from - at->from,
			      from - at->from + (n < WORDS_MAX ? n : 0)));
	}
}

/* The paragraph there that has the most words of the address, if they are
 * more than chance; NULL: none has. */
static const struct para *
owner_by_words(struct stretches *all, const struct stray *stray)
{
	struct target target = target_make(stray->listed, all->arena);
	const struct para *best = NULL;
	int most = EVIDENCE_WORDS - 1;
	size_t longest = 0;

	gather_words(all, stray);
	for (size_t i = all->at; i < all->n && all->list[i].from < stray->to;
	     i++) {
		size_t n = overlap(all, i, stray->from, stray->to);
		int says =
		    n > 0 ? evidence_words(&all->list[i].bag, &target) : 0;

		if (says < most || (says == most && n <= longest))
			continue;
		if (says < EVIDENCE_WORDS)
			continue;
		most = says;
		longest = n;
		best = all->list[i].para;
	}
	return best;
}

/* Whether nobody but owner has prose where the stray may stand. */
static bool
is_alone(const struct stretches *all, const struct stray *stray,
	 const struct para *owner)
{
	for (size_t i = all->at; i < all->n && all->list[i].from < stray->last;
	     i++)
		if (overlap(all, i, stray->first, stray->last) > 0 &&
		    !same_owner(all->list[i].para, owner))
			return false;
	for (size_t i = all->at; i-- > 0 && all->list[i].to > stray->first;)
		if (overlap(all, i, stray->first, stray->last) > 0 &&
		    !same_owner(all->list[i].para, owner))
			return false;
	return true;
}

static void
find_owner(struct stretches *all, struct stray *stray)
{
	const struct para *by_prose = owner_by_prose(all, stray);
	const struct para *by_words = owner_by_words(all, stray);
	struct verdict *verdict = &stray->verdict;

	stray->owner = by_words ? by_words : by_prose;
	if (by_words)
		verdict->proof = PROOF_PATH;
	if (stray->owner && is_alone(all, stray, stray->owner))
		return;
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
	   const struct para *paras, const struct source *source,
	   struct arena *arena, struct diags *diags)
{
	struct stray_context context = {.briefing = briefing,
					.source = source,
					.arena = arena,
					.diags = diags};
	struct stretches all = {.arena = arena, .from = 1};

	make_stretches(&all, paras);
	for (; strays; strays = strays->next) {
		find_owner(&all, strays);
		put_stray(&context, strays);
	}
}
