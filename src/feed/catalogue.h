/*
 * Catalogue: the books of a site, to which e-readers subscribe, page by page.
 *
 * Newest first, CATALOGUE_PAGE on a page: opds.xml, opds-2.xml and so on.
 * Links are relative, as those of pages are, so that a copy of the site
 * anywhere is a catalogue of its own; only what names the page itself has its
 * address on the web, where that is known.
 */
#ifndef BREVIER_FEED_CATALOGUE_H
#define BREVIER_FEED_CATALOGUE_H

#include "publish/place.h"
#include "publish/product.h"
#include "template/value.h"

#define CATALOGUE_PAGE 100 /* books */

/* The file of page k, from 1: "opds-2.EXTENSION". */
struct str catalogue_path(struct arena *arena, size_t k, const char *extension);
/* All pages; the item of each is its number. */
void catalogue_list(struct listing *listing, const struct press *press,
		    const char *extension);
/* What page k holds: a catalogue, as templates/README.md describes it. */
struct value *catalogue_value(const struct place *place, size_t k,
			      const char *extension);

#endif
