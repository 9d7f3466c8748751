/*
 * Measure: how wide a line is, and how wide it could have been.
 *
 * Widths are in hundredths of an em of a common text face; what counts is
 * their proportion, so one table serves all faces.
 */
#ifndef BREVIER_EXTRACT_MEASURE_H
#define BREVIER_EXTRACT_MEASURE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

/* The width of text set on one line. */
size_t measure_text(struct str text);
/* The width of the first word of text, with a space before it. */
size_t measure_first_word(struct str text);

/* Widths of lines that are known to be full. */
struct widths {
	size_t *list;
	size_t n, capacity;
};

void widths_add(struct widths *widths, struct arena *arena, size_t width);
/* The full width of the lines: the 90th percentile; 0 where fewer than
 * three are known. */
size_t widths_full(struct widths *widths);

#endif
