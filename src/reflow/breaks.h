/*
 * Breaks: which lines begin a paragraph.
 *
 * What reflow.c has come to know of the text and of the paragraph at hand, and
 * what that says of the next line.
 */
#ifndef BREVIER_REFLOW_BREAKS_H
#define BREVIER_REFLOW_BREAKS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "extract/view.h"
#include "reflow/reflow.h"
#include "reflow/seen.h"
#include "reflow/words.h"
#include "reflow/wrapped.h"

struct reflow {
	struct arena *arena;
	const struct site *site;
	struct words words;
	struct wrapped wrapped;
	size_t text_width;   /* of full lines; 0 not known */
	size_t bullet_width; /* the same in lists */
	size_t closings;     /* lines with the date of a note at their ends */
	bool tight; /* no blank line before those that go on: all of them mean
		       something */
	struct para **last;
	bool headed; /* there has been a label or an item: all of it is text */
	bool listed; /* para stands below a colon, or a semicolon below that */
	struct para *para; /* being built */
	struct arena_row para_row;
	struct buf text;
	struct mark *last_mark; /* of para */
	struct piece *pieces;
	size_t n_pieces, n_room;
};

/* Whether view begins a paragraph, after the line before it, which is in
 * *seen_before; spoken: blank lines mean something around it. */
bool breaks_before(struct reflow *reflow, struct seen *seen_before,
		   const struct view *view, bool spoken);
/* Whether the line at hand is an item of a list whose bullets were drawn and
 * not written: the item before ends with a semicolon, and the first one is
 * announced by a colon. */
bool breaks_open_item(const struct reflow *reflow, const struct line *before,
		      const struct view *view);

#endif
