/*
 * Printed: addresses that the text shows without their scheme.
 *
 * "www.harbour.example/quays", "desk@harbour.example": nothing but the list of
 * a page's links tells them from other words with a dot.
 */
#ifndef BREVIER_ALIGN_PRINTED_H
#define BREVIER_ALIGN_PRINTED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"
#include "extract/document.h"

struct printed {
	struct map bare; /* the addresses that are listed anywhere */
};

void printed_learn(struct printed *printed, const struct page *pages,
		   struct arena *arena);
/* Whether text is such an address. */
bool printed_is(const struct printed *printed, struct str text);
/* Whether the byte at dot of text may stand in one: it parts letters. */
bool printed_may_stand(struct str text, size_t dot);
/* Finds the words without space around the dot, from byte low on at most, and
 * whether they are such an address. */
bool printed_find(const struct printed *printed, struct str text, size_t low,
		  size_t dot, size_t *from, size_t *to);
/* An address as it may be printed: without scheme, "www." and last slash. */
struct str printed_bare(struct str url);

#endif
