/*
 * Nearest: the name that somebody may have meant who wrote another.
 */
#ifndef BREVIER_BASE_NEAREST_H
#define BREVIER_BASE_NEAREST_H

#include <stddef.h>

#include "base/str.h"

#define NEAREST_BYTES_MAX 64 /* of a name that nearest_name() looks at */

/* The nearest of n names to name by edit distance, where one is near enough
 * to be meant; NULL otherwise (Damerau 1964, optimal string alignment). */
const char *nearest_name(struct str name, const char *const *names, size_t n);
/* "; did you mean 'NEAREST'?" for the end of a message; "" for NULL. */
struct nearest_meant {
	char text[NEAREST_BYTES_MAX + 24];
};
struct nearest_meant nearest_meant(const char *nearest);
/* The nearest of n names, however far; NULL where there are none. Of longer
 * names the first 64 bytes are compared. */
const char *nearest_closest(struct str name, const char *const *names,
			    size_t n);

#endif
