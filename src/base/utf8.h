/*
 * Utf8: code points and what kind they are (RFC 3629, Unicode 15).
 */
#ifndef BREVIER_BASE_UTF8_H
#define BREVIER_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

#define UTF8_BAD 0xFFFFFFFFu

/* The code point at offset *at, which moves behind it. UTF8_BAD (and one
 * byte on) for bytes that are not UTF-8: overlong, surrogates, cut. */
unsigned utf8_next(struct str s, size_t *at);
/* The code point that ends right before *at, which moves onto it. */
unsigned utf8_previous(struct str s, size_t *at);
/* Offset of the first byte that is not UTF-8; s.n where all is well. */
size_t utf8_check(struct str s);
/* Code points in s. */
size_t utf8_length(struct str s);

/* Scripts written without spaces: Han, kana, CJK punctuation and full-width
 * forms. Hangul has spaces and is not among them. */
bool rune_is_cjk(unsigned c);
bool rune_is_han(unsigned c);
bool rune_is_space(unsigned c); /* ASCII, no-break and Unicode spaces */
bool rune_is_private(unsigned c);
bool rune_is_upper(unsigned c);  /* Latin to U+017F, Greek, Cyrillic */
bool rune_is_letter(unsigned c); /* any script; from U+00AA on a good guess */

#endif
