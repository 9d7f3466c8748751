/*
 * Settle: the parts of briefing_settle() that take some thought.
 *
 * Both are idempotent, and come to the same result where the settled briefing
 * was written to Markdown and read back: there its date is given, and notes
 * have lost the years that their text does not tell.
 */
#ifndef BREVIER_MODEL_SETTLE_H
#define BREVIER_MODEL_SETTLE_H

#include "base/arena.h"
#include "model/briefing.h"

/* The briefing's date and the years of its notes. A date of 1980-01-01 means
 * that none is known: no year is taken from it. */
void settle_dates(struct briefing *briefing);
/* Whether a briefing's date is a full one, and not that one. */
bool settle_date_is_known(struct date date);

/* Ids of sections and entries: given ones first, where they can name a file
 * (id_given is cleared where they cannot), then those made from titles, in
 * the order of the text; then the same for headings within the text, which
 * stand on one page with them. No two are equal, whatever their case. */
void settle_ids(struct briefing *briefing, struct arena *arena);

#endif
