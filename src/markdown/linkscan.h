/*
 * Linkscan: how far the parts of a link reach that cmark's tree does not
 * show: CommonMark 0.31.2, sections 4.7 and 6.3.
 */
#ifndef BREVIER_MARKDOWN_LINKSCAN_H
#define BREVIER_MARKDOWN_LINKSCAN_H

#include "base/str.h"

/* The end of what follows a link's text, and its ']' at offset at - 1:
 * "(url "title")", "[label]", "[]", or nothing at all. */
size_t linkscan_tail(struct str text, size_t at);
/* The end of "[label]" at offset at; STR_NONE where there is none. */
size_t linkscan_label(struct str text, size_t at);
/* The start of the line behind the definition of a link, "[label]: url", that
 * begins at offset at; STR_NONE where none does. */
size_t linkscan_definition(struct str text, size_t at);

/* The end of all definitions that text begins with. */
size_t linkscan_definitions(struct str text);

#endif
