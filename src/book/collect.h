/*
 * Collect: books of several briefings, which a build makes on request: one
 * for each year, archive/2024.epub, and one of all, archive/all.epub.
 *
 * Briefings stand in the order of their dates, each with its title page in a
 * folder of its own; links from one to another stay in the book. They are
 * read one after the other.
 */
#ifndef BREVIER_BOOK_COLLECT_H
#define BREVIER_BOOK_COLLECT_H

#include <stdbool.h>

#include "publish/place.h"
#include "publish/product.h"

/* A collected book is known by its item: that of all briefings by
 * COLLECT_ITEM_ALL, that of a year by the place of its newest briefing in the
 * catalog. */
#define COLLECT_ITEM_ALL SIZE_MAX

/* "year", "all" or "year,all" as flags of enum collect, which are added; false
 * for other words. */
bool collect_parse(struct str text, unsigned *collect);
/* Its briefings: from which place of the catalog up to which. */
void collect_range(const struct press *press, size_t item, size_t *from,
		   size_t *to);
/* The file: "archive/2024.epub". */
struct str collect_path(const struct press *press, size_t item,
			struct arena *arena);
/* The page of the site that shows the same briefings. */
struct str collect_page(const struct press *press, size_t item,
			struct arena *arena);
/* The same from build to build. */
struct str collect_identifier(const struct press *press, size_t item,
			      struct arena *arena);
/* In the language of the place. */
struct str collect_title(const struct place *place, size_t item);
/* Sets collected_url of a page: the book of the year of briefing k, or, with
 * COLLECT_ALL, of all; null where the build makes none. */
void collect_set_link(const struct place *place, struct value *page,
		      enum collect which, size_t k);

#endif
