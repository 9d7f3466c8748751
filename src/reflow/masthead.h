/*
 * Masthead: which line at the top of a text names it.
 *
 * The first heading may be that of the institute, or of a box beside it. But
 * what runs over the pages names the digest; and where nothing does, and the
 * first one is in capitals, the one right above the date of the issue does. A
 * title in capitals takes its small letters from the running line, too.
 */
#ifndef BREVIER_REFLOW_MASTHEAD_H
#define BREVIER_REFLOW_MASTHEAD_H

#include "extract/document.h"
#include "model/briefing.h"
#include "reflow/reflow.h"

/* Sets the title of a briefing whose paragraphs have their use. */
void masthead_find(struct briefing *briefing, struct para *paras,
		   const struct document *document);

#endif
