#include "align/pairing.h"

#include "align/doubt.h"
#include "align/printed.h"
#include "align/sources.h"

#define POINT PAIRING_POINT
#define IMPOSSIBLE PAIRING_IMPOSSIBLE
#define STRAY_MAX (6 * POINT)

/* Margins and evidence from which on a place is sure, and likely. */
#define CERTAIN DOUBT_MARGIN
#define LIKELY (2 * POINT)

/* Whether an address may go without words, since it has them on the other of
 * two pages. */
static bool
is_other_half(const struct listed *listed)
{
	return listed->goes_on || (listed->begun && listed->begun->placed);
}

/* The logarithm to base two of a / b, in points, at most max: so many halves
 * is b of a. */
static int
halves(size_t a, size_t b, int max)
{
	/* Powers of two in quarter steps, in thousandths. */
	static const size_t quarters[] = {1000, 1189, 1414, 1682};
	int steps = 0;

	while (steps < max &&
	       b * (quarters[steps % POINT] << steps / POINT) < a * 1000)
		steps++;
	return steps;
}

/* What it costs that an address has no anchor: a link stands anywhere in the
 * prose of the page with the same likelihood, so that of a gap is its share
 * of the prose; but rather where words of the address stand. */
static int
cost_stray(size_t prose, size_t all)
{
	return POINT + halves(all, prose, STRAY_MAX - POINT);
}

int
pairing_bare(const struct pairing *pairing, size_t j)
{
	switch (pairing->anchors[j]->kind) {
	case ANCHOR_MARK:
	case ANCHOR_NAME:
		return 3 * POINT;
	case ANCHOR_NUMBER:
		return 2 * POINT;
	case ANCHOR_TITLE:
		return POINT;
	case ANCHOR_GROUP:
	case ANCHOR_ADDRESS:
	case ANCHOR_BARE:
	case ANCHOR_QUOTE:
	case ANCHOR_KNOWN:
		break;
	}
	return 0;
}

/* What the rest of the text says of the name at anchor j. */
static int
learned(const struct pairing *pairing, size_t i, size_t j)
{
	return lexicon_says(pairing->learned[j], pairing->targets[i].site);
}

/* Words of address i that are said before anchor j. */
static int
said(const struct pairing *pairing, size_t i, size_t j)
{
	return pairing->said[j * pairing->n + i];
}

static bool
is_printed(const struct anchor *anchor)
{
	return anchor->kind == ANCHOR_ADDRESS || anchor->kind == ANCHOR_BARE;
}

/* Whether a printed address is url. */
static bool
shows(const struct anchor *anchor, struct str url)
{
	if (anchor->kind == ANCHOR_ADDRESS)
		return str_eq(anchor->words, url);
	return str_eq(printed_bare(anchor->words), printed_bare(url));
}

static int
score_pair(const struct pairing *pairing, size_t i, size_t j)
{
	const struct anchor *anchor = pairing->anchors[j];
	const struct target *target = &pairing->targets[i];

	if (is_printed(anchor))
		return shows(anchor, target->url) ? 30 * POINT : IMPOSSIBLE;
	int base = anchor->kind == ANCHOR_GROUP   ? 0
		   : anchor->kind == ANCHOR_TITLE ? 1
						  : 3;

	return (base +
		evidence(&pairing->clues[j], target, said(pairing, i, j)) +
		learned(pairing, i, j)) *
	       POINT;
}

/* The strays of gap j. Their number is tried as far as even the best score of
 * all that begin earlier would not be too low. */
static void
solve_gap(struct pairing *pairing, size_t j)
{
	size_t row = j * (pairing->n + 1);
	const int *begun = pairing->begun + row;
	int *highest = pairing->highest;

	for (size_t i = 0; i <= pairing->n; i++) {
		int best = IMPOSSIBLE;

		highest[i] = begun[i];
		if (i > 0 && highest[i - 1] > begun[i])
			highest[i] = highest[i - 1];
		for (size_t from = i + 1; from-- > 0;) {
			int cost = pairing_strays(pairing, j, from, i);

			if (highest[from] - cost <= best)
				break;
			if (begun[from] - cost <= best)
				continue;
			best = begun[from] - cost;
			pairing->strays[row + i] = i - from;
		}
		pairing->done[row + i] = best;
	}
}

/* Two links to one address were listed as equal neighbours. That looks like a
 * link that wraps, so the host has to name this anchor, too. */
int
pairing_again(const struct pairing *pairing, size_t i, size_t j)
{
	int says;

	if (pairing->listed[i]->count < 2 ||
	    pairing->anchors[j]->para != pairing->anchors[j - 1]->para)
		return IMPOSSIBLE;
	says = evidence(&pairing->clues[j], &pairing->targets[i],
			said(pairing, i, j));
	return says < EVIDENCE_HOST ? IMPOSSIBLE : (says - 1) * POINT;
}

/* Anchor j, between gap j and the next, takes an address or stays bare. */
static void
solve_anchor(struct pairing *pairing, size_t j)
{
	size_t row = j * (pairing->n + 1), next = row + pairing->n + 1;
	int bare = pairing_bare(pairing, j);
	int *scores = pairing->scores + j * pairing->n;

	for (size_t i = 0; i < pairing->n; i++)
		scores[i] = score_pair(pairing, i, j);
	for (size_t i = 0; i <= pairing->n; i++) {
		int best = pairing->done[row + i] - bare;
		enum step step = STEP_BARE;
		int pair = i > 0 ? pairing->done[row + i - 1] + scores[i - 1]
				 : IMPOSSIBLE;

		if (i > 0 && pair >= best) {
			best = pair;
			step = STEP_PAIR;
		}
		if (j > 0 && i > 0 && pairing->steps[row + i] == STEP_PAIR) {
			int again = pairing->begun[row + i] +
				    pairing_again(pairing, i - 1, j);

			step = again > best ? STEP_AGAIN : step;
			best = again > best ? again : best;
		}
		pairing->steps[next + i] = (unsigned char)step;
		pairing->begun[next + i] = best;
	}
}

/* Where the prose before anchor j ends. */
static size_t
prose_before(const struct pairing *pairing, size_t j)
{
	if (j == pairing->m)
		return pairing->prose_to;
	return pairing->anchors[j]->prose;
}

/* Where that behind anchor j - 1 begins. */
static size_t
prose_behind(const struct pairing *pairing, size_t j)
{
	const struct anchor *anchor;
	size_t from;

	if (j == 0)
		return pairing->prose_from;
	anchor = pairing->anchors[j - 1];
	from =
	    anchor->prose + (para_is_fact(anchor->para) ? 0 : anchor->words.n);
	return from < pairing->prose_to ? from : pairing->prose_to;
}

/* Address i as a stray of gap j. */
static struct stray *
stray_new(const struct pairing *pairing, const struct doubt *doubt, size_t i,
	  size_t j, struct arena *arena)
{
	struct stray *stray = arena_alloc(arena, sizeof(*stray));
	size_t first, last;
	int margin = doubt_of_stray(doubt, i, &first, &last);

	first = j < first ? j : first;
	last = j > last ? j : last;
	stray->listed = pairing->listed[i];
	stray->from = prose_behind(pairing, j);
	stray->to = prose_before(pairing, j);
	stray->first = prose_behind(pairing, first);
	stray->last = prose_before(pairing, last);
	stray->verdict.proof = PROOF_NONE;
	stray->verdict.trust = margin >= CERTAIN  ? TRUST_CERTAIN
			       : margin >= LIKELY ? TRUST_LIKELY
						  : TRUST_GUESS;
	return stray;
}

/* Whether an anchor is several names, which one address has to do for: any of
 * them may be its. Titles have commas, but no semicolons. */
static bool
names_several(const struct anchor *anchor)
{
	struct str words = anchor->words;
	size_t n;

	return str_chr(words, ';', 0) != STR_NONE ||
	       (str_starts(words, STR("(")) &&
		source_separator(words, 0, &n) < words.n);
}

static struct verdict
judge_pair(const struct pairing *pairing, const struct doubt *doubt, size_t i,
	   size_t j)
{
	const struct clue *clue = &pairing->clues[j];
	const struct target *target = &pairing->targets[i];
	int margin = doubt_of_pair(doubt, i, j);
	struct verdict verdict = {PROOF_ORDER, TRUST_GUESS};

	if (is_printed(pairing->anchors[j]))
		return (struct verdict){PROOF_PRINTED, TRUST_CERTAIN};
	if (evidence_host(clue, target) >= EVIDENCE_HOST ||
	    learned(pairing, i, j) > 0)
		verdict.proof = PROOF_HOST;
	else if (evidence_path(clue, target, said(pairing, i, j)) >=
		 EVIDENCE_PATH)
		verdict.proof = PROOF_PATH;
	if (margin >= CERTAIN && verdict.proof != PROOF_ORDER &&
	    !names_several(pairing->anchors[j]))
		verdict.trust = TRUST_CERTAIN;
	else if (margin >= LIKELY)
		verdict.trust = TRUST_LIKELY;
	return verdict;
}

/* Anchor j takes address i. */
static void
put_pair(const struct pairing *pairing, const struct doubt *doubt, size_t i,
	 size_t j, enum step step)
{
	struct anchor *anchor = pairing->anchors[j];

	pairing->listed[i]->placed = true;
	anchor->listed = pairing->listed[i];
	anchor->verdict = (struct verdict){PROOF_HOST, TRUST_LIKELY};
	if (step == STEP_PAIR)
		anchor->verdict = judge_pair(pairing, doubt, i, j);
}

/* Goes the best way back through the tables. */
static struct stray *
trace(const struct pairing *pairing, const struct doubt *doubt,
      struct arena *arena)
{
	struct stray *tail = NULL;
	bool again = false; /* then gap j holds no strays */

	for (size_t i = pairing->n, j = pairing->m + 1; j-- > 0;) {
		size_t at = j * (pairing->n + 1) + i;
		size_t k = again ? 0 : pairing->strays[at];
		enum step step = pairing->steps[at - k];

		while (k-- > 0) {
			struct stray *stray;

			if (is_other_half(pairing->listed[--i]))
				continue;
			stray = stray_new(pairing, doubt, i, j, arena);
			stray->next = tail;
			tail = stray;
		}
		again = step == STEP_AGAIN;
		if (step != STEP_BARE)
			put_pair(pairing, doubt, i - 1, j - 1, step);
		i -= step == STEP_PAIR;
	}
	return tail;
}

struct stray *
pairing_solve(struct pairing *pairing, struct arena *arena)
{
	size_t n = pairing->n, m = pairing->m, cells = (n + 1) * (m + 1);
	struct arena *scratch = pairing->arena;
	struct doubt doubt;

	if (n == 0)
		return NULL;
	pairing->begun = arena_array(scratch, cells, sizeof(int));
	pairing->done = arena_array(scratch, cells, sizeof(int));
	pairing->strays = arena_array(scratch, cells, sizeof(size_t));
	pairing->steps = arena_alloc(scratch, cells);
	pairing->highest = arena_array(scratch, n + 1, sizeof(int));
	pairing->scores = arena_array(scratch, n * m, sizeof(int));
	for (size_t i = 1; i <= n; i++)
		pairing->begun[i] = IMPOSSIBLE;
	for (size_t j = 0; j < m; j++) {
		solve_gap(pairing, j);
		solve_anchor(pairing, j);
	}
	solve_gap(pairing, m);
	doubt_measure(&doubt, pairing);
	return trace(pairing, &doubt, arena);
}

/* Adds the words of the prose in gap j. */
static void
add_gap(const struct pairing *pairing, size_t j, struct bag *bag)
{
	const struct stretches *all = pairing->all;
	size_t from = prose_behind(pairing, j), to = prose_before(pairing, j);

	for (size_t i = stretches_at(all, from);
	     i < all->n && all->list[i].from < to; i++)
		stretch_add_words(&all->list[i], from, to, bag);
}

static void
fill_costs(struct pairing *pairing, size_t j)
{
	size_t from =
	    j > 0 ? pairing->anchors[j - 1]->prose : pairing->prose_from;
	size_t all = pairing->prose_to - pairing->prose_from;
	int *costs = pairing->costs + j * (pairing->n + 1);
	int cost = cost_stray(prose_before(pairing, j) - from, all);
	struct bag words = {{0}};

	add_gap(pairing, j, &words);
	for (size_t i = 0; i < pairing->n; i++) {
		int says = evidence_words(&words, &pairing->targets[i]);
		int own = cost - says * POINT;

		own = own > POINT ? own : POINT;
		if (is_other_half(pairing->listed[i]))
			own = 0;
		costs[i + 1] = costs[i] + own;
	}
}

/* What there is to know of anchor j. */
static void
fill_anchor(struct pairing *pairing, size_t j, struct anchor *anchor)
{
	unsigned char *said = pairing->said + j * pairing->n;
	bool nobody = anchor->para->note && anchor->kind == ANCHOR_MARK;
	struct bag bag = {{0}};

	pairing->anchors[j] = anchor;
	while (pairing->stretch->para != anchor->para)
		pairing->stretch++;
	clue_make(&pairing->clues[j], anchor, pairing->arena);
	if (pairing->lexicon)
		pairing->learned[j] = lexicon_find(
		    pairing->lexicon, pairing->clues[j].who, pairing->arena);
	evidence_bag(&bag, anchor, &pairing->stretch->words);
	for (size_t i = 0; i < pairing->n; i++)
		said[i] = (unsigned char)evidence_in_bag(
		    &bag, &pairing->targets[i], nobody);
}

void
pairing_fill(struct pairing *pairing, struct listed **listed, size_t n,
	     struct anchor **anchor, size_t m)
{
	struct arena *arena = pairing->arena;

	pairing->n = n;
	pairing->m = m;
	pairing->listed = arena_array(arena, n, sizeof(*pairing->listed));
	pairing->anchors = arena_array(arena, m, sizeof(*pairing->anchors));
	pairing->clues = arena_array(arena, m, sizeof(*pairing->clues));
	pairing->learned = arena_array(arena, m, sizeof(*pairing->learned));
	pairing->said = arena_array(arena, n * m, sizeof(*pairing->said));
	pairing->shared = arena_array(arena, n + 1, sizeof(*pairing->shared));
	for (size_t k = 1; k <= n; k++)
		pairing->shared[k] =
		    pairing->shared[k - 1] + halves(k, 1, STRAY_MAX);
	for (size_t i = 0; i < n; i++, *listed = (*listed)->next)
		pairing->listed[i] = *listed;
	for (size_t j = 0; j < m; j++, *anchor = (*anchor)->bare)
		fill_anchor(pairing, j, *anchor);
	if (n == 0)
		return;
	pairing->costs =
	    arena_array(arena, (n + 1) * (m + 1), sizeof(*pairing->costs));
	for (size_t j = 0; j <= m; j++)
		fill_costs(pairing, j);
}
