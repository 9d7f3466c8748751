/*
 * Str: a slice of bytes that somebody else owns.
 *
 * Text travels as pointer and length; it need not end in NUL and may hold
 * NUL bytes.  An absent text is {NULL, 0}; an empty one has a pointer.
 * Strings made by arena_str(), arena_printf() and buf_take() do have a NUL
 * behind their last byte, so that .p can be given to C functions.
 * Case is ASCII case: for natural language see utf8.h.  What is called for
 * every byte of a text is inline.
 */
#ifndef BREVIER_BASE_STR_H
#define BREVIER_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/ascii.h"

struct str {
	const char *p;
	size_t n; /* bytes */
};

/* A string literal as a str, also in static initialisers. */
#define STR_INIT(literal)                                                      \
	{                                                                      \
		literal, sizeof(literal) - 1                                   \
	}
#define STR(literal) ((struct str)STR_INIT(literal))
/* For printf: "%.*s", STR_ARG(s). */
#define STR_ARG(s) (int)(s).n, (s).p ? (s).p : ""
#define STR_NONE (SIZE_MAX)

/* Absent when NULL. */
static inline struct str
str_from(const char *cstr)
{
	return (struct str){cstr, cstr ? strlen(cstr) : 0};
}

static inline struct str
str_slice(struct str s, size_t from, size_t to)
{
	if (to > s.n)
		to = s.n;
	if (from > to)
		from = to;
	return s.p ? (struct str){s.p + from, to - from}
		   : (struct str){NULL, 0};
}

/* All but the first n bytes. */
static inline struct str
str_skip(struct str s, size_t n)
{
	return str_slice(s, n, s.n);
}

/* memcmp() may not be given NULL, not even with a length of 0. */
static inline bool
str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool
str_starts(struct str s, struct str prefix)
{
	return s.n >= prefix.n &&
	       (prefix.n == 0 || memcmp(s.p, prefix.p, prefix.n) == 0);
}

/* Offset of the first match at or after from; STR_NONE where there is none. */
static inline size_t
str_chr(struct str s, char c, size_t from)
{
	const char *hit;

	if (from >= s.n)
		return STR_NONE;
	hit = memchr(s.p + from, c, s.n - from);
	return hit ? (size_t)(hit - s.p) : STR_NONE;
}

struct str str_trim(struct str s);            /* ASCII white space, both ends */
bool str_eq_case(struct str a, struct str b); /* ASCII case ignored */
int str_cmp(struct str a, struct str b);      /* bytewise, shorter first */
bool str_starts_case(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
size_t str_find(struct str s, struct str needle, size_t from); /* str_chr() */

/* Whether word is one of a list of words with single spaces between them;
 * ASCII case ignored. */
bool str_is_among(struct str word, const char *list);

/*
 * Cuts the next piece up to separator off *rest and stores it in *piece;
 * false when nothing is left.  "a,,b" gives "a", "", "b"; "" gives nothing.
 */
bool str_cut(struct str *rest, char separator, struct str *piece);
/* Cuts the next line off *rest, without its line end (LF or CRLF). */
struct str str_cut_line(struct str *rest);

#endif
