/*
 * Identifier: a name that stays the same from build to build, for the site,
 * a briefing or an entry.
 */
#ifndef BREVIER_PUBLISH_IDENTIFIER_H
#define BREVIER_PUBLISH_IDENTIFIER_H

#include "base/arena.h"
#include "base/str.h"
#include "model/site.h"

/* "urn:uuid:...": a UUID of version 8 (RFC 9562, section 5.8) from the
 * SHA-256 of the site's address (its title where it has none), the slug and
 * the id; both may be absent. In arena. */
struct str identifier_make(const struct site *site, struct str slug,
			   struct str id, struct arena *arena);

#endif
