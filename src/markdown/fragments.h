/*
 * Fragments: pieces of a text that cmark has taken for something else, and
 * must read anew: the cells of a table, the text of a footnote.
 *
 * All that one reading has left are read at once, as one document: each line
 * is a heading, which holds inlines and nothing else; each text is an item of
 * a list of its own.
 * Behind them stands the whole source once more: a fragment can use any
 * definition of a link that it has.
 */
#ifndef BREVIER_MARKDOWN_FRAGMENTS_H
#define BREVIER_MARKDOWN_FRAGMENTS_H

#include "base/arena.h"
#include "base/str.h"
#include "markdown/lines.h"
#include "model/block.h"

struct fragment {
	struct str text;
	size_t line;           /* of the source, on which it begins */
	struct span **spans;   /* where the spans of a line go, or NULL */
	struct block **blocks; /* where the blocks of a text go */
	struct fragment *next;
};

struct fragments {
	struct fragment *first, **last;
};

/* Adds one line without white space at both ends. text lives as long as the
 * arena. */
void fragments_add_line(struct fragments *fragments, struct str text,
			size_t line, struct span **spans, struct arena *arena);
/* Adds lines; each is from the next line of the source. */
void fragments_add_text(struct fragments *fragments, struct str text,
			size_t line, struct block **blocks,
			struct arena *arena);
/* Fills in the document of fragments; source: what stands behind them. */
void fragments_join(struct lined *lined, const struct fragment *first,
		    struct str source, struct arena *arena);

#endif
