/*
 * Slugs: file names for things of one kind, made from their names.
 *
 *	struct slugs slugs = {.arena = arena, .fallback = STR("term")};
 *	slug = slugs_take(&slugs, name);
 *
 * Names that give one slug get "-2", "-3" ... in the order in which they
 * come: give them in an order that a new one hardly changes. "index" is
 * never taken, which is the page of all.
 */
#ifndef BREVIER_CATALOG_SLUGS_H
#define BREVIER_CATALOG_SLUGS_H

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"

struct slugs {
	struct arena *arena; /* of the slugs, too */
	struct str fallback; /* for a name without letters */
	struct map taken;    /* slug, and what was last given for it: size_t */
};

struct str slugs_take(struct slugs *slugs, struct str name);

#endif
