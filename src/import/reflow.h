/*
 * Reflow: lines become paragraphs again.
 *
 * Where a blank line stands between all lines, it says nothing: then a new
 * paragraph begins where the line before had room for the first word of the
 * next one. Room is measured in widths of a text face, since the lines of a
 * PDF are equally wide, not equally long. Bullets and known labels always
 * begin a paragraph.
 *
 * Joining: one space between words; none between two CJK characters; a
 * hyphen at a line end is kept or dropped by what the rest of the text says
 * of the two parts.
 */
#ifndef BREVIER_IMPORT_REFLOW_H
#define BREVIER_IMPORT_REFLOW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "import/document.h"
#include "model/site.h"

/* Where in a paragraph a line of the source begins. */
struct piece {
	size_t at;     /* byte offset in the paragraph's text */
	size_t number; /* line in the source */
	int page;
};

/* What a paragraph turned out to be. */
enum para_use {
	USE_PROSE,   /* of its entry, note or section */
	USE_HEADING, /* title of its entry or section: used up */
};

struct para {
	bool bullet;      /* its glyph is cut off */
	enum role role;   /* of the label at its start */
	struct str label; /* without colon, cut off the text; absent: none */
	struct str text;  /* reflowed */
	struct piece *pieces;
	size_t n_pieces;
	enum para_use use; /* from here on set by outline.c */
	struct section *section;
	struct entry *entry; /* whose text it is; NULL none */
	struct note *note;
	struct para *next;
};

/* The paragraphs of document, in arena. */
struct para *reflow(const struct document *document, const struct site *site,
		    struct arena *arena);

/* The piece in which byte at of the paragraph stands. */
const struct piece *para_piece(const struct para *para, size_t at);

#endif
