/*
 * Image: what kind of picture a file is, and how large it is shown.
 *
 * Only headers are read; a picture is not decoded. The kind is told by the
 * bytes, whatever the file is called. Sizes are those that a browser shows:
 * a photograph that is to be turned has width and height exchanged.
 *
 *	PNG   Portable Network Graphics, third edition, section 11.2.1 (IHDR)
 *	GIF   GIF89a, section 18 (logical screen descriptor)
 *	WebP  RFC 9649, section 2 (VP8, VP8L, VP8X)
 *	JPEG  jpeg.h
 *	AVIF  avif.h
 *	SVG   svg.h
 */
#ifndef BREVIER_BASE_IMAGE_H
#define BREVIER_BASE_IMAGE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

enum image_type {
	IMAGE_PNG,
	IMAGE_JPEG,
	IMAGE_GIF,
	IMAGE_WEBP,
	IMAGE_SVG,
	IMAGE_AVIF,
};

struct image {
	enum image_type type;
	unsigned width, height; /* in CSS pixels, 1 or more */
};

/* source is the whole file with its name. False and an error [image-form] or
 * [image-unsafe] for what is no such picture, or one that is not to be
 * published. */
bool image_read(const struct source *source, struct image *image,
		struct diags *diags);

const char *image_extension(enum image_type type);  /* "png" */
const char *image_media_type(enum image_type type); /* "image/png" */

#endif
