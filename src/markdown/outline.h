/*
 * Outline: which block belongs to which section, entry, field and note.
 *
 * The shallowest heading level in use makes sections, the next one entries;
 * where labelled facts stand right under the shallowest headings, these are
 * entries themselves. A label is a strong text at the start of a line, with a
 * colon; it opens a field that goes on to the next label. Bullets that begin
 * with a strong date are notes. Nothing is dropped: what states no fact stays
 * a field or a block in its place.
 */
#ifndef BREVIER_MARKDOWN_OUTLINE_H
#define BREVIER_MARKDOWN_OUTLINE_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/briefing.h"
#include "model/site.h"

/* Hangs blocks, which are used up, into *briefing. A date that is none is a
 * warning. */
void outline_read(struct briefing *briefing, struct block *blocks,
		  const struct source *source, const struct site *site,
		  struct arena *arena, struct diags *diags);

#endif
