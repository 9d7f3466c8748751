/*
 * Describe: one sentence that says what a page has, for search engines and
 * previews, where no text of the briefings says it.
 *
 *	What MIIT issued: 12 entries in 8 briefings, March 2 – April 4, 2024.
 *
 * In the words about_issuer and so on of the page's language.
 */
#ifndef BREVIER_PUBLISH_DESCRIBE_H
#define BREVIER_PUBLISH_DESCRIBE_H

#include <stddef.h>

#include "catalog/catalog.h"
#include "publish/history.h"
#include "publish/place.h"

/* Its headlines, as many as fit in a line; what it has, where none has one. */
struct str describe_briefing(const struct place *place,
			     const struct summary *summary);
/* An entry without a text: who issued it, when, and where it stands. */
struct str describe_entry(const struct place *place,
			  const struct summary *summary,
			  const struct entry_summary *entry);
/* Briefings from up to to of the catalog, the newest first; period: what they
 * are the briefings of, "2024". */
struct str describe_range(const struct place *place, struct str period,
			  size_t from, size_t to);
/* A part of a history; of part 0, all of it. kind: "about_issuer"; meaning:
 * what the name is short for, or absent. */
struct str describe_history(const struct place *place, const char *kind,
			    struct str name, struct str meaning,
			    const struct history *history, size_t part);

#endif
