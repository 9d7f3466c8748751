/*
 * Month: the names of months, to write and to read them.
 */
#ifndef BREVIER_BASE_MONTH_H
#define BREVIER_BASE_MONTH_H

#include <stdbool.h>

#include "base/lang.h"
#include "base/str.h"

/* "September", "septiembre"; in English where lang has no names of its own.
 * month is 1 to 12. */
struct str month_name(int month, enum lang lang);

/*
 * The month whose name stands at *at, whole or shortened, in any of the
 * languages; 0 for none. *at moves behind it and its full stop. *english:
 * whether it is an English name (too).
 */
int month_scan(struct str text, size_t *at, bool *english);

#endif
