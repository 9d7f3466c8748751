/*
 * Lines: what a line is, by itself and among those around it.
 */
#ifndef BREVIER_REFLOW_LINES_H
#define BREVIER_REFLOW_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "extract/document.h"
#include "model/site.h"

/* The lines around the one at hand: eight before it, eight behind it. Both
 * ends begin at the first line of the text. */
struct window {
	const struct line *head, *tail;
	size_t ahead;    /* lines from the one at hand to head */
	size_t behind;   /* lines from tail to the one at hand */
	size_t together; /* of them, those without a blank line before */
};

/* Moves the window on to the next line. */
void window_move(struct window *window);
/* Whether blank lines mean something here: they do where a quarter of the
 * lines around follow each other without one. */
bool window_speaks(const struct window *window);

/* Whether text is nothing but a full date, as under a title: one at the end
 * of a sentence has a full stop. */
bool line_is_date(struct str text);
/* Whether text is nothing but a year, the rest of the date in the line
 * before. */
bool line_is_year(struct str text);
/* Whether a line at the top of the text says which issue this is: it has a
 * full date, and is no sentence. */
bool line_is_masthead(const struct line *line);
/* Whether text ends as no sentence does, and no line that goes on. A question
 * may be a title, and so may what ends in parentheses or quotes. */
bool line_ends_like_title(struct str text);
/* Whether text ends as an item does that others follow: with a semicolon. */
bool line_ends_item(struct str text);
/* Whether line, below one that ends with a colon, is the first item of a list
 * whose bullets were drawn and not written. */
bool line_opens_list(const struct line *before, const struct line *line);

/* Whether a line says who issued a document and when: origin.h. */
bool line_is_byline(const struct line *line, const struct site *site);

#endif
