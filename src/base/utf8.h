/*
 * Utf8: code points and what kind they are (RFC 3629, Unicode 15). Most of a
 * text is ASCII, or Han: that way is inline.
 */
#ifndef BREVIER_BASE_UTF8_H
#define BREVIER_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

#define UTF8_BAD 0xFFFFFFFFu

/* For all but ASCII: see utf8_next() and utf8_previous(). */
unsigned utf8_next_wide(struct str s, size_t *at);
unsigned utf8_previous_wide(struct str s, size_t *at);

/* The code point at offset *at, which moves behind it. UTF8_BAD (and one
 * byte on) for bytes that are not UTF-8: overlong, surrogates, cut. */
static inline unsigned
utf8_next(struct str s, size_t *at)
{
	const unsigned char *p = (const unsigned char *)s.p + *at;

	if (*at < s.n && *p < 0x80) {
		++*at;
		return *p;
	}
	/* U+1000 to U+CFFF, where Han and kana are. */
	if (*at + 3 <= s.n && *p >= 0xE1 && *p <= 0xEC &&
	    (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80) {
		*at += 3;
		return (*p & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 |
		       (p[2] & 0x3Fu);
	}
	return utf8_next_wide(s, at);
}

/* The code point that ends right before *at, which moves onto it. */
static inline unsigned
utf8_previous(struct str s, size_t *at)
{
	if (*at > 0 && *at <= s.n && (unsigned char)s.p[*at - 1] < 0x80)
		return (unsigned char)s.p[--*at];
	return utf8_previous_wide(s, at);
}

/* The code point at offset at, and the one that ends there; 0 for none. */
unsigned utf8_at(struct str s, size_t at);
unsigned utf8_before(struct str s, size_t at);

/* Offset of the first byte that is not UTF-8; s.n where all is well. */
size_t utf8_check(struct str s);
/* at, or a place behind it with only ASCII between them: as far as that goes
 * in eights of bytes. */
size_t utf8_skip_ascii(struct str s, size_t at);
/* Code points in s. */
size_t utf8_length(struct str s);
/* Writes the one to four bytes of c to bytes and returns how many. What is
 * no character becomes U+FFFD. */
size_t utf8_put(unsigned c, char *bytes);

/* For all but ASCII: see the functions of their names. */
bool rune_is_cjk_wide(unsigned c);
bool rune_is_han_wide(unsigned c);
bool rune_is_space_wide(unsigned c);
bool rune_is_upper_wide(unsigned c);
bool rune_is_letter_wide(unsigned c);

/* Scripts written without spaces: Han, kana, CJK punctuation and full-width
 * forms. Hangul has spaces and is not among them. */
static inline bool
rune_is_cjk(unsigned c)
{
	return c >= 0x2E80 && rune_is_cjk_wide(c);
}

static inline bool
rune_is_han(unsigned c)
{
	return c >= 0x2E80 && rune_is_han_wide(c);
}

/* ASCII, no-break and Unicode spaces. */
static inline bool
rune_is_space(unsigned c)
{
	return c < 0x80 ? ascii_space((char)c) : rune_is_space_wide(c);
}

/* Latin to U+017F, Greek, Cyrillic. */
static inline bool
rune_is_upper(unsigned c)
{
	return c < 0x80 ? c >= 'A' && c <= 'Z' : rune_is_upper_wide(c);
}

/* Any script; from U+00AA on a good guess. */
static inline bool
rune_is_letter(unsigned c)
{
	return c < 0x80 ? ascii_alpha((char)c) : rune_is_letter_wide(c);
}

static inline bool
rune_is_private(unsigned c)
{
	return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c <= 0xFFFFD) ||
	       (c >= 0x100000 && c <= 0x10FFFD);
}

#endif
