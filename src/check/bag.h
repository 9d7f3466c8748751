/*
 * Bag: whether a trove is a bag, complete and valid (RFC 8493, section 3), of
 * this or an earlier version of BagIt.
 */
#ifndef BREVIER_CHECK_BAG_H
#define BREVIER_CHECK_BAG_H

#include "check/trove.h"

struct bag_count {
	size_t payload; /* files */
	size_t sums;    /* that were compared */
};

/* Where the bag begins: "", or its top folder with a slash; false where the
 * trove is none. */
bool bag_find(const struct trove *trove, struct str *root);
/* Tells what is wrong with it. */
void bag_check(struct trove *trove, struct str root, struct bag_count *count);

#endif
