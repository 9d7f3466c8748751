/*
 * Prose: text of paragraphs as spans and blocks, with links and page marks.
 */
#ifndef BREVIER_IMPORT_PROSE_H
#define BREVIER_IMPORT_PROSE_H

#include "align/anchor.h"
#include "base/arena.h"
#include "base/diag.h"
#include "model/briefing.h"
#include "reflow/lists.h"
#include "reflow/reflow.h"

/* Where blocks are put: lists stay open until something else comes. Zero but
 * for first, it is ready for use. */
struct shelf {
	struct block **first; /* whose blocks they are */
	struct block *last;
	struct block *lists[LIST_DEPTH_MAX];
	struct block *items[LIST_DEPTH_MAX]; /* the last one of each */
	int depth;                           /* lists that are open */
};

/* Spans that are being written; neighbouring texts are one. */
struct words {
	struct span **first; /* whose spans they are; NULL: nobody's */
	struct span *last;
};

struct prose {
	struct arena *arena;
	const struct source *source;
	struct diags *diags;
	struct anchor *anchor; /* the next one of the text */
	int page;              /* the last one that was marked */
	struct words words;    /* of the last paragraph */
	struct shelf shelf;
};

/* The address of an anchor; absent where none was found. */
struct str anchor_url(const struct anchor *anchor);
/* The next anchor of para that lies at or behind byte from. */
struct anchor *prose_anchor(struct prose *prose, const struct para *para,
			    size_t from);
/* Warns of words that promise a link and have none. */
void prose_warn_bare(struct prose *prose, const struct anchor *anchor);

/* Marks a page at the end of what was put last. */
void prose_mark_page(struct prose *prose, int page);
/* Marks a page that begins right before para, where a block can stand, or
 * at the end of the item before. */
void prose_put_page(struct prose *prose, const struct para *para,
		    struct block **blocks);
/* Appends the paragraph's text from byte from on to *blocks, as an item of a
 * list in depth lists; -1: as a paragraph. */
void prose_put(struct prose *prose, const struct para *para, size_t from,
	       int depth, struct block **blocks);

#endif
