/*
 * Layout: what places and fonts tell of lines: headings, paragraphs, lists.
 *
 * Headings are lines in a larger face than most of the text, or bold ones
 * that stand alone. A paragraph begins where the gap to the line before is
 * wider than between lines, where the line is indented, or where the line
 * before had room for its first word. Items of lists whose bullets are drawn
 * and not written are told by their indent.
 */
#ifndef BREVIER_EXTRACT_LAYOUT_H
#define BREVIER_EXTRACT_LAYOUT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "extract/document.h"

/* A line with its place; units do not matter, y grows downwards. */
struct row {
	struct line *line;
	int top, height, left, right;
	int text_left;    /* behind its bullet or number; left without one */
	int size;         /* of the face of most of it */
	int least;        /* of the smallest one, but for raised figures */
	size_t bold_tail; /* byte from which on all is bold */
	bool strong;      /* all of it is bold */
	int look;         /* of its face: colour, family */
	uint32_t colour;
};

/* Sets level, breaks, left and item of the lines of n rows, in the order of
 * the text. Lines that are running headers are left out before. */
void layout_judge(struct row *rows, size_t n, struct arena *arena);

#endif
