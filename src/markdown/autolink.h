/*
 * Autolink: addresses that stand in a text as they are (GitHub Flavored
 * Markdown 0.29, section 6.9).
 *
 * Beyond it, an address ends before the mark of a footnote, and before
 * punctuation of full width, which follows it without a space in Chinese and
 * Japanese.
 */
#ifndef BREVIER_MARKDOWN_AUTOLINK_H
#define BREVIER_MARKDOWN_AUTOLINK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct autolink {
	size_t from, to;
	const char *scheme; /* to put before it: "", "http://", "mailto:" */
};

/* The first address in text that begins at offset at or behind it; false
 * where there is none. Characters behind ESCAPE (escapes.h) begin none. */
bool autolink_find(struct str text, size_t at, struct autolink *link);
/* The place, from offset at on, of a character that must be escaped lest an
 * address begins; STR_NONE where there is none. */
size_t autolink_key(struct str text, size_t at);

#endif
