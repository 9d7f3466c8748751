/*
 * Known: links that the source tells. What it tells may have been stretched
 * over words nearby, and is cut to those that a link is likely to have.
 */
#ifndef BREVIER_ALIGN_KNOWN_H
#define BREVIER_ALIGN_KNOWN_H

#include "align/finder.h"

/* The known link at hand; returns where to look on. */
size_t known_find(struct finder *finder);
/* Whether it lies between from and to. */
bool known_lies_in(const struct finder *finder, size_t from, size_t to);
/* An anchor for it. */
void known_put(struct finder *finder, enum anchor_kind kind, size_t from,
	       size_t to);

#endif
