/*
 * Titles: headings that were taken for the end of the paragraph before.
 *
 * Where a blank line stands between all lines and the last line of a
 * paragraph happens to be full, nothing parts it from the title below. But a
 * text ends with a full stop, and a title with none: what stands behind the
 * last sentence, in lines of its own, right before the label that opens an
 * entry, or before a title or a dated note, is one.
 */
#ifndef BREVIER_REFLOW_TITLES_H
#define BREVIER_REFLOW_TITLES_H

#include "reflow/reflow.h"

/* Parts such headings, in a text in which the label opener opens entries,
 * from the paragraphs; the dates of notes are known. */
void titles_part(struct para *paras, enum role opener, struct arena *arena);

#endif
