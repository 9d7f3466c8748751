/*
 * Taught: labels that nobody knows and that the text itself explains.
 *
 * "Policy: Notice on Quays (Link)": a label before a colon, at the head of a
 * line, three times or more, is that of a date where dates follow it, and that
 * of the document where it stands beside labels of facts, its text ends with
 * the mark of a link, and no other label is the document's.
 */
#ifndef BREVIER_REFLOW_TAUGHT_H
#define BREVIER_REFLOW_TAUGHT_H

#include "base/arena.h"
#include "extract/document.h"
#include "model/site.h"

/* The site, with these labels before its own; they are in arena, all else is
 * the site's. */
struct site taught_site(const struct site *site,
			const struct document *document, struct arena *arena);

#endif
