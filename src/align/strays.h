/*
 * Strays: addresses that found no words become references of the entry, note
 * or section in whose text they fall: where that may be several, of the one
 * that has words of the address, else of the one with the most text.
 */
#ifndef BREVIER_ALIGN_STRAYS_H
#define BREVIER_ALIGN_STRAYS_H

#include "align/align.h"
#include "base/arena.h"
#include "base/diag.h"
#include "model/briefing.h"
#include "reflow/reflow.h"

/* Those of a list that stand on no words that they quote. */
struct stray *strays_unquoted(struct stray *strays);
/* Strays become references of the entry, note or section in whose text they
 * fall. Sets the owner of each, too, and how sure that is. Those of a note are
 * warned of. */
void strays_put(struct briefing *briefing, struct stray *strays,
		const struct stretches *stretches, const struct source *source,
		struct arena *arena, struct diags *diags);

#endif
