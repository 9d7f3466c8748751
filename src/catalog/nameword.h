/*
 * Name word: words that tell a name from what stands around it.
 *
 * Case and accents do not count; numbers do: ask in the singular.
 */
#ifndef BREVIER_CATALOG_NAMEWORD_H
#define BREVIER_CATALOG_NAMEWORD_H

#include <stdbool.h>

#include "base/str.h"

/* What names are of: "plan", "act", "initiative". */
bool nameword_is_thing(struct str word);
/* Makes no name of such a thing: "national", "new". */
bool nameword_is_vague(struct str word);
/* Small words within names: "of", "für". */
bool nameword_is_link(struct str word);
/* Words that sentences begin with, and names hardly do: "the", "under". */
bool nameword_is_opener(struct str word);

#endif
