/*
 * Way: what a build does with an input, from its bytes to its markup.
 */
#ifndef BREVIER_TESTS_HOSTILE_WAY_H
#define BREVIER_TESTS_HOSTILE_WAY_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

enum way_kind {
	WAY_TXT,
	WAY_XHTML,
	WAY_XML,
	WAY_MARKDOWN,
	WAY_SITE,
	WAY_TEMPLATE,
};

/* False where the input is refused, with an error. */
bool way_go(enum way_kind kind, struct str text, struct arena *arena,
	    struct diags *diags);

#endif
