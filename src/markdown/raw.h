/*
 * Raw: what stands in raw HTML.
 */
#ifndef BREVIER_MARKDOWN_RAW_H
#define BREVIER_MARKDOWN_RAW_H

#include "base/arena.h"
#include "base/str.h"

/* The number in "<!-- page 7 -->"; 0 for all else. */
int raw_page(struct str html);
/* A block of HTML with its end, on a line of its own: one that goes on to the
 * end of what holds it would, written elsewhere, swallow what follows
 * (CommonMark 0.31.2, section 4.6). */
struct str raw_closed(struct str html, struct arena *arena);

#endif
