/*
 * Passage: an entry, a note or a whole briefing, as other pages name it.
 */
#ifndef BREVIER_PUBLISH_PASSAGE_H
#define BREVIER_PUBLISH_PASSAGE_H

#include "catalog/catalog.h"
#include "publish/place.h"
#include "template/value.h"

/* The values of a mention (templates/README.md): title, issuer, date, lead,
 * link, briefing. */
struct value *passage_value(const struct place *place, struct mention mention);
/* The same of an entry of a briefing. */
struct value *passage_of_entry(const struct place *place,
			       const struct summary *summary,
			       const struct entry_summary *entry);

/* Sets earlier and later, what other briefings say of the same as an entry,
 * and related: entries of its issuers that these do not have. */
void passage_set_threads(const struct place *place, struct value *page,
			 struct mention mention);

#endif
