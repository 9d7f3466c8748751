/*
 * Properties: whether what the package says of a file (its properties) is
 * what the file holds (EPUB 3.3, section 5.6.2.1 and appendix D.6).
 *
 * All faults are [epub-properties], at the line of the package.
 */
#ifndef BREVIER_CHECK_PROPERTIES_H
#define BREVIER_CHECK_PROPERTIES_H

#include "check/book.h"

bool properties_has(const struct book_item *item, const char *word);
/* The words themselves, of all items; at most one is the cover. */
void properties_check_words(const struct book *book);
/* Those of a document. */
void properties_check(const struct book *book, const struct book_item *item,
		      const struct xml_node *root);
/* And of a stylesheet. */
void properties_check_style(const struct book *book,
			    const struct book_item *item, struct str css);

#endif
