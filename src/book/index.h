/*
 * Book index: who is named in a book, and where.
 *
 *	book_index_add(book, &place, summary, document, page);	... each entry
 *	ok = book_index_put(book);
 */
#ifndef BREVIER_BOOK_INDEX_H
#define BREVIER_BOOK_INDEX_H

#include <stdbool.h>

#include "book/book.h"
#include "catalog/summary.h"

/* The issuers of an entry, which stands at place, in document: a value of the
 * book's documents. page: where it begins in the source; 0 unknown. */
void book_index_add(struct book *book, const struct place *place,
		    const struct entry_summary *entry,
		    const struct value *document, int page);
/* The index as a document, by name; nothing where there are no issuers. False:
 * an error was recorded. */
bool book_index_put(struct book *book);

#endif
