/*
 * Keep: the net under the import: no address of the document is lost.
 *
 * Links find their words on many ways, some of which end nowhere: words that
 * are nothing but a bullet, two links on one name, a label, a header. What is
 * not in the briefing at the end becomes a reference of what its line belongs
 * to.
 */
#ifndef BREVIER_IMPORT_KEEP_H
#define BREVIER_IMPORT_KEEP_H

#include "align/align.h"
#include "base/arena.h"
#include "extract/document.h"
#include "model/briefing.h"
#include "reflow/reflow.h"

/* paras: the paragraphs of document, one piece a line. What is kept here is
 * appended to *strays, too. */
void keep_addresses(struct briefing *briefing, struct stray **strays,
		    const struct document *document, const struct para *paras,
		    struct arena *arena);

#endif
