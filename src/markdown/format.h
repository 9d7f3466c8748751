/*
 * Format: Markdown in one canonical form, with the meaning it had.
 *
 * Unlike writer.h, which writes what a briefing is, this keeps all that
 * somebody wrote, in its order: the front matter to the byte, comments and
 * raw HTML, levels of headings, definitions of links and the links that name
 * them. Definitions and the texts of footnotes that stand within a quote or
 * list move behind it. Blocks have the form that blocks.h tells of.
 *
 * What was written is read again and held against what was read: a text that
 * cannot be expressed so is refused, not changed. Formatting what was
 * formatted changes nothing.
 */
#ifndef BREVIER_MARKDOWN_FORMAT_H
#define BREVIER_MARKDOWN_FORMAT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"

/* False and recorded errors for a text that is not UTF-8, faulty front matter
 * and what cannot be expressed. */
bool format_markdown(struct buf *out, const struct source *source,
		     struct arena *arena, struct diags *diags);

#endif
