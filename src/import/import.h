/*
 * Import: extracted text becomes a briefing.
 *
 * An extraction has lost its paragraphs, its headings and the place of every
 * link. The way back, one file a step:
 *
 *	tika.c     text -> document: pages, each with lines and addresses
 *	reflow.c   document -> paragraphs, with their labels and bullets
 *	anchor.c   paragraphs -> anchors: words that a link stood on
 *	align.c    addresses and anchors of a page -> who belongs to whom
 *	outline.c  paragraphs, links -> sections, entries, notes
 *
 * Further formats fill the same struct document and go the same way.
 */
#ifndef BREVIER_IMPORT_IMPORT_H
#define BREVIER_IMPORT_IMPORT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/briefing.h"
#include "model/site.h"

/*
 * Fills *briefing, settled but for its slug, from source: plain text of a
 * PDF by Apache Tika. Everything it points to is in arena, or in source's
 * text. False and recorded errors where there is nothing to read: an empty
 * text, or one that is not UTF-8.
 */
bool import_text(struct briefing *briefing, const struct source *source,
		 const struct site *site, struct arena *arena,
		 struct diags *diags);

#endif
