/*
 * Cite: how a briefing and its entries are to be cited, as plain text.
 *
 *	Publisher. “Entry title.” Briefing title, September 24, 2024, p. 7.
 *	https://example.org/2024-09/id.html
 *
 * In the manner of the Chicago Manual of Style (17th edition, 14.191): what
 * is not known is left out.
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
