/*
 * Plural: which form of a word goes with a number, in each language.
 *
 * The rules are those of the Unicode CLDR (version 45, "Language Plural
 * Rules", cardinals) for whole numbers. Left out are the forms that some
 * Romance languages have for whole millions.
 */
#ifndef BREVIER_BASE_PLURAL_H
#define BREVIER_BASE_PLURAL_H

#include <stdbool.h>

#include "base/str.h"

enum plural {
	PLURAL_ZERO,
	PLURAL_ONE,
	PLURAL_TWO,
	PLURAL_FEW,
	PLURAL_MANY,
	PLURAL_OTHER, /* the one that every language has */
};
#define PLURAL_COUNT (PLURAL_OTHER + 1)

/* Names of all forms in the order above: "zero", "one" ... */
extern const char *const plural_names[PLURAL_COUNT];

/* The form for n things. Of lang, a language tag, the first subtag counts;
 * what is not known is taken for one that tells 1 from all others. */
enum plural plural_of(struct str lang, unsigned long long n);
/* Whether any number takes the form. */
bool plural_has(struct str lang, enum plural form);

#endif
