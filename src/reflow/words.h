/*
 * Words: which words a document uses, to judge hyphens at line ends.
 */
#ifndef BREVIER_REFLOW_WORDS_H
#define BREVIER_REFLOW_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "extract/document.h"

struct words {
	struct map asked; /* lower-case words, and compounds with hyphens, that
			     a hyphen at a line end asks for; with a value:
			     they stand in the text */
	uint64_t
	    lengths[256]; /* of these, by their first bytes: sets of bits */
	uint64_t *filter; /* of these, as a set of bits */
	size_t n_bits;    /* a power of two */
	bool broken;      /* the text breaks words at line ends */
	struct arena *arena;
};

/* Looks for words in all lines and addresses: those only that will be asked
 * for, since they are few. */
void words_collect(struct words *words, const struct document *document,
		   struct arena *arena);

/*
 * Whether the hyphen at the end of line belongs to the word that goes on in
 * next: "high-" "quality". It does where the compound stands elsewhere in
 * the text; it does not where the joined word does ("inter-" "national").
 * Where the text says nothing, a text that breaks words elsewhere broke this
 * one, too.
 */
bool words_keep_hyphen(const struct words *words, struct str line,
		       struct str next);

#endif
