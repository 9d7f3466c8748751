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

/*
 * Cuts a paragraph's spans at its labels. One that begins with a label may
 * have more of them, each at the start of a line; one that does not is a
 * single piece. The spans are used up.
 */
struct labelled *label_cut(struct span *spans, struct arena *arena);

#endif
