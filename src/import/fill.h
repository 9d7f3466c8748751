/*
 * Fill: the text of the paragraphs, links in their places, into the outline.
 */
#ifndef BREVIER_IMPORT_FILL_H
#define BREVIER_IMPORT_FILL_H

#include "base/arena.h"
#include "base/diag.h"
#include "import/align.h"
#include "import/anchor.h"
#include "import/reflow.h"
#include "model/briefing.h"
#include "model/site.h"

/*
 * Fills the sections, entries and notes of briefing. Strays become
 * references of the entry, note or section in whose text they fall. What a
 * person should look at is a warning: names without an address, addresses
 * of a note without a name.
 */
void fill(struct briefing *briefing, const struct para *paras,
	  const struct anchors *anchors, struct stray *strays,
	  const struct source *source, const struct site *site,
	  struct arena *arena, struct diags *diags);

#endif
