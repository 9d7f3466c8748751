/*
 * Items: lists whose bullets were lost, and which nothing announces.
 *
 * "The board found the following." and two or more short paragraphs that end
 * alike, then the next label of the same entry: no title stands there.
 */
#ifndef BREVIER_REFLOW_ITEMS_H
#define BREVIER_REFLOW_ITEMS_H

#include "model/site.h"
#include "reflow/reflow.h"

/* Makes items of such paragraphs, in a text in which the label opener opens
 * entries; headings and notes are known. */
void items_find(struct para *paras, enum role opener);

#endif
