/*
 * Align: which listed address belongs to which anchor.
 *
 * On each page two sequences are given in the same order: the addresses of
 * its links, and the anchors that its text shows. Some addresses have no
 * anchor (their words are not marked), some anchors no address. The best
 * monotone pairing is found by dynamic programming (global alignment after
 * Needleman and Wunsch, J. Mol. Biol. 48, 1970), scored by
 *
 *   - the host against the words of the anchor: "Reuters article" and
 *     reuters.com, "South China Morning Post" and scmp.com; of an archived
 *     page the original's host;
 *   - the host against the issuer of the entry, for "(Link)";
 *   - words of the address's path that stand in the text around the anchor;
 *   - the text between two anchors: an address without an anchor stood on
 *     some of its words, each as likely as any other of the page, and more
 *     likely where words of the address stand.
 *
 * Where guesses are left, it is all done once more with what the sure places
 * tell of hosts and names; see lexicon.h.
 *
 * Equal neighbours were taken as one link that wraps; two anchors that the
 * host names both share such an address.
 */
#ifndef BREVIER_ALIGN_ALIGN_H
#define BREVIER_ALIGN_ALIGN_H

#include "align/anchor.h"
#include "align/stretch.h"
#include "base/arena.h"
#include "extract/document.h"

/* An address without an anchor: it stood on words between two places. */
struct stray {
	const struct listed *listed;
	int page;
	size_t from, to;          /* bytes of prose in the whole text */
	size_t first, last;       /* between which it may well stand, too */
	struct verdict verdict;   /* that it has none; of its owner later */
	const struct para *owner; /* whose reference it is; set by strays.c */
	bool unsure;              /* that it is the owner's: of shape.c */
	bool quoted;              /* it has words after all; of quotes.c */
	struct stray *next;
};

/* Sets listed of each anchor that has an address; returns the addresses that
 * are left, in their order. */
struct stray *align(const struct document *document,
		    const struct stretches *stretches, struct anchors *anchors,
		    struct arena *arena);

#endif
