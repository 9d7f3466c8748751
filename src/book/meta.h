/*
 * Book metadata: what the package, the title page and the colophon say of a
 * book as a whole (Dublin Core, as EPUB 3.3 has it in section 5.5.3).
 *
 * Front matter may name authors ("author", "authors"), "rights" and a
 * "description" of its own; else they are the publisher, the rights of
 * site.yaml and the headlines.
 */
#ifndef BREVIER_BOOK_META_H
#define BREVIER_BOOK_META_H

#include "book/book.h"
#include "model/briefing.h"

/* Sets "book" of the book's value; of briefing k of the catalog. */
void book_meta_briefing(struct book *book, const struct briefing *briefing,
			size_t k);
/* Of those that its place collects; identifier and title are the book's. */
void book_meta_collected(struct book *book, struct str identifier,
			 struct str title);

#endif
