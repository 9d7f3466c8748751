/*
 * Drawn: lists whose bullets were drawn and not written.
 *
 * Their items are lines like others. They are told by a colon above them, by
 * the room that is left behind each, where the first word of the next would
 * have fitted, and by ending alike.
 */
#ifndef BREVIER_REFLOW_DRAWN_H
#define BREVIER_REFLOW_DRAWN_H

#include <stddef.h>

#include "reflow/seen.h"

/* Makes items of the lines that begin one, of n lines; full is the width of a
 * full line. */
void drawn_find(struct seen *seen, size_t n, size_t full);

#endif
