#include "import/align.h"

#include "import/evidence.h"

/* Links of a page that are aligned at once; a page with more is cut, so that
 * time and memory stay linear. */
#define SLICE 128

#define IMPOSSIBLE (-1000000)

enum step { STEP_PAIR, STEP_STRAY, STEP_BARE };

/* One page, or a slice of it. */
struct problem {
	struct arena *arena; /* scratch */
	struct target *targets;
	const struct listed **listed;
	size_t n; /* addresses */
	struct anchor **anchors;
	struct clue *clues;
	size_t m;    /* anchors */
	size_t *gap; /* prose before anchor j; gap[m]: behind the last */
	size_t prose_from, prose_to;
	int *score;           /* [i * (m + 1) + j] */
	unsigned char *steps; /* enum step, the same */
};

/* What it costs that an address has no anchor, by the prose of its gap. */
static int
cost_stray(size_t prose)
{
	return prose >= 400 ? 1 : prose >= 60 ? 2 : 6;
}

/* What it costs that an anchor has no address. */
static int
cost_bare(enum anchor_kind kind)
{
	switch (kind) {
	case ANCHOR_MARK:
	case ANCHOR_NAME:
		return 3;
	case ANCHOR_TITLE:
		return 1;
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
		return str_eq(anchor->words, target->url) ? 30 : IMPOSSIBLE;
	int base = anchor->kind == ANCHOR_GROUP   ? 0
		   : anchor->kind == ANCHOR_TITLE ? 1
						  : 3;

	return base + evidence(&problem->clues[j], target);
}

static void
problem_step(struct problem *problem, size_t i, size_t j)
{
	size_t width = problem->m + 1, at = i * width + j;
	int best = i + j == 0 ? 0 : IMPOSSIBLE;
	enum step step = STEP_STRAY;

	if (i > 0 && j > 0) {
		best = problem->score[at - width - 1] +
		       score_pair(problem, i - 1, j - 1);
		step = STEP_PAIR;
	}
	if (i > 0) {
		int stray =
		    problem->score[at - width] - cost_stray(problem->gap[j]);

		if (stray > best) {
			best = stray;
			step = STEP_STRAY;
		}
	}
	if (j > 0) {
		int bare = problem->score[at - 1] -
			   cost_bare(problem->anchors[j - 1]->kind);

		if (bare > best) {
			best = bare;
			step = STEP_BARE;
		}
	}
	problem->score[at] = best;
	problem->steps[at] = (unsigned char)step;
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
	size_t i = problem->n, j = problem->m, width = problem->m + 1;

	problem->score = arena_array(problem->arena, (i + 1) * width,
				     sizeof(*problem->score));
	problem->steps = arena_alloc(problem->arena, (i + 1) * width);
	for (size_t a = 0; a <= problem->n; a++)
		for (size_t b = 0; b <= problem->m; b++)
			problem_step(problem, a, b);
	while (i > 0 || j > 0) {
		switch ((enum step)problem->steps[i * width + j]) {
		case STEP_PAIR:
			problem->anchors[--j]->listed = problem->listed[--i];
			break;
		case STEP_STRAY: {
			struct stray *stray = stray_new(problem, --i, j, arena);

			stray->next = tail;
			tail = stray;
			break;
		}
		case STEP_BARE:
			j--;
			break;
		}
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
	problem->gap = arena_array(arena, m + 1, sizeof(*problem->gap));
	for (size_t i = 0; i < n; i++, *listed = (*listed)->next) {
		problem->listed[i] = *listed;
		problem->targets[i] = target_make(*listed, arena);
	}
	size_t prose = problem->prose_from;

	for (size_t j = 0; j < m; j++, *anchor = (*anchor)->bare) {
		problem->anchors[j] = *anchor;
		problem->clues[j] = clue_make(*anchor);
		problem->gap[j] = (*anchor)->prose - prose;
		prose = (*anchor)->prose;
	}
	problem->gap[m] = problem->prose_to - prose;
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
