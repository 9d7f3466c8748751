/*
 * Xhtml: what Apache Tika makes of a PDF as XHTML, as a document.
 *
 * Of a PDF: a "div" of class "page" for each page, with "p" for what Tika
 * takes for a paragraph (its line ends are kept), then a "div" of class
 * "annotation" with the link for each link of the page; behind all pages the
 * outline as nested lists. Properties are "meta" elements of the head.
 *
 * Other documents have no pages, but links, headings and lists in their
 * places: these are kept there.
 */
#ifndef BREVIER_EXTRACT_XHTML_H
#define BREVIER_EXTRACT_XHTML_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "extract/document.h"

/* All of *document is in arena. False and errors [xhtml] for what is not
 * well-formed, or no XHTML. */
bool xhtml_read(struct document *document, const struct source *source,
		struct arena *arena, struct diags *diags);

#endif
