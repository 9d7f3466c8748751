/*
 * Restyle: `brevier format`, somebody's Markdown in one canonical form.
 *
 * A file is written only where its form changes, as a whole or not at all
 * (markdown/format.h says what stays).
 */
#ifndef BREVIER_BUILD_RESTYLE_H
#define BREVIER_BUILD_RESTYLE_H

#include <stdbool.h>
#include <stddef.h>

#include "build/build.h"

struct restyle_options {
	char *const *files;
	size_t n;
	bool check; /* write nothing; a file of another form is a fault */
	enum diag_format format;
};

/* Prints the names of the files whose form is another. */
enum outcome restyle_run(const struct restyle_options *options);

#endif
