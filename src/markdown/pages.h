/*
 * Pages: the marks <!-- page 7 --> of a text, in their order.
 */
#ifndef BREVIER_MARKDOWN_PAGES_H
#define BREVIER_MARKDOWN_PAGES_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/block.h"

/* Pages follow each other: a mark that does not becomes a comment, with a
 * warning, since its page would begin in two places. */
void pages_check(struct block *blocks, const struct source *source,
		 struct arena *arena, struct diags *diags);

#endif
