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
#ifndef BREVIER_REFLOW_REFLOW_H
#define BREVIER_REFLOW_REFLOW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "extract/document.h"
#include "model/site.h"
#include "reflow/dates.h"

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
	USE_NATIVE,  /* that title in the language of the document */
};

/* What a known heading stands over; set by headings.c. */
enum heading {
	HEADING_NONE,
	HEADING_TITLE, /* the whole text */
	HEADING_SECTION,
	HEADING_ENTRY,
	HEADING_FIELD, /* less than an entry: a field under its name */
};

struct para {
	bool bullet;    /* item of a list; its glyph is cut off */
	bool ordered;   /* ... which has numbers: see lists.h */
	bool bold;      /* it begins in bold face */
	int number;     /* of the item */
	size_t digits;  /* bytes of the number, while they are there */
	int depth;      /* of lists within lists, from 0 */
	unsigned glyph; /* of the bullet; 0: none, or not known */
	int left;       /* its place on the page; 0: not known */
	int level;      /* of a heading that is known to be one; 0: none */
	enum heading heading;
	enum role role;   /* of the label at its start */
	struct str label; /* without colon, cut off the text; absent: none */
	struct str text;  /* reflowed */
	struct opening opening; /* the date of a note; see dates.h */
	struct mark *marks;     /* links that are known */
	struct piece *pieces;
	size_t n_pieces;
	bool source; /* who issued a document, named as where it is found */
	bool ahead;  /* a fact that stands above the title of its entry */
	enum para_use use; /* from here on set by outline.c */
	struct section *section;
	struct entry *entry; /* whose text it is; NULL none */
	struct note *note;
	bool unsure; /* that it is this entry's or note's: of shape.c */
	struct para *next;
};

/* The paragraphs of document, in arena. */
struct para *reflow(const struct document *document, const struct site *site,
		    struct arena *arena);

/* Whether a paragraph is an address: see text_is_address(). */
bool para_is_address(const struct para *para);
/* The piece in which byte at of the paragraph stands. */
const struct piece *para_piece(const struct para *para, size_t at);

#endif
