/*
 * Outline: which paragraph belongs to which entry, note and section.
 *
 * Where fonts or bookmarks tell the headings, they make sections and entries
 * (see headings.h). Else entries are told by their labels: the label that comes
 * first opens each of them. Notes are bullets that begin with a date. Short
 * paragraphs that end like no sentence and stand before one of these are
 * headings. Where the headings are lost, a second run of notes is told by its
 * dates, which start over, and sections take the names that site.yaml gives.
 */
#ifndef BREVIER_REFLOW_OUTLINE_H
#define BREVIER_REFLOW_OUTLINE_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/briefing.h"
#include "model/site.h"
#include "reflow/reflow.h"

/* Makes the sections, entries and notes of *briefing, still empty but for
 * titles found and the dates of notes, and tells each paragraph its own. */
void outline_make(struct briefing *briefing, struct para *paras,
		  const struct site *site, struct arena *arena);

#endif
