/*
 * Writer: a briefing as Markdown in the dialect, in one canonical form.
 *
 * What is written reads back (reader.h) as an equal briefing, and is written
 * again as the same bytes; spans.h names what cannot be expressed. Line ends
 * within a paragraph are kept, blocks are parted by one blank line, bullets
 * are hyphens; sections are headings of level 2, entries of level 3. An
 * entry's fields come before its facts, which stand on lines of their own,
 * unless a field would then be taken for a fact.
 */
#ifndef BREVIER_MARKDOWN_WRITER_H
#define BREVIER_MARKDOWN_WRITER_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "model/briefing.h"
#include "model/site.h"

/* For each line written, the line of the source it was made from; in arena.
 * 0 where there is none. */
struct markdown_lines {
	uint32_t *list;
	size_t n, capacity;
};

/* lines may be NULL. */
void markdown_write(const struct briefing *briefing, const struct site *site,
		    struct buf *out, struct markdown_lines *lines,
		    struct arena *arena);

#endif
