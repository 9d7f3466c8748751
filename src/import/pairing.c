#include "import/pairing.h"

/* Scores are counted in quarters of a point. */
#define POINT 4
#define STRAY_MAX (6 * POINT)
#define IMPOSSIBLE (-1000000)

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
 * of the prose. */
static int
cost_stray(size_t prose, size_t all)
{
	return POINT + halves(all, prose, STRAY_MAX - POINT);
}

/* What it costs that an anchor has no address. */
static int
cost_bare(enum anchor_kind kind)
{
	switch (kind) {
	case ANCHOR_MARK:
	case ANCHOR_NAME:
		return 3 * POINT;
	case ANCHOR_TITLE:
		return POINT;
	case ANCHOR_GROUP:
	case ANCHOR_ADDRESS:
	case ANCHOR_KNOWN:
		break;
	}
	return 0;
}

static int
score_pair(const struct pairing *pairing, size_t i, size_t j)
{
	const struct anchor *anchor = pairing->anchors[j];
	const struct target *target = &pairing->targets[i];

	if (anchor->kind == ANCHOR_ADDRESS)
		return str_eq(anchor->words, target->url) ? 30 * POINT
							  : IMPOSSIBLE;
	int base = anchor->kind == ANCHOR_GROUP   ? 0
		   : anchor->kind == ANCHOR_TITLE ? 1
						  : 3;

	return (base + evidence(&pairing->clues[j], target)) * POINT;
}

/*
 * The strays of gap j: any number of them may follow each other. That k of
 * them share a gap is less likely than that they are spread, by k! (the
 * multinomial distribution), so the k-th costs log k more.
 */
static void
solve_gap(struct pairing *pairing, size_t j)
{
	size_t row = j * (pairing->n + 1);

	for (size_t i = 0; i <= pairing->n; i++) {
		int cost = 0;

		pairing->done[row + i] = IMPOSSIBLE;
		for (size_t k = 0; k <= i; k++) {
			if (k > 0)
				cost +=
				    pairing->costs[j] + halves(k, 1, STRAY_MAX);
			int score = pairing->begun[row + i - k] - cost;

			if (score > pairing->done[row + i]) {
				pairing->done[row + i] = score;
				pairing->strays[row + i] = k;
			}
		}
	}
}

/*
 * What it is worth that anchor j shares address i with the anchor right
 * before it: two links to one address were listed as equal neighbours. That
 * looks like a link that wraps, so the host has to name this anchor, too.
 */
static int
score_again(const struct pairing *pairing, size_t i, size_t j)
{
	int says = evidence(&pairing->clues[j], &pairing->targets[i]);

	if (pairing->listed[i]->count < 2 || says < EVIDENCE_HOST ||
	    pairing->anchors[j]->para != pairing->anchors[j - 1]->para)
		return IMPOSSIBLE;
	return (says - 1) * POINT;
}

/* Anchor j, between gap j and the next, takes an address or stays bare. */
static void
solve_anchor(struct pairing *pairing, size_t j)
{
	size_t row = j * (pairing->n + 1), next = row + pairing->n + 1;
	int bare = cost_bare(pairing->anchors[j]->kind);

	for (size_t i = 0; i <= pairing->n; i++) {
		int best = pairing->done[row + i] - bare;
		enum step step = STEP_BARE;
		int pair = i > 0 ? pairing->done[row + i - 1] +
				       score_pair(pairing, i - 1, j)
				 : IMPOSSIBLE;

		if (i > 0 && pair >= best) {
			best = pair;
			step = STEP_PAIR;
		}
		if (j > 0 && i > 0 && pairing->steps[row + i] == STEP_PAIR) {
			int again = pairing->begun[row + i] +
				    score_again(pairing, i - 1, j);

			step = again > best ? STEP_AGAIN : step;
			best = again > best ? again : best;
		}
		pairing->steps[next + i] = (unsigned char)step;
		pairing->begun[next + i] = best;
	}
}

static struct stray *
stray_new(const struct pairing *pairing, size_t i, size_t j,
	  struct arena *arena)
{
	struct stray *stray = arena_alloc(arena, sizeof(*stray));

	stray->listed = pairing->listed[i];
	stray->from =
	    j > 0 ? pairing->anchors[j - 1]->prose : pairing->prose_from;
	stray->to =
	    j < pairing->m ? pairing->anchors[j]->prose : pairing->prose_to;
	return stray;
}

struct stray *
pairing_solve(struct pairing *pairing, struct arena *arena)
{
	struct stray *tail = NULL;
	size_t n = pairing->n, m = pairing->m, cells = (n + 1) * (m + 1);
	struct arena *scratch = pairing->arena;

	pairing->begun = arena_array(scratch, cells, sizeof(int));
	pairing->done = arena_array(scratch, cells, sizeof(int));
	pairing->strays = arena_array(scratch, cells, sizeof(size_t));
	pairing->steps = arena_alloc(scratch, cells);
	for (size_t i = 1; i <= n; i++)
		pairing->begun[i] = IMPOSSIBLE;
	for (size_t j = 0; j < m; j++) {
		solve_gap(pairing, j);
		solve_anchor(pairing, j);
	}
	solve_gap(pairing, m);
	bool again = false; /* then gap j holds no strays */

	for (size_t i = n, j = m + 1; j-- > 0;) {
		size_t at = j * (n + 1) + i;
		size_t k = again ? 0 : pairing->strays[at];
		enum step step = pairing->steps[at - k];

		while (k-- > 0) {
			struct stray *stray = stray_new(pairing, --i, j, arena);

			stray->next = tail;
			tail = stray;
		}
		again = step == STEP_AGAIN;
		if (step != STEP_BARE)
			pairing->anchors[j - 1]->listed =
			    pairing->listed[i - 1];
		i -= step == STEP_PAIR;
	}
	return tail;
}

void
pairing_fill(struct pairing *pairing, const struct listed **listed, size_t n,
	     struct anchor **anchor, size_t m)
{
	struct arena *arena = pairing->arena;

	pairing->n = n;
	pairing->m = m;
	pairing->listed = arena_array(arena, n, sizeof(*pairing->listed));
	pairing->targets = arena_array(arena, n, sizeof(*pairing->targets));
	pairing->anchors = arena_array(arena, m, sizeof(*pairing->anchors));
	pairing->clues = arena_array(arena, m, sizeof(*pairing->clues));
	pairing->costs = arena_array(arena, m + 1, sizeof(*pairing->costs));
	for (size_t i = 0; i < n; i++, *listed = (*listed)->next) {
		pairing->listed[i] = *listed;
		pairing->targets[i] = target_make(*listed, arena);
	}
	size_t prose = pairing->prose_from, all = pairing->prose_to - prose;

	for (size_t j = 0; j < m; j++, *anchor = (*anchor)->bare) {
		pairing->anchors[j] = *anchor;
		pairing->clues[j] = clue_make(*anchor);
		pairing->costs[j] = cost_stray((*anchor)->prose - prose, all);
		prose = (*anchor)->prose;
	}
	pairing->costs[m] = cost_stray(pairing->prose_to - prose, all);
}
