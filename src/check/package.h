/*
 * Package: what the package document of a book says: its metadata, its
 * manifest and its spine (EPUB 3.3, section 5; OPF 2.0).
 */
#ifndef BREVIER_CHECK_PACKAGE_H
#define BREVIER_CHECK_PACKAGE_H

#include "check/book.h"

/* Takes the items of the manifest into the book, and tells what is wrong:
 * [epub-package], [epub-manifest], [epub-missing], [epub-spine]. */
void package_read(struct book *book, const struct xml_node *root);

#endif
