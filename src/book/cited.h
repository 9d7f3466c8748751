/*
 * Cited: what a briefing rests on, as a chapter of its book: every address
 * that it links to on the web, once for each entry, in the order of the text.
 */
#ifndef BREVIER_BOOK_CITED_H
#define BREVIER_BOOK_CITED_H

#include "model/briefing.h"
#include "publish/place.h"
#include "template/value.h"

/* A list of groups, each title_html, url (of where it is cited), page_text and
 * links; of what links to nothing there is no group. place: of the chapter. */
struct value *cited_value(const struct place *place,
			  const struct briefing *briefing);

#endif
