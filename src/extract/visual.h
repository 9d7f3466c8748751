/*
 * Visual: lines from right to left, from the order in which they are seen.
 *
 * pdftohtml writes the characters of a line from left to right, whatever
 * their script. Here they are put back into the order in which they are read:
 * what the Unicode Bidirectional Algorithm (UAX #9, rules N1 to L4) did to
 * them is undone, for text without embeddings.
 */
#ifndef BREVIER_EXTRACT_VISUAL_H
#define BREVIER_EXTRACT_VISUAL_H

#include <stdbool.h>

#include "base/arena.h"
#include "extract/layout.h"

/* Letters of scripts that are written from right to left: Hebrew, Arabic and
 * their like. */
bool rune_is_rtl(unsigned c);
/* The text of line as it is read; its marks and bold words move with it. rtl:
 * the line is one of a text from right to left; tail is where its last words
 * begin that are bold. */
void visual_turn_line(struct line *line, bool rtl, size_t tail,
		      struct arena *arena);
/* All n rows. Where most letters are from right to left, the pages are
 * mirrored, too: a line begins at the right. */
void visual_turn(struct row *rows, size_t n, struct arena *arena);

#endif
