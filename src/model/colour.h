/*
 * Colour: whether text in a colour can be read.
 *
 * Contrast and luminance as WCAG 2.2 defines them (success criterion 1.4.3
 * and its glossary).
 */
#ifndef BREVIER_MODEL_COLOUR_H
#define BREVIER_MODEL_COLOUR_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/* What text needs at least (1.4.3, AA), and what we choose where the choice
 * is ours (1.4.6, AAA). */
#define COLOUR_CONTRAST_MIN 4.5
#define COLOUR_CONTRAST_GOOD 7.0
/* What the site's text stands on, as in assets/site.css. */
#define COLOUR_PAPER_LIGHT "#fbfaf7"
#define COLOUR_PAPER_DARK "#15171a"

struct colour {
	int rgb[3]; /* 0 to 255 */
};

/* Reads "#rrggbb"; false for all else. */
bool colour_parse(struct str text, struct colour *colour);
/* Contrast ratio, 1 to 21. */
double colour_contrast(struct colour a, struct colour b);
/* The accent for dark schemes, "#rrggbb": the accent mixed with white, in
 * steps of a twentieth, until its contrast on the dark paper is good. */
struct str colour_for_dark(struct colour accent, struct arena *arena);

#endif
