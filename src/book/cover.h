/*
 * Cover: the front of a book, drawn from templates/epub/cover.svg, 1200 by
 * 1800: masthead, title, period, and a pattern of its own data.
 *
 * A book of one briefing has a bar for each entry, as high as it has
 * paragraphs, and a dot for each note; one of several has a bar for each
 * briefing, as high as it has entries and notes.
 */
#ifndef BREVIER_BOOK_COVER_H
#define BREVIER_BOOK_COVER_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/str.h"
#include "publish/place.h"
#include "template/value.h"

struct cover {
	struct str title;
	struct str period; /* absent: none, or in the title */
	const struct summary *const *briefings; /* newest first */
	size_t n;
};

/* The drawing, in the words of place. False: an error was recorded. */
bool cover_draw(const struct place *place, const struct cover *cover,
		struct buf *svg, struct diags *diags);

#endif
