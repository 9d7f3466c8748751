/*
 * Check: whether an EPUB, a bag, or a folder of them is sound: ours or not.
 *
 *	ok = check_run(&options, diags);
 *
 * Files are looked at in parallel, and told of in the order given.
 */
#ifndef BREVIER_CHECK_CHECK_H
#define BREVIER_CHECK_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct check_options {
	char *const *files; /* and folders */
	size_t n;
	size_t threads;
	enum diag_format format;
};

/* Prints what is wrong with each file to stderr, and a line about it to
 * stdout; diags: of what could not be looked for. */
bool check_run(const struct check_options *options, struct diags *diags);

#endif
