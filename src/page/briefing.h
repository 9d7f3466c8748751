/*
 * Page of a briefing: contents, all entries and notes.
 */
#ifndef BREVIER_PAGE_BRIEFING_H
#define BREVIER_PAGE_BRIEFING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"
#include "model/briefing.h"
#include "publish/place.h"

/* k: its place in the catalog. False: an error was recorded. */
bool page_briefing(const struct press *press, enum edition edition,
		   const struct briefing *briefing, size_t k, struct buf *out,
		   struct diags *diags);

#endif
