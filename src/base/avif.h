/*
 * Avif: the size of an AVIF picture (AV1 Image File Format 1.1 and HEIF,
 * ISO/IEC 23008-12): the extents (ispe) of its primary item, turned where it
 * has a rotation (irot) by a quarter.
 */
#ifndef BREVIER_BASE_AVIF_H
#define BREVIER_BASE_AVIF_H

#include <stdbool.h>

#include "base/str.h"

/* False where they are not found. Linear in the length of the file. */
bool avif_size(struct str bytes, unsigned *width, unsigned *height);

#endif
