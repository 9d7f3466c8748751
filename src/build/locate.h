/*
 * Locate: where in a source an address stands.
 *
 * A parser tells the line on which a link begins, give or take one of the
 * next: the column, and the right line, are found by looking for the address
 * itself.
 *
 *	struct locator locator = locate_text(text, &arena);
 *	column = locate_url(&locator, url, &line);	...
 */
#ifndef BREVIER_BUILD_LOCATE_H
#define BREVIER_BUILD_LOCATE_H

#include "base/arena.h"
#include "base/str.h"

struct locator {
	struct str text;
	size_t *starts; /* of each line */
	size_t n;
	struct str url; /* that was found last */
	size_t from, line, column;
	size_t n_finds;
};

/* Linear in the length of text. */
struct locator locate_text(struct str text, struct arena *arena);
/* The column, in bytes from 1, and *line moved to where it is. The same
 * address on the same line is found behind the last one. 0 and *line
 * untouched where it is not found: it may be written in another way, or there
 * were more finds than messages of one file are told. */
size_t locate_url(struct locator *locator, struct str url, size_t *line);

#endif
