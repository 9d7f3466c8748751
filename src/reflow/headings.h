/*
 * Headings: what the headings that are known to be headings stand over.
 *
 * Fonts and bookmarks tell which paragraphs are headings and which of them
 * are above others, but not which level makes sections and which entries:
 * entries have labelled fields, sections have notes or entries, and a single
 * heading above all others at the top of the text is its title.
 */
#ifndef BREVIER_REFLOW_HEADINGS_H
#define BREVIER_REFLOW_HEADINGS_H

#include <stdbool.h>

#include "base/arena.h"
#include "reflow/reflow.h"

/* Sets heading of each paragraph with a level; levels that cannot be right,
 * of whole paragraphs, are taken back. A heading that comes again and again
 * becomes a label. False where no heading is known. */
bool headings_find(struct para *paras, const struct site *site,
		   struct arena *arena);

#endif
