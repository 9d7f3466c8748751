/*
 * Closing: notes whose dates stand at their ends.
 *
 * "Harbour Board names a director (report). (3 March)": in at least three
 * paragraphs in a row. The date goes to the front, where dates.h finds it.
 */
#ifndef BREVIER_REFLOW_CLOSING_H
#define BREVIER_REFLOW_CLOSING_H

#include "base/arena.h"
#include "reflow/reflow.h"

void closing_find(struct para *paras, struct arena *arena);

#endif
