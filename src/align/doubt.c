#include "align/doubt.h"

#define NEAR (2 * PAIRING_POINT) /* what may well be instead */

/* What the rest of a pairing is worth, from a place on. Tables are laid out
 * as those of struct pairing. */
struct rest {
	const struct pairing *pairing;
	int *left; /* before the strays of gap j */
	int *gone; /* behind them */
	int *most; /* [i]: of the row at hand, the most of gone from i on */
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

/* Fills most for gap j. */
static void
measure_most(const struct rest *rest, size_t j)
{
	size_t n = rest->pairing->n;
	const int *gone = rest->gone + j * (n + 1);

	rest->most[n] = gone[n];
	for (size_t i = n; i-- > 0;)
		rest->most[i] = more(gone[i], rest->most[i + 1]);
}

static void
measure_gap(const struct rest *rest, size_t j)
{
	size_t n = rest->pairing->n;
	const int *gone = rest->gone + j * (n + 1);

	measure_most(rest, j);
	for (size_t i = 0; i <= n; i++) {
		int best = gone[i];

		for (size_t to = i + 1; to <= n; to++) {
			int cost = pairing_strays(rest->pairing, j, i, to);

			if (rest->most[to] - cost <= best)
				break;
			best = more(best, gone[to] - cost);
		}
		rest->left[j * (n + 1) + i] = best;
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

/* Where the longest run of strays of gap j ends that begins with address from
 * and is worth a look: a longer one makes the whole worse than the best by
 * more than any margin. */
static size_t
last_stray(const struct rest *rest, size_t from, size_t j)
{
	const struct pairing *pairing = rest->pairing;
	int begun = pairing->begun[j * (pairing->n + 1) + from];
	int least = rest->left[0] - DOUBT_MARGIN;
	size_t to = from;

	while (to < pairing->n &&
	       begun + rest->most[to + 1] -
		       pairing_strays(pairing, j, from, to + 1) >=
		   least)
		to++;
	return to;
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

	measure_most(rest, j);
	for (size_t i = 0; i < n; i++)
		worth[i] = PAIRING_IMPOSSIBLE;
	for (size_t from = 0; from < n; from++) {
		int best = PAIRING_IMPOSSIBLE;

		for (size_t to = last_stray(rest, from, j); to > from; to--) {
			best = more(best,
				    pairing->begun[row + from] -
					pairing_strays(pairing, j, from, to) +
					rest->gone[row + to]);
			worth[to - 1] = more(worth[to - 1], best);
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
			    .gone = arena_array(arena, cells, sizeof(int)),
			    .most = arena_array(arena, n + 1, sizeof(int))};

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

/* The best of all addresses but one for anchor j. */
static int
best_address(const struct doubt *doubt, size_t but, size_t j)
{
	size_t n = doubt->pairing->n;
	int best = PAIRING_IMPOSSIBLE;

	for (size_t i = 0; i < n; i++)
		if (i != but)
			best = more(best, doubt->pairs[j * n + i]);
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
	int other = more(best_pair(doubt, i, j), best_stray(doubt, i));

	return doubt->pairs[j * doubt->pairing->n + i] -
	       more(other, best_address(doubt, i, j));
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
