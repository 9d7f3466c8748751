/*
 * Document: what a document of a book leads to, and what can be led to in it.
 */
#ifndef BREVIER_CHECK_DOCUMENT_H
#define BREVIER_CHECK_DOCUMENT_H

#include "check/book.h"

/* Where url leads from a file: its path in the container. False where it
 * leaves the book: *path then is absent, or, for one that climbs out of the
 * container, empty. fragment: behind '#', decoded; may be NULL. */
bool document_resolve(struct str from, struct str url, struct str *path,
		      struct str *fragment, struct arena *arena);
/* Notes all links of a tree; item: takes its ids, NULL for the package. Tells
 * ids that stand twice and pictures that are to be loaded from the web. */
void document_read(struct book *book, const struct xml_node *root,
		   const struct source *source, struct book_item *item);
/* The same for a stylesheet. */
void document_read_style(struct book *book, struct str css, size_t line,
			 const struct source *source);
/* Whether all links that were noted lead somewhere. */
void document_check_links(const struct book *book);

#endif
