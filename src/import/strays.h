/*
 * Strays: addresses that found no words become references of the entry, note
 * or section in whose text they fall.
 */
#ifndef BREVIER_IMPORT_STRAYS_H
#define BREVIER_IMPORT_STRAYS_H

#include "base/arena.h"
#include "base/diag.h"
#include "import/align.h"
#include "import/reflow.h"
#include "model/briefing.h"

/* Those of a note are warned of. */
void strays_put(struct briefing *briefing, const struct stray *strays,
		const struct para *paras, const struct source *source,
		struct arena *arena, struct diags *diags);

#endif
