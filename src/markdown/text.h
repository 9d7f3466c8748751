/*
 * Text: words as Markdown that reads back as the same words.
 *
 * Only what CommonMark (0.31.2) would take for markup is escaped, judged by
 * what stands around it.
 */
#ifndef BREVIER_MARKDOWN_TEXT_H
#define BREVIER_MARKDOWN_TEXT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/* What stands around a text. */
struct text_place {
	bool line_start;  /* first on its line */
	bool line_end;    /* last on its line */
	bool heading;     /* in a heading, where # may close */
	bool before_link; /* a link follows, and ! would make it an image */
};

void text_put(struct buf *out, struct str text, struct text_place place);
/* A link's destination (section 6.6), in angle brackets where it has to. */
void text_put_url(struct buf *out, struct str url);
/* A code span (section 6.1) with a fence that is not in text. */
void text_put_code(struct buf *out, struct str text);
/* A link's title, in double quotes. */
void text_put_title(struct buf *out, struct str title);

#endif
