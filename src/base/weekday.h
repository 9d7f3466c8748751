/*
 * Weekday: names of days of the week beside a date, which say nothing new.
 */
#ifndef BREVIER_BASE_WEEKDAY_H
#define BREVIER_BASE_WEEKDAY_H

#include <stddef.h>

#include "base/str.h"

/* The bytes of a weekday that text begins with, with what parts it from the
 * date behind it: "Thursday, ", "mardi ", "Di., den ", "le "; 0 for none.
 * Languages are those of lang.h. */
size_t weekday_before(struct str text);
/* The bytes of one that follows a date: "（火）", " (Thursday)", " 星期二"; 0
 * for none. */
size_t weekday_behind(struct str text);

#endif
