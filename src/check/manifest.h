/*
 * Manifest: one of a bag's lists of sums (RFC 8493, sections 2.1.3 and 2.2.1).
 */
#ifndef BREVIER_CHECK_MANIFEST_H
#define BREVIER_CHECK_MANIFEST_H

#include "base/diag.h"
#include "base/map.h"
#include "check/tags.h"

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
/* Reads its text, which its source has; tells lines of another form, unsafe
 * names and those that do not belong there [bag-manifest]. */
void manifest_read(struct manifest *manifest, const struct tags *tags);

/* The name that a line of a manifest or of fetch.txt writes, as the file in the
 * bag has it: line ends and '%' encoded, or not in older versions; in another
 * normal form of Unicode (section 6.1.2). */
struct str manifest_name(struct str written, const struct tags *tags);
/* Why it may not be there ("is not in data/"); NULL where it may. */
const char *manifest_name_fault(struct str name, bool is_of_tags);

#endif
