/*
 * Show: a briefing as indented text, a line for each thing in it.
 */
#ifndef BREVIER_BUILD_SHOW_H
#define BREVIER_BUILD_SHOW_H

#include <stdbool.h>

#include "base/buf.h"
#include "model/briefing.h"

/* blocks: formatted text as its tree of blocks and spans; else as plain
 * text. Absent values are left out. */
void show_briefing(struct buf *out, const struct briefing *briefing,
		   bool blocks);

#endif
