/*
 * Scribe: writes a struct document from its first page to its last.
 *
 * What all readers share. Texts are not copied, but for what is mended in
 * them (see radicals.h): they must live as long as the document.
 */
#ifndef BREVIER_EXTRACT_SCRIBE_H
#define BREVIER_EXTRACT_SCRIBE_H

#include "base/arena.h"
#include "extract/document.h"

struct scribe {
	struct arena *arena;
	struct document *document;
	struct page *page; /* the one that is open */
	struct page **last_page;
	struct line **last_line;
	struct arena_row line_row;
	struct listed *listed; /* the last one of this page */
	bool kana;             /* a line was Japanese */
	struct bookmark **last_bookmark;
};

/* Empties *document. */
void scribe_init(struct scribe *scribe, struct document *document,
		 struct arena *arena);
void scribe_page(struct scribe *scribe);
/* Closes up a line of Chinese or Japanese whose characters were set far
 * apart, or the label at its beginning. */
struct str scribe_close_up(const struct scribe *scribe, struct str text);
/* A new last line; without a page one is opened. */
struct line *scribe_line(struct scribe *scribe, struct str text, size_t number);
/* A link that wraps is listed once a line: equal neighbours count as one. */
void scribe_address(struct scribe *scribe, struct str url, size_t number);
void scribe_bookmark(struct scribe *scribe, struct str text, int depth,
		     size_t number);

/* Puts a mark behind last, the last one of the list that *first heads (NULL:
 * it is empty), or makes last longer where both have one address and touch.
 * Returns the one that is last now. */
struct mark *mark_append(struct mark **first, struct mark *last, size_t from,
			 size_t to, struct str url, struct arena *arena);
/* Bytes of a text become those of its part of n bytes behind before. */
void marks_cut(struct mark *mark, size_t before, size_t n);

#endif
