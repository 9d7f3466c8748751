/*
 * Svg: the size of an SVG picture, and whether it is only a picture.
 *
 * Size after SVG 2, section 8.2, and CSS Images 3, section 4.3: width and
 * height in absolute units, else those of the viewBox, else 300 by 150.
 *
 * A browser runs no script in a picture that a page shows, but it does when
 * a reader opens the file by itself; and a book must not load anything. So a
 * picture that holds a script, a handler, a foreign document or an address
 * of another file is refused.
 */
#ifndef BREVIER_BASE_SVG_H
#define BREVIER_BASE_SVG_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/str.h"

/* Whether a file looks like one: XML or not, it has "<svg" near its start,
 * perhaps with a prefix. */
bool svg_is(struct str bytes);
/* False and an error [image-form] or [image-unsafe] otherwise. Sizes are
 * rounded, 1 at least. */
bool svg_size(const struct source *source, unsigned *width, unsigned *height,
	      struct diags *diags);

#endif
