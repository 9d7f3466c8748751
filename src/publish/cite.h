/*
 * Cite: how a briefing and its entries are to be cited, as plain text.
 *
 *	Publisher. “Entry title.” Briefing title, September 24, 2024, p. 7.
 *	https://example.org/2024-09/id.html
 *
 * In English in the manner of the Chicago Manual of Style (17th edition,
 * 14.191); in other languages with the marks, abbreviations and order that
 * are usual there, which the words cite_… tell. What is not known is left
 * out. A quotation within a title gets the inner marks of the language. Where
 * the words are in another language than the page, titles stand between marks
 * (see wording.h).
 */
#ifndef BREVIER_PUBLISH_CITE_H
#define BREVIER_PUBLISH_CITE_H

#include "base/str.h"
#include "model/briefing.h"
#include "publish/place.h"

struct str cite_briefing(const struct place *place,
			 const struct briefing *briefing);
struct str cite_entry(const struct place *place,
		      const struct briefing *briefing,
		      const struct entry *entry);

#endif
