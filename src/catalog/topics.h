/*
 * Topics: the tags of all briefings and entries.
 *
 * Tags that are alike but for case, accents and kind of space are one topic,
 * called as its newest briefing spells it.
 */
#ifndef BREVIER_CATALOG_TOPICS_H
#define BREVIER_CATALOG_TOPICS_H

#include <stddef.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"
#include "catalog/trails.h"

struct catalog;

struct topic {
	struct str slug; /* file name below topics/; unique */
	struct str name;
	struct trail trail; /* entries; briefings tagged as a whole */
};

struct topics {
	struct topic *list; /* by number of passages, then by name */
	size_t n;
	struct map by_key; /* struct topic */
	struct trails trails;
};

void topics_make(struct topics *topics, const struct catalog *catalog,
		 struct arena *arena);
/* What stands for all tags that are alike. */
uint64_t topics_key(struct str tag);
/* NULL where no briefing has such a tag. */
const struct topic *topics_find(const struct topics *topics, uint64_t key);

#endif
