/*
 * Wrapped: addresses in the text that go on in the next line.
 *
 * What parts them may be a hyphen, a slash or nothing at all; but the list of
 * the links, or the links themselves, tell how they go on.
 */
#ifndef BREVIER_REFLOW_WRAPPED_H
#define BREVIER_REFLOW_WRAPPED_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"
#include "extract/document.h"

struct wrapped {
	const struct document *document;
	struct arena *arena;
	struct map urls; /* of all links */
	bool made;       /* it has been made: few texts ask */
};

/* Whether text ends with the beginning of a link's address, whose rest next
 * begins with. */
bool wrapped_goes_on(struct wrapped *wrapped, struct str text, struct str next);

#endif
