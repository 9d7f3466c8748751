/*
 * Label: "**At a glance:**" at the start of a line, and what follows it.
 */
#ifndef BREVIER_MARKDOWN_LABEL_H
#define BREVIER_MARKDOWN_LABEL_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/block.h"

/* A labelled piece of a paragraph. */
struct labelled {
	struct str label;   /* without colon; absent: a piece without label */
	struct span *spans; /* what follows, without white space before it */
	size_t line;        /* of the paragraph on which it begins, from 0 */
	struct labelled *next;
};

/* Whether span is a label: a strong text with a colon in it, at its end, or
 * behind it, with a space between them or without. */
bool label_read(const struct span *span, struct arena *arena,
		struct str *label);
/* What follows the strong text of a label, without colon, white space and
 * line end before it; where a line end with another label is next, that. The
 * spans are used up. */
struct span *label_skip(struct span *label, struct arena *arena);
/* The place, from at on, of the line end before the next label; NULL where
 * there is none. */
struct span **label_find(struct span **at, struct arena *arena);
/* Whether there is one in a paragraph that begins with span. */
bool label_follows(const struct span *span, struct arena *arena);
/*
 * Cuts a paragraph's spans at its labels. One that begins with a label may
 * have more of them, each at the start of a line; one that does not is a
 * single piece. The spans are used up.
 */
struct labelled *label_cut(struct span *spans, struct arena *arena);

#endif
