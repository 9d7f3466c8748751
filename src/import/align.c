#include "import/align.h"

#include "import/evidence.h"

/* Links of a page that are aligned at once; a page with more is cut, so that
 * time and memory stay linear. */
#define SLICE 128

/* Scores are counted in quarters of a point. */
#define POINT 4
#define STRAY_MAX (6 * POINT)
#define IMPOSSIBLE (-1000000)

/* What an anchor took: nothing, the next address, or once more the one of
 * the anchor before it. */
enum step { STEP_BARE, STEP_PAIR, STEP_AGAIN };

/* One page, or a slice of it. */
struct problem {
	struct arena *arena; /* scratch */
	struct target *targets;
	const struct listed **listed;
	size_t n; /* addresses */
	struct anchor **anchors;
	struct clue *clues;
	size_t m;   /* anchors */
	int *costs; /* of a stray before anchor j; costs[m]: behind the last */
	size_t prose_from, prose_to;
	/* [j * (n + 1) + i], i addresses and j anchors being done: */
	int *begun;           /* best score before the strays of gap j ... */
	int *done;            /* ... and behind them */
	size_t *strays;       /* how many these are */
	unsigned char *steps; /* enum step of anchor j - 1 */
};

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
score_pair(const struct problem *problem, size_t i, size_t j)
{
	const struct anchor *anchor = problem->anchors[j];
	const struct target *target = &problem->targets[i];

	if (anchor->kind == ANCHOR_ADDRESS)
		return str_eq(anchor->words, target->url) ? 30 * POINT
							  : IMPOSSIBLE;
	int base = anchor->kind == ANCHOR_GROUP   ? 0
		   : anchor->kind == ANCHOR_TITLE ? 1
						  : 3;

	return (base + evidence(&problem->clues[j], target)) * POINT;
}

/*
 * The strays of gap j: any number of them may follow each other. That k of
 * them share a gap is less likely than that they are spread, by k! (the
 * multinomial distribution), so the k-th costs log k more.
 */
static void
solve_gap(struct problem *problem, size_t j)
{
	size_t row = j * (problem->n + 1);

	for (size_t i = 0; i <= problem->n; i++) {
		int cost = 0;

		problem->done[row + i] = IMPOSSIBLE;
		for (size_t k = 0; k <= i; k++) {
			if (k > 0)
				cost +=
				    problem->costs[j] + halves(k, 1, STRAY_MAX);
			int score = problem->begun[row + i - k] - cost;

			if (score > problem->done[row + i]) {
				problem->done[row + i] = score;
				problem->strays[row + i] = k;
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
score_again(const struct problem *problem, size_t i, size_t j)
{
	int says = evidence(&problem->clues[j], &problem->targets[i]);

	if (problem->listed[i]->count < 2 || says < EVIDENCE_HOST ||
	    problem->anchors[j]->para != problem->anchors[j - 1]->para)
		return IMPOSSIBLE;
	return (says - 1) * POINT;
}

/* Anchor j, between gap j and the next, takes an address or stays bare. */
static void
solve_anchor(struct problem *problem, size_t j)
{
	size_t row = j * (problem->n + 1), next = row + problem->n + 1;
	int bare = cost_bare(problem->anchors[j]->kind);

	for (size_t i = 0; i <= problem->n; i++) {
		int best = problem->done[row + i] - bare;
		enum step step = STEP_BARE;
		int pair = i > 0 ? problem->done[row + i - 1] +
				       score_pair(problem, i - 1, j)
				 : IMPOSSIBLE;

		if (i > 0 && pair >= best) {
			best = pair;
			step = STEP_PAIR;
		}
		if (j > 0 && i > 0 && problem->steps[row + i] == STEP_PAIR) {
			int again = problem->begun[row + i] +
				    score_again(problem, i - 1, j);

			step = again > best ? STEP_AGAIN : step;
			best = again > best ? again : best;
		}
		problem->steps[next + i] = (unsigned char)step;
		problem->begun[next + i] = best;
	}
}

static struct stray *
stray_new(const struct problem *problem, size_t i, size_t j,
	  struct arena *arena)
{
	struct stray *stray = arena_alloc(arena, sizeof(*stray));

	stray->listed = problem->listed[i];
	stray->from =
	    j > 0 ? problem->anchors[j - 1]->prose : problem->prose_from;
	stray->to =
	    j < problem->m ? problem->anchors[j]->prose : problem->prose_to;
	return stray;
}

/* Finds the best pairing; the strays come back in their order, before tail. */
static struct stray *
problem_solve(struct problem *problem, struct stray *tail, struct arena *arena)
{
	size_t n = problem->n, m = problem->m, cells = (n + 1) * (m + 1);
	struct arena *scratch = problem->arena;

	problem->begun = arena_array(scratch, cells, sizeof(int));
	problem->done = arena_array(scratch, cells, sizeof(int));
	problem->strays = arena_array(scratch, cells, sizeof(size_t));
	problem->steps = arena_alloc(scratch, cells);
	for (size_t i = 1; i <= n; i++)
		problem->begun[i] = IMPOSSIBLE;
	for (size_t j = 0; j < m; j++) {
		solve_gap(problem, j);
		solve_anchor(problem, j);
	}
	solve_gap(problem, m);
	bool again = false; /* then gap j holds no strays */

	for (size_t i = n, j = m + 1; j-- > 0;) {
		size_t at = j * (n + 1) + i;
		size_t k = again ? 0 : problem->strays[at];
		enum step step = problem->steps[at - k];

		while (k-- > 0) {
			struct stray *stray = stray_new(problem, --i, j, arena);

			stray->next = tail;
			tail = stray;
		}
		again = step == STEP_AGAIN;
		if (step != STEP_BARE)
			problem->anchors[j - 1]->listed =
			    problem->listed[i - 1];
		i -= step == STEP_PAIR;
	}
	return tail;
}

/* Fills problem with n addresses from *listed on and the anchors from
 * *anchor on, m of them; both move on. */
static void
problem_fill(struct problem *problem, const struct listed **listed, size_t n,
	     struct anchor **anchor, size_t m)
{
	struct arena *arena = problem->arena;

	problem->n = n;
	problem->m = m;
	problem->listed = arena_array(arena, n, sizeof(*problem->listed));
	problem->targets = arena_array(arena, n, sizeof(*problem->targets));
	problem->anchors = arena_array(arena, m, sizeof(*problem->anchors));
	problem->clues = arena_array(arena, m, sizeof(*problem->clues));
	problem->costs = arena_array(arena, m + 1, sizeof(*problem->costs));
	for (size_t i = 0; i < n; i++, *listed = (*listed)->next) {
		problem->listed[i] = *listed;
		problem->targets[i] = target_make(*listed, arena);
	}
	size_t prose = problem->prose_from, all = problem->prose_to - prose;

	for (size_t j = 0; j < m; j++, *anchor = (*anchor)->bare) {
		problem->anchors[j] = *anchor;
		problem->clues[j] = clue_make(*anchor);
		problem->costs[j] = cost_stray((*anchor)->prose - prose, all);
		prose = (*anchor)->prose;
	}
	problem->costs[m] = cost_stray(problem->prose_to - prose, all);
}

/* Cuts the page's sequences into slices of like length and solves each. */
static struct stray **
align_page(const struct page *page, struct anchor *anchor, size_t m,
	   const size_t *prose, struct stray **last, struct arena *arena)
{
	size_t n = page->n_addresses, longest = n > m ? n : m;
	size_t slices = longest / SLICE + 1;
	const struct listed *listed = page->addresses;
	size_t from = prose[page->number - 1];

	for (size_t k = 1; k <= slices; k++) {
		struct arena scratch = {0};
		struct problem problem = {.arena = &scratch,
					  .prose_from = from};
		size_t n_here = n * k / slices - n * (k - 1) / slices;
		size_t m_here = m * k / slices - m * (k - 1) / slices;
		struct anchor *end = anchor;

		for (size_t j = 0; j < m_here; j++)
			end = end->bare;
		from = k < slices && end ? end->prose : prose[page->number];
		problem.prose_to = from;
		problem_fill(&problem, &listed, n_here, &anchor, m_here);
		*last = problem_solve(&problem, NULL, arena);
		for (; *last; last = &(*last)->next)
			(*last)->page = page->number;
		arena_free(&scratch);
	}
	return last;
}

/* Links the anchors that have no address yet; returns the first. */
static struct anchor *
link_bare(struct anchor *anchor)
{
	struct anchor *first = NULL, **last = &first;

	for (; anchor; anchor = anchor->next) {
		if (anchor->listed)
			continue;
		*last = anchor;
		last = &anchor->bare;
	}
	return first;
}

struct stray *
align(const struct document *document, struct anchors *anchors,
      struct arena *arena)
{
	struct anchor *anchor = link_bare(anchors->first);
	struct stray *first = NULL, **last = &first;

	for (const struct page *page = document->pages; page;
	     page = page->next) {
		struct anchor *of_page = anchor;
		size_t m = 0;

		for (; anchor && anchor->page <= page->number;
		     anchor = anchor->bare)
			m++;
		last =
		    align_page(page, of_page, m, anchors->prose, last, arena);
	}
	return first;
}
