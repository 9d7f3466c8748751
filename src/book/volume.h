/*
 * Volume: one briefing within a book.
 *
 * Its documents: the title page, one for the prose and notes of each section
 * and one for each entry, in the order of the text, and the references. In a
 * book of one briefing they stand at its top, in others in a folder of the
 * briefing's name, so that no two share a name.
 */
#ifndef BREVIER_BOOK_VOLUME_H
#define BREVIER_BOOK_VOLUME_H

#include <stdbool.h>

#include "book/book.h"
#include "model/briefing.h"

/* Puts briefing k of the catalog into the book; template: of its title page.
 * False: an error was recorded. */
bool volume_put(struct book *book, const struct briefing *briefing, size_t k,
		const char *template);

#endif
