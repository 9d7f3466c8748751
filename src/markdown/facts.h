/*
 * Facts: what an entry says of its document in labelled lines: article,
 * issuer, date, references, tags.
 */
#ifndef BREVIER_MARKDOWN_FACTS_H
#define BREVIER_MARKDOWN_FACTS_H

#include <stdbool.h>

#include "base/arena.h"
#include "markdown/label.h"
#include "model/briefing.h"
#include "model/site.h"

/*
 * Takes a piece that states a fact of the entry, the first time it does
 * (references: each time). Links in it that are no article's are appended at
 * *references, which moves on. A label that is the site's own is left absent.
 * lang is the briefing's, absent where it has none of its own.
 */
bool fact_put(struct entry *entry, const struct labelled *piece,
	      const struct site *site, struct str lang, struct arena *arena,
	      struct link ***references);
/* Whether the entry has that fact. */
bool fact_is_known(const struct entry *entry, enum role role);

#endif
