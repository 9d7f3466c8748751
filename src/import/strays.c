#include "import/strays.h"

#include "model/address.h"

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
};

static struct stretch *
make_stretches(const struct para *paras, struct arena *arena, size_t *n)
{
	size_t prose = 0, k = 0;

	*n = 0;
	for (const struct para *para = paras; para; para = para->next)
		++*n;
	struct stretch *list = arena_array(arena, *n + 1, sizeof(*list));

	for (const struct para *para = paras; para; para = para->next) {
		list[k].para = para;
		list[k].from = prose;
		prose += para_is_fact(para) ? 0 : para->text.n;
		list[k++].to = prose;
	}
	return list;
}

/* The owner of the most prose between the two places of stray; *k is where
 * to begin to look, and moves on with the strays. */
static const struct para *
stray_owner(const struct stray *stray, const struct stretch *list, size_t n,
	    size_t *k)
{
	const struct para *best = NULL;
	size_t most = 0, sum = 0;

	while (*k + 1 < n && list[*k].to <= stray->from)
		++*k;
	for (size_t i = *k; i < n && list[i].from <= stray->to; i++) {
		size_t from =
		    list[i].from > stray->from ? list[i].from : stray->from;
		size_t to = list[i].to < stray->to ? list[i].to : stray->to;

		if (i == *k || !same_owner(list[i].para, list[i - 1].para))
			sum = 0;
		sum += to > from ? to - from : 0;
		if (!best || sum > most) {
			best = list[i].para;
			most = sum;
		}
	}
	return best;
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

static void
put_stray(struct stray_context *context, const struct stray *stray,
	  const struct para *owner)
{
	struct briefing *briefing = context->briefing;
	struct str url = stray->listed->url;
	struct link *link =
	    link_new(context->arena, address_label(url, context->arena), url);

	if (!owner || !owner->section) {
		put_link(context, &briefing->references, link);
	} else if (owner->entry) {
		put_link(context, &owner->entry->references, link);
	} else if (owner->note) {
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
strays_put(struct briefing *briefing, const struct stray *strays,
	   const struct para *paras, const struct source *source,
	   struct arena *arena, struct diags *diags)
{
	struct stray_context context = {.briefing = briefing,
					.source = source,
					.arena = arena,
					.diags = diags};
	size_t n, k = 0;
	struct stretch *list = make_stretches(paras, arena, &n);

	for (; strays; strays = strays->next)
		put_stray(&context, strays, stray_owner(strays, list, n, &k));
}
