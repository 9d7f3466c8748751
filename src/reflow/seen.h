/*
 * Seen: all lines of a document, each looked at once.
 */
#ifndef BREVIER_REFLOW_SEEN_H
#define BREVIER_REFLOW_SEEN_H

#include <stddef.h>

#include "base/arena.h"
#include "extract/document.h"
#include "extract/view.h"
#include "model/site.h"
#include "reflow/caption.h"

struct seen {
	struct view view;
	struct caption caption; /* its label, where its form is in use */
	int form;               /* that of a dateline; 0: it is none */
	bool fact;              /* it holds a fact, and is a paragraph */
	bool title;             /* a sign tells that a title begins */
	size_t width;           /* see seen_width(); 0: not measured yet */
};

/* One for each line of document, in arena. */
struct seen *seen_make(const struct document *document, const struct site *site,
		       struct arena *arena);
/* How wide the text is; of an item's, that behind the bullet. */
size_t seen_width(struct seen *seen);

#endif
