/*
 * Content: the text of a briefing as values: sections, entries, notes.
 */
#ifndef BREVIER_PUBLISH_CONTENT_H
#define BREVIER_PUBLISH_CONTENT_H

#include "catalog/summary.h"
#include "model/briefing.h"
#include "publish/place.h"
#include "template/value.h"

struct value *content_sections(const struct place *place,
			       const struct briefing *briefing,
			       const struct summary *summary);
struct value *content_entry(const struct place *at,
			    const struct briefing *briefing,
			    const struct section *section,
			    const struct entry *entry,
			    const struct summary *summary);
/* Sets lead_html, and footnotes_html of it; absent where there are none. */
void content_set_lead(const struct place *place, struct value *map,
		      const struct briefing *briefing);
/* Sets references and has_references: links that lead somewhere, and those
 * of a title, which leaves only their words. */
void content_set_references(const struct place *place, struct value *map,
			    const struct link *links, const struct span *title);

/* Sets topics and has_topics: the tags, with links to their pages. */
void content_set_topics(const struct place *place, struct value *map,
			const struct tag *tags);

#endif
