/*
 * Fold: texts that are alike but for case, accents and kind of space.
 *
 * "RÉSUMÉ", "Resume" and "Re\u0301sume\u0301" are one word here: capitals
 * lose their accents as often as not, and extraction takes letters apart.
 * Covers Latin-1 and combining marks; Greek and Cyrillic lose their case.
 */
#ifndef BREVIER_BASE_FOLD_H
#define BREVIER_BASE_FOLD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* The small letter of c: Latin-1, Greek, Cyrillic; c itself for all else. */
unsigned rune_lower(unsigned c);
/* The same without its accent, where that is one letter; ' ' for any space. */
unsigned rune_fold(unsigned c);

/* Without white space of any kind, ASCII or not, at both ends. */
struct str fold_trim(struct str text);

/* Whether a and b are alike. */
bool fold_eq(struct str a, struct str b);
/* The bytes of text that are alike to prefix; 0 where it does not begin so.
 * Marks that belong to the last letter are among them. */
size_t fold_prefix(struct str text, struct str prefix);
bool fold_ends(struct str text, struct str suffix);

#endif
