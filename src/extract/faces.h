/*
 * Faces: headings, told by their faces: larger than most of the text, or bold
 * where a line stands alone.
 */
#ifndef BREVIER_EXTRACT_FACES_H
#define BREVIER_EXTRACT_FACES_H

#include "base/arena.h"
#include "extract/column.h"

/* Foreign words may be set in a larger face than those around them: all of a
 * heading is large. */
bool faces_are_large(const struct column *column, const struct row *row);
/* Sets the levels of headings. */
void faces_find_headings(const struct column *column, struct arena *arena);

#endif
