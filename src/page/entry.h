/*
 * Page of an entry: its text, its neighbours, how to cite it.
 */
#ifndef BREVIER_PAGE_ENTRY_H
#define BREVIER_PAGE_ENTRY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"
#include "publish/place.h"
#include "publish/product.h"

/* False: an error was recorded. */
bool page_entry(const struct press *press, enum edition edition,
		const struct manuscript *own, const struct spot *spot,
		struct buf *out, struct diags *diags);

#endif
