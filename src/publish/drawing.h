/*
 * Drawing: what the SVG templates of covers and cards need that SVG 1.1
 * cannot do: text broken into lines, and a pattern from a briefing's own
 * data, a bar for each entry, as high as it has paragraphs, a dot for each
 * note.
 */
#ifndef BREVIER_PUBLISH_DRAWING_H
#define BREVIER_PUBLISH_DRAWING_H

#include "base/arena.h"
#include "base/str.h"
#include "catalog/summary.h"
#include "template/value.h"

/* A box of a drawing, in its own units. */
struct box {
	int x, y, width, height;
};

/* A list of lines, each x, y (of its base line), size and text, set as large
 * as fits the box, between the sizes smallest and largest; what does not fit
 * even so ends in an ellipsis. Widths are estimated: wide for CJK, an
 * average for others. */
struct value *drawing_lines(struct arena *arena, struct str text,
			    struct box box, int largest, int smallest);

/* A list of bars, each x, y, width and height, that stand on the lower edge
 * of the box. A briefing without entries has one bar for each of its notes,
 * all alike; of more than fit, neighbours share one. */
struct value *drawing_bars(struct arena *arena, const struct summary *summary,
			   struct box box);

/* What columns stand for, from left to right. */
struct weights {
	size_t *list;
	size_t n;
};

/* Bars as above, one for each weight, or for the sum of neighbours; none is
 * wider than widest. */
struct value *drawing_columns(struct arena *arena,
			      const struct weights *weights, struct box box,
			      int widest);
/* A list of n dots, each x, y (of its middle) and size (half its width), in
 * rows from the upper left; as large as fits, more than fit are left out. */
struct value *drawing_dots(struct arena *arena, size_t n, struct box box);

#endif
