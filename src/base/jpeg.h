/*
 * Jpeg: the size of a JPEG picture (ITU-T T.81, annex B), turned as its Exif
 * data have it (Exif 2.32, section 4.6.4, Orientation), which is how browsers
 * show it (CSS Images 3, section 6.1).
 */
#ifndef BREVIER_BASE_JPEG_H
#define BREVIER_BASE_JPEG_H

#include <stdbool.h>

#include "base/str.h"

/* False where no frame is found. Linear in the length of the file. */
bool jpeg_size(struct str bytes, unsigned *width, unsigned *height);

#endif
