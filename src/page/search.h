/*
 * Search page: search.html, of the site and of a briefing's ZIP.
 *
 * The page has a form and words for the script, assets/search.js, which does
 * the rest; without it, the page leads to the archive.
 */
#ifndef BREVIER_PAGE_SEARCH_H
#define BREVIER_PAGE_SEARCH_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/diag.h"
#include "model/briefing.h"
#include "publish/press.h"

/* The one of briefing k alone, for its ZIP. */
bool page_search(const struct press *press, const struct briefing *briefing,
		 size_t k, struct buf *out, struct diags *diags);

#endif
