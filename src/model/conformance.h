/*
 * Conformance: what the publisher says of its books' accessibility, the map
 * 'accessibility' of site.yaml (EPUB Accessibility 1.1, section 3.5).
 */
#ifndef BREVIER_MODEL_CONFORMANCE_H
#define BREVIER_MODEL_CONFORMANCE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "base/yaml.h"

/* All absent where nothing is said. */
struct conformance {
	struct str conforms_to;  /* "EPUB Accessibility 1.1 - WCAG 2.2 Level
				    AA" */
	struct str certified_by; /* who says so */
	struct str report;       /* address of a report; may be absent */
};

/* Texts are copied into arena. False and errors for a statement that the
 * standard does not know, or that nobody makes. */
bool conformance_read(struct conformance *conformance, const struct yaml *value,
		      const struct source *source, struct arena *arena,
		      struct diags *diags);

#endif
