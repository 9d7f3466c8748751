/*
 * Quotes: addresses that say on which words they stood.
 *
 * An address that found no anchor may quote the text: its text fragment is
 * made of words, and so is its path, often those of the link
 * (".../what-divers-see-in-the-kelp"). Where such words stand on its page
 * once, and only once, and in no other link, the link is put on them.
 */
#ifndef BREVIER_ALIGN_QUOTES_H
#define BREVIER_ALIGN_QUOTES_H

#include "align/align.h"
#include "align/anchor.h"
#include "base/arena.h"

/* Takes the addresses out of strays, in the order of their pages, that quote
 * words, and puts anchors for them; returns the others. */
struct stray *quotes_place(struct stray *strays,
			   const struct stretches *stretches,
			   struct anchors *anchors, struct arena *arena);

#endif
