/*
 * Ascii: kinds of characters, whatever the locale is.
 */
#ifndef BREVIER_BASE_ASCII_H
#define BREVIER_BASE_ASCII_H

#include <stdbool.h>

static inline bool
ascii_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool
ascii_digit(char c)
{
	return (unsigned char)(c - '0') < 10;
}

static inline bool
ascii_alpha(char c)
{
	/* Small letters are capitals and 0x20. */
	return (unsigned char)((c | 0x20) - 'a') < 26;
}

/* By byte; false for those beyond ASCII. */
extern const bool ascii_alnums[256];

static inline bool
ascii_alnum(char c)
{
	return ascii_alnums[(unsigned char)c];
}

static inline bool
ascii_punct(char c)
{
	return c > ' ' && c <= '~' && !ascii_alnum(c);
}

static inline char
ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* The value of a hexadecimal digit; -1 for what is none. */
static inline int
ascii_hex_value(char c)
{
	if (ascii_digit(c))
		return c - '0';
	c = ascii_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

#endif
