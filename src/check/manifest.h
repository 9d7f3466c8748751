/*
 * Manifest: one of a bag's lists of sums (RFC 8493, sections 2.1.3 and 2.2.1).
 */
#ifndef BREVIER_CHECK_MANIFEST_H
#define BREVIER_CHECK_MANIFEST_H

#include "base/diag.h"
#include "base/map.h"
#include "check/trove.h"

struct manifest_line {
	struct str name; /* in the bag: "data/index.html" */
	struct str sum;  /* in hexadecimal, as written */
	size_t number;   /* of the line */
};

struct manifest {
	struct str name;      /* in the bag: "manifest-sha512.txt" */
	struct str algorithm; /* "sha512" */
	bool is_of_tags;
	bool is_known; /* its algorithm is */
	struct source source;
	struct map lines; /* by name: struct manifest_line */
};

/* Whether a file of the bag's top folder is a manifest; then *manifest knows
 * which. */
bool manifest_is(struct str name, struct manifest *manifest,
		 struct arena *arena);
/* Reads its text, which its source has; tells lines of another form
 * [bag-manifest] and unsafe names. root: of the bag in trove, "" or with a
 * slash. */
void manifest_read(struct manifest *manifest, const struct trove *trove,
		   struct str root);

#endif
