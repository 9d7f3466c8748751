/*
 * Raster: a drawing (SVG 1.1) as a picture (PNG), by librsvg's program
 * rsvg-convert, which runs as a child with limits: a site without pictures
 * does not need it.
 */
#ifndef BREVIER_PUBLISH_RASTER_H
#define BREVIER_PUBLISH_RASTER_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/str.h"

/* width in pixels. name: of the picture without .png,
 * for messages. False and an error
 * where the program is missing, fails or takes too long. */
bool raster_png(struct str svg, int width, struct str name, struct buf *out,
		struct diags *diags);

#endif
