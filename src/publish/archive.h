/*
 * Archive: one briefing as a ZIP that opens and works from a disk.
 *
 * One folder SLUG/ holds index.html, the page of each entry, assets/, and
 * the briefing as EPUB, Markdown and JSON.
 */
#ifndef BREVIER_PUBLISH_ARCHIVE_H
#define BREVIER_PUBLISH_ARCHIVE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/diag.h"
#include "model/briefing.h"
#include "publish/press.h"

/* The briefing's files as they stand in the site. */
struct archive_files {
	struct str markdown, json, epub;
};

bool archive_make(const struct press *press, const struct briefing *briefing,
		  size_t k, const struct archive_files *files, struct buf *out,
		  struct diags *diags);

#endif
