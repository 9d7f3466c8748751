/*
 * Mention: what the catalog knows of a passage by itself.
 */
#ifndef BREVIER_CATALOG_MENTION_H
#define BREVIER_CATALOG_MENTION_H

#include "base/hash.h"
#include "catalog/catalog.h"

/* The day an entry's document or a note is of, where that is fully known, else
 * its briefing's. */
struct date mention_date(const struct catalog *catalog, struct mention mention);
/* Newest first; then in the order of the briefings, and of their text. */
int mention_cmp(const struct catalog *catalog, struct mention a,
		struct mention b);
/* A hash of all that another page can show of it: names and slugs of its
 * issuers, too, but not how many mentions these have. */
struct hash mention_hash(const struct catalog *catalog, struct mention mention);

#endif
