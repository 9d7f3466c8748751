#include "import/doubt.h"

#define NEAR (2 * PAIRING_POINT) /* what may well be instead */

/* What the rest of a pairing is worth, from a place on. Tables are laid out
 * as those of struct pairing. */
struct rest {
	const struct pairing *pairing;
	int *left; /* before the strays of gap j */
	int *gone; /* behind them */
};

static int
more(int a, int b)
{
	return a > b ? a : b;
}

/* What comes behind address i on anchor j, which the next anchor may share. */
static int
behind_pair(const struct rest *rest, size_t i, size_t j)
{
	const struct pairing *pairing = rest->pairing;
	size_t width = pairing->n + 1;
	int best = rest->left[(j + 1) * width + i + 1];

	if (j + 1 < pairing->m)
		best = more(best, pairing_again(pairing, i, j + 1) +
				      rest->left[(j + 2) * width + i + 1]);
	return best;
}

static void
measure_gap(const struct rest *rest, size_t j)
{
	size_t n = rest->pairing->n, row = j * (n + 1);

	for (size_t i = 0; i <= n; i++) {
		int cost = 0, best = rest->gone[row + i];

		for (size_t k = 1; i + k <= n; k++) {
			cost += pairing_stray(rest->pairing, i + k - 1, j, k);
			best = more(best, rest->gone[row + i + k] - cost);
		}
		rest->left[row + i] = best;
	}
}

static void
measure_rest(const struct rest *rest)
{
	const struct pairing *pairing = rest->pairing;
	size_t n = pairing->n, width = n + 1;

	for (size_t i = 0; i <= n; i++)
		rest->gone[pairing->m * width + i] =
		    i == n ? 0 : PAIRING_IMPOSSIBLE;
	measure_gap(rest, pairing->m);
	for (size_t j = pairing->m; j-- > 0;) {
		int bare = pairing_bare(pairing, j);

		for (size_t i = 0; i <= n; i++) {
			int best = rest->left[(j + 1) * width + i] - bare;

			if (i < n)
				best = more(best, pairing->scores[j * n + i] +
						      behind_pair(rest, i, j));
			rest->gone[j * width + i] = best;
		}
		measure_gap(rest, j);
	}
}

/* The worth of each address as a stray of gap j: of the runs of strays that
 * it may be in, those that begin with address from reach to each place
 * behind it. */
static void
measure_strays(const struct doubt *doubt, const struct rest *rest, size_t j)
{
	const struct pairing *pairing = doubt->pairing;
	size_t n = pairing->n, row = j * (n + 1);
	int *worth = doubt->strays + j * n;

	for (size_t i = 0; i < n; i++)
		worth[i] = PAIRING_IMPOSSIBLE;
	for (size_t from = 0; from < n; from++) {
		int best = PAIRING_IMPOSSIBLE, cost = 0;

		for (size_t k = 1; from + k <= n; k++)
			cost += pairing_stray(pairing, from + k - 1, j, k);
		for (size_t k = n - from; k > 0; k--) {
			best = more(best, pairing->begun[row + from] - cost +
					      rest->gone[row + from + k]);
			worth[from + k - 1] = more(worth[from + k - 1], best);
			cost -= pairing_stray(pairing, from + k - 1, j, k);
		}
	}
}

void
doubt_measure(struct doubt *doubt, const struct pairing *pairing)
{
	size_t n = pairing->n, m = pairing->m, cells = (n + 1) * (m + 1);
	struct arena *arena = pairing->arena;
	struct rest rest = {.pairing = pairing,
			    .left = arena_array(arena, cells, sizeof(int)),
			    .gone = arena_array(arena, cells, sizeof(int))};

	*doubt = (struct doubt){
	    .pairing = pairing,
	    .pairs = arena_array(arena, n * m, sizeof(int)),
	    .strays = arena_array(arena, n * (m + 1), sizeof(int)),
	};
	measure_rest(&rest);
	for (size_t j = 0; j < m; j++)
		for (size_t i = 0; i < n; i++)
			doubt->pairs[j * n + i] =
			    pairing->done[j * (n + 1) + i] +
			    pairing->scores[j * n + i] +
			    behind_pair(&rest, i, j);
	for (size_t j = 0; j <= m; j++)
		measure_strays(doubt, &rest, j);
}

/* The best of all anchors for address i but one. */
static int
best_pair(const struct doubt *doubt, size_t i, size_t but)
{
	int best = PAIRING_IMPOSSIBLE;

	for (size_t j = 0; j < doubt->pairing->m; j++)
		if (j != but)
			best =
			    more(best, doubt->pairs[j * doubt->pairing->n + i]);
	return best;
}

static int
best_stray(const struct doubt *doubt, size_t i)
{
	int best = PAIRING_IMPOSSIBLE;

	for (size_t j = 0; j <= doubt->pairing->m; j++)
		best = more(best, doubt->strays[j * doubt->pairing->n + i]);
	return best;
}

int
doubt_of_pair(const struct doubt *doubt, size_t i, size_t j)
{
	return doubt->pairs[j * doubt->pairing->n + i] -
	       more(best_pair(doubt, i, j), best_stray(doubt, i));
}

int
doubt_of_stray(const struct doubt *doubt, size_t i, size_t *first, size_t *last)
{
	const struct pairing *pairing = doubt->pairing;
	int best = best_stray(doubt, i);

	*first = pairing->m;
	*last = 0;
	for (size_t j = 0; j <= pairing->m; j++) {
		if (doubt->strays[j * pairing->n + i] < best - NEAR)
			continue;
		*first = j < *first ? j : *first;
		*last = j;
	}
	return best - best_pair(doubt, i, pairing->m);
}
