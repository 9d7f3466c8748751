/*
 * Curate: `brevier import`, extracted texts as Markdown to be edited.
 *
 * From then on the Markdown is the briefing. What somebody may have edited
 * is never written over.
 */
#ifndef BREVIER_BUILD_CURATE_H
#define BREVIER_BUILD_CURATE_H

#include <stddef.h>

#include "build/build.h"

struct curate_options {
	char *const *files;
	size_t n;
	const char *output; /* file, folder or "-"; NULL: beside each file */
	const char *seeds;  /* folder of site.yaml; NULL: each file's own */
	bool report;        /* tell what was done with each line and link */
	bool dry;           /* write nothing */
	enum diag_format format;
};

enum outcome curate_run(const struct curate_options *options);

#endif
