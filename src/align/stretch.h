/*
 * Stretch: where in the prose of the whole text each paragraph stands.
 *
 * Places of links without words are counted in bytes of prose (see
 * struct anchors); stretches lead from there to the text.
 */
#ifndef BREVIER_ALIGN_STRETCH_H
#define BREVIER_ALIGN_STRETCH_H

#include <stddef.h>

#include "align/anchor.h"
#include "align/bag.h"
#include "base/arena.h"
#include "reflow/reflow.h"

struct stretch {
	const struct para *para;
	size_t from, to;        /* facts have none: they are equal */
	struct bag_words words; /* of the paragraph */
	bool linked;            /* an anchor of it has an address */
};

struct stretches {
	struct stretch *list; /* of all paragraphs */
	size_t n;
};

void stretches_make(struct stretches *all, const struct para *paras,
		    struct arena *arena);
/* Sets linked. */
void stretches_link(struct stretches *all, const struct anchor *anchors);
/* The first one that reaches beyond place; all->n for none. */
size_t stretches_at(const struct stretches *all, size_t place);
/* The text of a stretch between two places; empty where it has none. */
struct str stretch_text(const struct stretch *stretch, size_t from, size_t to);
/* Adds its words between two places. */
void stretch_add_words(const struct stretch *stretch, size_t from, size_t to,
		       struct bag *bag);

#endif
