/*
 * Structured: what a page is about, for machines: JSON-LD 1.1 (W3C) in the
 * vocabulary of schema.org. A briefing is a PublicationIssue, an entry a
 * Report within it; both say where in the site they stand (BreadcrumbList).
 */
#ifndef BREVIER_PUBLISH_STRUCTURED_H
#define BREVIER_PUBLISH_STRUCTURED_H

#include "model/briefing.h"
#include "publish/place.h"

/* A JSON text that may stand in a script element of HTML and XHTML: it has
 * none of < > &. In the arena of place; absent without a base_url, since
 * things are named by their addresses. */
struct str structured_briefing(const struct place *place,
			       const struct briefing *briefing);
struct str structured_entry(const struct place *place,
			    const struct briefing *briefing,
			    const struct entry *entry);

#endif
