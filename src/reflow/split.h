/*
 * Split: a paragraph becomes two.
 */
#ifndef BREVIER_REFLOW_SPLIT_H
#define BREVIER_REFLOW_SPLIT_H

#include "reflow/reflow.h"

/* What begins at byte from of para's text becomes a paragraph behind it,
 * without a label, with its links and lines; para's text ends at byte to, at
 * or before from. Its links and pieces are para's no more. */
struct para *split_para(struct para *para, size_t to, size_t from,
			struct arena *arena);

#endif
