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
/* By what mentions are sorted, rising: newest first, then in the order of the
 * briefings and of their text. place: of catalog.all. */
uint64_t mention_key(const struct catalog *catalog, size_t place);
size_t mention_key_place(uint64_t key);
struct date mention_key_date(uint64_t key);
/* A hash of all that another page can show of it: names and slugs of its
 * issuers, too, but not how many mentions these have. */
struct hash mention_hash(const struct catalog *catalog, struct mention mention);

#endif
