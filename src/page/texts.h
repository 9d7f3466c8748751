/*
 * Texts: what the search page shows of a briefing's documents.
 *
 * A part is a file of the index (see search/index.h) with a list for each of
 * its documents:
 *
 *	href		of its page, beside the file
 *	language
 *	issuer
 *	date		as it is shown
 *	title		of a note and of prose: where it stands
 *	native title, its language
 *	text		its beginning, with a line end between blocks
 *	place		title of the briefing
 *	title of the document that it is about, where that is another
 *	1 where the text was cut, else 0
 *	of issuer, title, text and place, the passages in other scripts: where
 *	each begins and ends, in UTF-16 units, and its language; missing where
 *	there are none
 */
#ifndef BREVIER_PAGE_TEXTS_H
#define BREVIER_PAGE_TEXTS_H

#include <stddef.h>

#include "base/buf.h"
#include "base/script.h"
#include "search/documents.h"

/* The file of part number part, from 0 on. scripts may be NULL. */
void texts_put(struct buf *out, const struct documents *documents, size_t part,
	       const struct script_langs *scripts);

#endif
