/*
 * Letters: which characters make words, and how they are compared.
 *
 * The script of the search page says the same in regular expressions
 * (assets/search.js); a test compares the two over all code points. Kinds
 * are from the Unicode character database, version 17 (general categories L,
 * N and M; Script), with code points that are not assigned counted with their
 * neighbours. Folding is compatibility decomposition (UAX #15, NFKD) and
 * small letters, without marks, over Latin, Greek, Cyrillic, Armenian,
 * full-width and half-width forms; ligatures and a few letters that
 * are not decomposed (ß, ø, ł …) are spelled out.
 */
#ifndef BREVIER_SEARCH_LETTERS_H
#define BREVIER_SEARCH_LETTERS_H

#include <stddef.h>

enum letter_kind {
	LETTER_NONE,   /* stands between words */
	LETTER_WORD,   /* a letter, digit or mark */
	LETTER_PAIRED, /* of a script without spaces between words: Han, kana,
			  Hangul (which has them), Thai, Lao, Khmer, Myanmar */
};

/* The longest that one code point is folded to. */
enum { LETTER_FOLD_MAX = 3 };

enum letter_kind letter_kind(unsigned c);
/* c as it is compared, into out; 0 to LETTER_FOLD_MAX code points. For code
 * points that are not LETTER_NONE. */
size_t letter_fold(unsigned c, unsigned out[LETTER_FOLD_MAX]);

#endif
