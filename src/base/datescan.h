/*
 * Datescan: the forms in which texts write a date.
 */
#ifndef BREVIER_BASE_DATESCAN_H
#define BREVIER_BASE_DATESCAN_H

#include <stddef.h>

#include "base/date.h"

/* Years that a date in a digest can have: what else has four digits is a
 * number ("August 28, 3000 companies"). */
#define DATESCAN_YEAR_FIRST 1800
#define DATESCAN_YEAR_LAST 2199

/* The date that text begins with, as it is written, and its length in
 * bytes; 0 for none. Whether there is such a day is not asked. */
size_t datescan(struct str text, struct date *date);
/* The same for figures alone, of which the first is the day: "4.9.2024",
 * "04/09/2024", "28.08." */
size_t datescan_day_first(struct str text, struct date *date);

#endif
