/*
 * Neighbourhood: what the pages of one briefing take from all others.
 */
#ifndef BREVIER_CATALOG_NEIGHBOURHOOD_H
#define BREVIER_CATALOG_NEIGHBOURHOOD_H

#include "base/hash.h"
#include "catalog/catalog.h"

/* A hash of all that: the cards of its neighbours, the size of the largest
 * briefing, and of its entries what is related, their threads, names and
 * slugs of their issuers and topics, and what their abbreviations stand for.
 * Not how many mentions an issuer or topic has: only index pages show that,
 * and it would make each briefing depend on all others. */
struct hash neighbourhood_hash(const struct catalog *catalog, size_t k);

#endif
