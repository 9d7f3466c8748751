/*
 * Digest: one made-up briefing, as Tika extracts it and as Markdown.
 *
 * It has what makes real ones slow to read: labels, dates, names in
 * parentheses, links whose addresses stand at the foot of their pages, words
 * broken at line ends, running headers, titles in Chinese. Half of them have
 * a blank line between all lines, half between paragraphs; half have kept
 * the titles of their entries.
 */
#ifndef BREVIER_BENCH_DIGEST_H
#define BREVIER_BENCH_DIGEST_H

#include <stddef.h>

#include "base/buf.h"

/* Appends the digest of that number to text and to markdown, about 1.2 kB an
 * entry; either can be NULL. */
void digest_make(size_t number, size_t n_entries, struct buf *text,
		 struct buf *markdown);

#endif
