/*
 * Site words: what a site calls things, and how its texts are set.
 *
 * These functions are part of what site.h offers, hence their prefix.
 */
#ifndef BREVIER_MODEL_SITEWORDS_H
#define BREVIER_MODEL_SITEWORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "model/site.h"

/* Whether texts in lang are set by typography.h. */
bool site_sets(const struct site *site, struct str lang);

/* The role of a label: what the site says, else what it means in any of the
 * languages of labels.h. Case and accents do not count. */
enum role site_role(const struct site *site, struct str label);
/* Whether a label with that role stands before a fact of a document. */
bool role_is_fact(enum role role);
/* The role of a field: what its label says, where that is no fact. */
enum role site_field_role(const struct site *site, struct str label);
/* The label to write for a role: the site's own, else that of its language. */
struct str site_label(const struct site *site, enum role role);
/* What an entry keeps of a fact's label: nothing where it is site_label(), or
 * has another role for all that the site knows. */
struct str site_own_label(const struct site *site, enum role role,
			  struct str label);
/* Name of the k-th section (from 0) that lost its heading: the site's own,
 * else one in lang, the briefing's. */
struct str site_section(const struct site *site, struct str lang, size_t k,
			struct arena *arena);

#endif
