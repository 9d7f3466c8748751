/*
 * Page of an entry: its text, its neighbours, how to cite it.
 */
#ifndef BREVIER_PUBLISH_PAGE_ENTRY_H
#define BREVIER_PUBLISH_PAGE_ENTRY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"
#include "model/briefing.h"
#include "publish/place.h"

/* k: the briefing's place in the catalog. False: an error was recorded. */
bool page_entry(const struct press *press, enum edition edition,
		const struct briefing *briefing, const struct section *section,
		const struct entry *entry, size_t k, struct buf *out,
		struct diags *diags);

#endif
