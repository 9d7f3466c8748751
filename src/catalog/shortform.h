/*
 * Short form: the look of an abbreviation, and where a text has one.
 *
 * Two to ten characters and at most two words (Schwartz and Hearst 2003, see
 * abbrev.h), with two capitals, or a capital and a digit, or a capital behind
 * a small letter: "MIIT", "R&D", "G20", "kWh", "US GAAP".
 */
#ifndef BREVIER_CATALOG_SHORTFORM_H
#define BREVIER_CATALOG_SHORTFORM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Characters at most, and bytes of a word that is looked at. */
enum { SHORTFORM_MAX = 10, SHORTFORM_MAX_BYTES = 4 * SHORTFORM_MAX };

bool shortform_is(struct str text);
/* Letters and digits in it. */
size_t shortform_size(struct str text);
/* "SME" for "SMEs": what stands for both in a glossary. */
struct str shortform_base(struct str text);

/* Letters of any script and digits. */
bool rune_is_alnum(unsigned c);
/* What a word with a short form can hold: those but CJK, and - & . / */
bool shortform_has(unsigned c);
/* Where a word of such characters ends that holds offset at, and where it
 * begins, not before offset least. */
size_t shortform_end(struct str text, size_t at);
size_t shortform_start(struct str text, size_t at, size_t least);

/*
 * Walks over the words that may be short forms, in linear time:
 *
 *	struct shortform_scan scan = {.text = text};
 *	while (shortform_next(&scan, &word))
 *
 * Longer readings come first: "US GAAP" before "US", "AI-NEV" before "AI".
 * Words point into text.
 */
struct shortform_scan {
	struct str text;
	size_t at;        /* the next word is looked for from here */
	size_t from, end; /* the word at hand; from == end: none */
	size_t part;      /* its parts are told up to here */
	bool whole;       /* it is told as a whole */
};
bool shortform_next(struct shortform_scan *scan, struct str *word);

#endif
