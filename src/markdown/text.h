/*
 * Text: words as Markdown that reads back as the same words.
 *
 * Only what CommonMark (0.31.2) or the dialect would take for markup is
 * escaped, judged by what stands around it.
 */
#ifndef BREVIER_MARKDOWN_TEXT_H
#define BREVIER_MARKDOWN_TEXT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/* What stands around a text. */
struct text_place {
	bool line_start; /* first on its line: white space is lost, and some
			    characters would open a block */
	bool line_end;   /* last on its line: white space is lost */
	bool heading;    /* on the line of a heading, which opens no block and
			    where a last # would be lost */
	bool after_mark; /* right behind a mark of emphasis, or right before
			    one: white space there would undo it */
	bool before_mark;
	bool before_link; /* a link follows, and ! would make it an image */
	bool after_note;  /* right behind the mark of a footnote, of which '('
			     would make a link, and ':' the text */
	bool after_image; /* of which "{a..." could say more */
	bool in_link;     /* where no address makes another */
	bool line;        /* all stands on this line; no mark of a heading */
};

void text_put(struct buf *out, struct str text, struct text_place place);
/* A link's destination (section 6.3), in angle brackets where it has to. */
void text_put_url(struct buf *out, struct str url);
/* A code span (section 6.1) with a fence that is not in text. */
void text_put_code(struct buf *out, struct str text);
/* A link's title, in double quotes. */
void text_put_title(struct buf *out, struct str title);
/* The info string of a code block fenced by backticks (section 4.5). */
void text_put_info(struct buf *out, struct str info);
/* Whether an entity or a character reference (section 2.5) begins at i. */
bool text_has_reference(struct str text, size_t i);

#endif
