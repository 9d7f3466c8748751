/*
 * Table: a table as XHTML5, for html.h alone.
 *
 * On a page it stands in a box that scrolls, which a keyboard reaches where it
 * has to (WCAG 2.2, 1.4.10 and 2.1.1); a book has no such box.
 */
#ifndef BREVIER_PUBLISH_TABLE_H
#define BREVIER_PUBLISH_TABLE_H

#include "publish/phrase.h"

/* ' class="left"' and so on; nothing for none. */
const char *table_class(enum align align);
void table_put(struct html *html, const struct block *table);

#endif
