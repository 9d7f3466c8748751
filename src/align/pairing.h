/*
 * Pairing: the addresses of a page, or of a slice of it, against its anchors.
 *
 *	pairing_fill(&pairing, &listed, n, &anchor, m);
 *	strays = pairing_solve(&pairing, arena);
 *
 * align.h says by what; the tables live in the pairing's own arena.
 */
#ifndef BREVIER_ALIGN_PAIRING_H
#define BREVIER_ALIGN_PAIRING_H

#include <stddef.h>

#include "align/align.h"
#include "align/anchor.h"
#include "align/evidence.h"
#include "align/lexicon.h"
#include "align/stretch.h"
#include "base/arena.h"
#include "extract/document.h"

/* What an anchor took: nothing, the next address, or once more the one of
 * the anchor before it. */
enum step { STEP_BARE, STEP_PAIR, STEP_AGAIN };

/* Scores are counted in quarters of a point; a point halves the odds. */
#define PAIRING_POINT 4
#define PAIRING_IMPOSSIBLE (-1000000)

struct pairing {
	struct arena *arena;          /* scratch */
	const struct target *targets; /* of the addresses from *listed on */
	struct listed **listed;
	size_t n; /* addresses */
	struct anchor **anchors;
	struct clue *clues;
	size_t m;                      /* anchors */
	struct lexicon_hosts *learned; /* of each anchor's name */
	unsigned char *said;           /* [j * n + i]: see evidence_in_bag() */
	int *costs;  /* [j * (n + 1) + i]: of the first i addresses without
			words in gap j, which is before anchor j; gap m: behind
			the last */
	int *shared; /* [k]: of k strays that share a gap, beside that */
	const struct stretches *all;   /* their words are found */
	const struct stretch *stretch; /* before, or that of the next anchor */
	const struct lexicon *lexicon; /* NULL: nothing is learned yet */
	size_t prose_from, prose_to;
	int *scores; /* [j * n + i]: of address i on anchor j */
	/* [j * (n + 1) + i], i addresses and j anchors being done: */
	int *begun;           /* best score before the strays of gap j ... */
	int *done;            /* ... and behind them */
	size_t *strays;       /* how many these are */
	unsigned char *steps; /* enum step of anchor j - 1 */
	int *highest;         /* of the row at hand: the best up to here */
};

/* Fills *pairing, of which arena, targets, all, stretch, lexicon and the places
 * of its prose are set, with n addresses from *listed on and the bare anchors
 * from *anchor on, m of them; both move on. */
void pairing_fill(struct pairing *pairing, struct listed **listed, size_t n,
		  struct anchor **anchor, size_t m);
/* Finds the best pairing: sets listed of the anchors; returns the addresses
 * that are left, in their order, in arena. */
struct stray *pairing_solve(struct pairing *pairing, struct arena *arena);

/* What it costs that anchor j has no address. */
int pairing_bare(const struct pairing *pairing, size_t j);
/* What it is worth that anchor j shares address i with the anchor right
 * before it. */
int pairing_again(const struct pairing *pairing, size_t i, size_t j);

/*
 * What the addresses from from up to to cost as strays of gap j. Any number
 * may follow each other; that k of them share a gap is less likely than that
 * they are spread, by k! (the multinomial distribution), so the k-th costs
 * log k more. The more they are, the more it is.
 */
static inline int
pairing_strays(const struct pairing *pairing, size_t j, size_t from, size_t to)
{
	const int *costs = pairing->costs + j * (pairing->n + 1);

	return costs[to] - costs[from] + pairing->shared[to - from];
}

#endif
