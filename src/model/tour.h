/*
 * Tour: a briefing from its first word to its last, with what one may want
 * to see on the way.
 *
 * Other than links.h, which tells what is cited, a tour meets images, too,
 * and says on which line each thing stands.
 */
#ifndef BREVIER_MODEL_TOUR_H
#define BREVIER_MODEL_TOUR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/briefing.h"

struct tour_link {
	struct str url;           /* as written; absent: there is no link */
	bool is_image;            /* shown in place */
	bool is_decorative;       /* an image that says nothing */
	const struct span *words; /* its own, or its alternative text */
	size_t line;              /* in the Markdown; 0 unknown */
};

/* What is NULL is passed by. */
struct tour {
	void *context;
	/* Before what stands in them; NULL behind an entry, and behind the
	 * last section. */
	void (*section)(void *context, const struct section *section);
	void (*entry)(void *context, const struct entry *entry);
	void (*heading)(void *context, const struct block *heading);
	void (*table)(void *context, const struct block *table);
	void (*link)(void *context, const struct tour_link *link);
};

/* arena: for as long as the tour lasts. */
void tour_briefing(const struct briefing *briefing, const struct tour *tour,
		   struct arena *arena);

#endif
