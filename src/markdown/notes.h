/*
 * Notes: a list of bullets of which the first begins with a strong date.
 */
#ifndef BREVIER_MARKDOWN_NOTES_H
#define BREVIER_MARKDOWN_NOTES_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/briefing.h"
#include "model/site.h"

bool notes_are(const struct block *list, struct arena *arena);
/* The note of one item, which is used up: its date, and references of a line
 * of its own in the paragraph that follows the date. */
struct note *notes_read(struct block *item, const struct site *site,
			struct arena *arena);

#endif
