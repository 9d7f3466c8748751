/*
 * Reader: Markdown in the dialect becomes a briefing.
 *
 *	frontmatter.c  what the file says of itself
 *	tree.c         CommonMark -> blocks and spans; tidy.c, raw.c
 *	outline.c      blocks -> sections and fields; levels.c: by headings,
 *	               label.c: by labels
 *	facts.c        an entry's article, issuer, date; references.c
 *	notes.c        dated bullets
 */
#ifndef BREVIER_MARKDOWN_READER_H
#define BREVIER_MARKDOWN_READER_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/briefing.h"
#include "model/site.h"

/*
 * Fills *briefing, settled, from source; briefing->slug is set already.
 * What it points to is in arena, or in source's text. False and recorded
 * errors for a text that is empty or not UTF-8, and for faulty front matter.
 */
bool markdown_read(struct briefing *briefing, const struct source *source,
		   const struct site *site, struct arena *arena,
		   struct diags *diags);

#endif
