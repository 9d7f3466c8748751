/*
 * Tidy: spans as the reader leaves them.
 */
#ifndef BREVIER_MARKDOWN_TIDY_H
#define BREVIER_MARKDOWN_TIDY_H

#include "base/arena.h"
#include "model/block.h"

/* Makes one text of neighbouring ones; drops separators (sink.h) and what is
 * empty, such as links too deep to be kept. */
struct span *tidy_spans(struct span *spans, struct arena *arena);

#endif
