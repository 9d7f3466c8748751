/*
 * Explain: abbreviations as <abbr>, at their first use in an entry.
 *
 * Only what the glossary can expand in the briefing is marked, and not within
 * its own definition. Texts of links, headings and code have none.
 */
#ifndef BREVIER_PUBLISH_EXPLAIN_H
#define BREVIER_PUBLISH_EXPLAIN_H

#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/str.h"
#include "catalog/catalog.h"

/* One for each text within which an abbreviation is explained once. Begins as
 * {catalog, k, arena}. */
struct explain {
	const struct catalog *catalog;
	size_t k; /* the briefing's place in it */
	struct arena *arena;
	struct map seen; /* keys of those that are explained */
};

/* Escapes text as escape_xml() does; explain may be NULL. */
void explain_put(struct buf *out, struct str text, struct explain *explain);

#endif
