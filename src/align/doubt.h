/*
 * Doubt: by how much a pairing is better than the next best one.
 *
 * The best pairing of a page always exists; that says nothing of how good it
 * is. Of each way to place an address, the best whole pairing that holds it
 * is worth so much (its max-marginal: the forward-backward algorithm with the
 * greatest for the sum; Rabiner, Proc. IEEE 77, 1989). The gap from the way
 * taken to the best of all others is its margin, in the unit of the scores.
 */
#ifndef BREVIER_ALIGN_DOUBT_H
#define BREVIER_ALIGN_DOUBT_H

#include <stddef.h>

#include "align/pairing.h"

/* Margins of more than that are not told apart. */
#define DOUBT_MARGIN (4 * PAIRING_POINT)

/* Made by doubt_measure(), in the pairing's arena. */
struct doubt {
	const struct pairing *pairing;
	int *pairs;  /* [j * n + i]: worth of address i on anchor j */
	int *strays; /* the same of address i in gap j */
};

/* Measures a pairing whose tables are filled. */
void doubt_measure(struct doubt *doubt, const struct pairing *pairing);

/* How sure it is that address i belongs on anchor j. */
int doubt_of_pair(const struct doubt *doubt, size_t i, size_t j);
/* How sure it is that address i has no anchor; *first and *last are the gaps
 * in which it may well stand. */
int doubt_of_stray(const struct doubt *doubt, size_t i, size_t *first,
		   size_t *last);

#endif
