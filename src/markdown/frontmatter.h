/*
 * Front matter: what a Markdown file says of itself at its top.
 *
 * Either YAML between two lines of three hyphens, or plain lines of the form
 * "Key: value" up to the first blank one, as Pelican and MultiMarkdown have
 * them. Keys: title, date (YYYY-MM-DD), lang, source, source_sha256, tags (a
 * list, or a line with commas); all others are kept for templates. A key stands
 * once.
 */
#ifndef BREVIER_MARKDOWN_FRONTMATTER_H
#define BREVIER_MARKDOWN_FRONTMATTER_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "model/briefing.h"

/* Fills in what the front matter says and sets *end to the first byte behind
 * it (0 where there is none). False and recorded errors for faults. */
bool frontmatter_read(struct briefing *briefing, const struct source *source,
		      size_t *end, struct arena *arena, struct diags *diags);
/* The same as YAML between its two lines. */
void frontmatter_write(struct buf *out, const struct briefing *briefing,
		       struct arena *arena);

#endif
