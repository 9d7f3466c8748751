/*
 * Neighbourhood: what the pages of one briefing take from all others.
 */
#ifndef BREVIER_CATALOG_NEIGHBOURHOOD_H
#define BREVIER_CATALOG_NEIGHBOURHOOD_H

#include "base/hash.h"
#include "catalog/catalog.h"

/* A hash of what all files of briefing k may take: the size of the largest
 * briefing, names and slugs of its issuers and topics, and what its
 * abbreviations stand for. Not how many mentions an issuer or topic has: only
 * index pages show that, and it would make each briefing depend on all others.
 */
struct hash neighbourhood_hash(const struct catalog *catalog, size_t k);
/* What a list of the briefings from one place up to another shows of them:
 * their cards, with the issuers of each entry. */
struct hash neighbourhood_range(const struct catalog *catalog, size_t from,
				size_t to);
/* Of the cards of the briefings before and behind it, without their entries.
 * item: none. */
struct hash neighbourhood_cards(const struct catalog *catalog, size_t k,
				size_t item);
/* Of the threads of a passage, and of what is related to it. place: of
 * catalog.all. */
struct hash neighbourhood_threads(const struct catalog *catalog, size_t place);

#endif
