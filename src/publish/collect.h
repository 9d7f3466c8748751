/*
 * Collect: books of several briefings, which a build makes on request: one
 * for each year, archive/2024.epub, and one of all, archive/all.epub.
 *
 * Briefings stand in the order of their dates, each with its title page in a
 * folder of its own; links from one to another stay in the book. They are
 * read one after the other.
 */
#ifndef BREVIER_PUBLISH_COLLECT_H
#define BREVIER_PUBLISH_COLLECT_H

#include <stdbool.h>

#include "publish/place.h"
#include "publish/product.h"

/* "year", "all" or "year,all" as flags of enum collect, which are added; false
 * for other words. */
bool collect_parse(struct str text, unsigned *collect);
/* Sets collected_url of a page: the book of the year of briefing k, or, with
 * COLLECT_ALL, of all; null where the build makes none. */
void collect_set_link(const struct place *place, struct value *page,
		      enum collect which, size_t k);

#endif
