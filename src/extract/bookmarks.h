/*
 * Bookmarks: the outline that a file has of itself tells its headings.
 */
#ifndef BREVIER_EXTRACT_BOOKMARKS_H
#define BREVIER_EXTRACT_BOOKMARKS_H

#include <stdbool.h>

#include "base/arena.h"
#include "extract/document.h"

/*
 * Finds the titles of the outline, in their order, among the lines: one that
 * wraps may take up to four lines, white space does not count. Of equal
 * lines the later ones are taken, since a table of contents comes before
 * the text. The lines get the title's depth as their level, 1 where it was
 * lost. False, and no line is changed, where fewer than half are found.
 */
bool bookmarks_match(struct document *document, struct arena *arena);

#endif
