/*
 * Heads: what lines of a digest begin with again and again.
 *
 * "Contents:", three times at the head of a line, is a label, known or not.
 * Lines with a date in the same form (see dateline.h), and those nearby that
 * begin with the same two words, such as "Laid by", hold facts: each is a
 * paragraph of its own.
 */
#ifndef BREVIER_REFLOW_HEADS_H
#define BREVIER_REFLOW_HEADS_H

#include <stddef.h>

#include "reflow/seen.h"

/* Gives n lines such labels, and sets fact. */
void heads_find(struct seen *seen, size_t n);

#endif
