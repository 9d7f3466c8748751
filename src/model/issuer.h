/*
 * Issuer: who is named in the line that says who issued a document.
 */
#ifndef BREVIER_MODEL_ISSUER_H
#define BREVIER_MODEL_ISSUER_H

#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

struct issuer_names {
	struct str name;
	struct str native; /* in its own language; absent: not told */
};

/* The single issuers of an issuer line: "SAMR, MEE and NDRC" has three,
 * "Ministry of Industry and Information Technology" one. One that brings its
 * short form, "State Council (SC, 国务院)", is named by it. */
size_t issuer_split(struct str text, struct arena *arena,
		    struct issuer_names **list);

#endif
