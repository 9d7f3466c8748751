/*
 * Tika: the plain text that Apache Tika extracts from a PDF, as a document.
 *
 * The layout, as Tika's PDF2XHTML and its plain text handler write it: a
 * page opens with an empty line; its text follows, with a blank line between
 * paragraphs, or, where the line gap looks like one, between all lines; then
 * an empty line and the page's link annotations, one address a line, in the
 * order in which the PDF holds them. Nothing marks the end of a page but two
 * empty lines after its addresses, or three where it has none.
 */
#ifndef BREVIER_EXTRACT_TIKA_H
#define BREVIER_EXTRACT_TIKA_H

#include "base/arena.h"
#include "extract/document.h"

/* Lines and addresses point into text. A form feed ends a page, too. */
void tika_read(struct document *document, struct str text, struct arena *arena);

#endif
