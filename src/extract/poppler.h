/*
 * Poppler: the XML that poppler's pdftohtml makes of a PDF, as a document.
 *
 * A page is a list of texts, each with its place, its font and its links, in
 * the order in which the page draws them; "b", "i" and "a" may stand within.
 * Behind the pages comes the outline. Places are in 1/108 inch, y downwards.
 */
#ifndef BREVIER_EXTRACT_POPPLER_H
#define BREVIER_EXTRACT_POPPLER_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "extract/document.h"
#include "model/site.h"

/* All of *document is in arena. False and errors [poppler] for what is not
 * well-formed, or not this XML. Running headers are taken out, since what
 * the layout tells depends on it. */
bool poppler_read(struct document *document, const struct source *source,
		  const struct site *site, struct arena *arena,
		  struct diags *diags);

#endif
