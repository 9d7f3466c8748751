/*
 * Lists: which paragraphs are items of numbered lists, and which lists stand
 * within others.
 *
 * Numbers count only where at least two of a kind follow each other: "2."
 * alone is text. A list lies within another where it is indented, as far as
 * places are known, else where its bullet differs from that before it.
 */
#ifndef BREVIER_REFLOW_LISTS_H
#define BREVIER_REFLOW_LISTS_H

#include "reflow/reflow.h"

#define LIST_DEPTH_MAX 6

/* Sets bullet, ordered, number and depth, and cuts numbers off texts. */
void lists_find(struct para *paras);

#endif
