/*
 * Fill: the text of the paragraphs, links in their places, into the outline.
 */
#ifndef BREVIER_IMPORT_FILL_H
#define BREVIER_IMPORT_FILL_H

#include "align/align.h"
#include "align/anchor.h"
#include "base/arena.h"
#include "base/diag.h"
#include "model/briefing.h"
#include "model/site.h"
#include "reflow/reflow.h"

/*
 * Fills the sections, entries and notes of briefing. What a person should
 * look at is a warning: names without an address.
 */
void fill(struct briefing *briefing, const struct para *paras,
	  const struct anchors *anchors, const struct source *source,
	  const struct site *site, struct arena *arena, struct diags *diags);

#endif
