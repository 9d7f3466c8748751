/*
 * Issuers: the part of the catalog that says who issued what.
 *
 * A name and the full name that some briefing defines it by are one issuer;
 * the case of ASCII letters does not count.
 */
#ifndef BREVIER_CATALOG_ISSUERS_H
#define BREVIER_CATALOG_ISSUERS_H

#include "base/arena.h"
#include "catalog/catalog.h"

/* Fills in issuers and names of a catalog whose briefings are sorted. */
void issuers_make(struct catalog *catalog, struct arena *arena);
const struct issuer *issuers_find(const struct catalog *catalog,
				  struct str name);

#endif
