/*
 * Runs: sections of dated notes whose headings were lost.
 */
#ifndef BREVIER_REFLOW_RUNS_H
#define BREVIER_REFLOW_RUNS_H

#include "base/arena.h"
#include "model/briefing.h"

/* Parts the notes of a section that has no heading of its own where their
 * dates start over, unless they are in no order at all. */
void runs_split(struct section *section, struct arena *arena);

#endif
