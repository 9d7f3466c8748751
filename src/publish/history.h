/*
 * History: everything that the briefings say of one thing, newest first, on
 * one page or on several.
 *
 *	issuers/miit.html     the newest mentions, at least a hundred
 *	issuers/miit/2.html   a hundred older ones
 *	issuers/miit/1.html   the hundred oldest
 *
 * Older pages count from the oldest, so that what is on them stays there when
 * something new comes: a build makes the newest anew.
 */
#ifndef BREVIER_PUBLISH_HISTORY_H
#define BREVIER_PUBLISH_HISTORY_H

#include <stddef.h>

#include "base/hash.h"
#include "catalog/catalog.h"
#include "publish/place.h"
#include "publish/product.h"
#include "template/value.h"

/* What is told: mentions that are sorted by their own dates (mention.h), or
 * without them a trail, whose dates are those of its briefings. */
struct history {
	const char *folder;   /* "issuers" */
	struct str slug;      /* names its page there */
	const uint64_t *keys; /* of the mentions */
	struct trail trail;
	size_t n;
};

/* Its older pages; 0: all is on its own page. */
size_t history_parts(const struct history *history);
/* The path of an older page, from 1; of its own page for part 0. */
struct str history_path(const struct history *history, size_t part,
			struct arena *arena);
struct mention history_at(const struct catalog *catalog,
			  const struct history *history, size_t i);
/* Which mentions are on a page: from *from up to *to. */
void history_slice(const struct history *history, size_t part, size_t *from,
		   size_t *to);

/* Adds what a part of the history shows to a hash; and for its own page the
 * dates of all of it. */
void history_hash(const struct history *history, const struct catalog *catalog,
		  size_t part, struct hasher *hasher);

/* Adds to a hash what history_set_counts() tells, and where its page is. */
void history_hash_counts(const struct history *history,
			 const struct catalog *catalog, struct hasher *hasher);

/* What is counted: "n_entries", "n_mentions". */
const char *history_word(const struct history *history);
/* When the mentions from up to to were; absent for none. */
struct str history_period(const struct place *place,
			  const struct history *history, size_t from,
			  size_t to);
/* Sets n, n_text, first and last. */
void history_set_counts(const struct place *place, struct value *map,
			const struct history *history);

/* Adds to the value of a mention what its page shows beside; may be NULL. */
typedef void history_visit(const struct place *place, struct value *map,
			   struct mention mention, const void *context);
/* The history of a page (templates/README.md): years, counts, chart, newer
 * and older pages. */
struct value *history_value(const struct place *place,
			    const struct history *history, size_t part,
			    history_visit *visit, const void *context);

#endif
