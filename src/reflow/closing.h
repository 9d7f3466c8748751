/*
 * Closing: notes whose dates stand at their ends.
 *
 * "Harbour Board names a director (report). (3 March)": in at least three
 * paragraphs in a row. The date goes to the front, where dates.h finds it.
 */
#ifndef BREVIER_REFLOW_CLOSING_H
#define BREVIER_REFLOW_CLOSING_H

#include <stdbool.h>

#include "base/arena.h"
#include "reflow/reflow.h"

/* Whether text ends with such a date. */
bool closing_ends(struct str text);
void closing_find(struct para *paras, struct arena *arena);

#endif
