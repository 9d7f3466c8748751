/*
 * Chart: numbers over time as bars, for part/chart.html to draw as SVG.
 *
 * The drawing is for the eye; every page that has one says the same in text
 * or in a table.
 */
#ifndef BREVIER_PUBLISH_CHART_H
#define BREVIER_PUBLISH_CHART_H

#include <stddef.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"
#include "publish/place.h"
#include "template/value.h"

/* How many things are of a date; the newest first, or the oldest. */
struct dated {
	struct date date;
	size_t n;
};

/*
 * Bars for the months from the first January to the last December, for the
 * years where there are more than 20 of them: bars (x, y, width, height,
 * label: "September 2024: 12"), ticks (x, label: a year; a month, where there
 * is one year), width, height, from and to (years). Dates without a year are
 * left out; NULL where none is left.
 */
struct value *chart_time(const struct place *place, const struct dated *dated,
			 size_t n);

#endif
