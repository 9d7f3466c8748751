/*
 * Fold: texts that are alike but for case, accents and kind of space.
 *
 * "RÉSUMÉ", "Resume" and "Re\u0301sume\u0301" are one word here: capitals
 * lose their accents as often as not, and extraction takes letters apart.
 * Covers Latin-1 and combining marks; Latin Extended-A, Greek and Cyrillic
 * lose their case.
 */
#ifndef BREVIER_BASE_FOLD_H
#define BREVIER_BASE_FOLD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* The small letter of c: Latin-1, Latin Extended-A, Greek, Cyrillic; c itself
 * for all else. */
unsigned rune_lower(unsigned c);
/* The same without its accent, where that is one letter; ' ' for any space. */
unsigned rune_fold(unsigned c);

/* Without white space of any kind, ASCII or not, at both ends. */
struct str fold_trim(struct str text);

/*
 * Writes what all texts like text have in common to key, which has room for
 * room bytes; returns its length, 0 where that is too little. Texts are alike
 * if these bytes are equal.
 */
size_t fold_key(struct str text, char *key, size_t room);

/* Whether a letter and what the byte other begins or ends cannot be alike:
 * another letter, or a character beyond all that have an accent. */
static inline bool
fold_differs_from(char letter, char other)
{
	return ascii_alpha(other) ? ascii_lower(letter) != ascii_lower(other)
				  : (unsigned char)other >= 0xE1;
}

/* Whether two texts are surely not alike, whose first or last bytes these
 * are: that is so of most. */
static inline bool
fold_differs(char a, char b)
{
	if (ascii_alpha(a))
		return fold_differs_from(a, b);
	if (ascii_alpha(b))
		return fold_differs_from(b, a);
	/* From U+4000 on each character is like itself alone. */
	return (unsigned char)a >= 0xE4 && (unsigned char)b >= 0xE4 && a != b;
}

/* Whether a and b are alike. */
bool fold_eq(struct str a, struct str b);
/* Whether word is alike to one of list, which ends in NULL. */
bool fold_is_one_of(struct str word, const char *const *list);
/* The bytes of text that are alike to prefix; 0 where it does not begin so.
 * Marks that belong to the last letter are among them. */
size_t fold_prefix(struct str text, struct str prefix);
bool fold_ends(struct str text, struct str suffix);

#endif
