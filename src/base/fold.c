#include "base/fold.h"

#include "base/utf8.h"

/* Latin Extended-A: pairs, but for the letters that have no partner there. */
static unsigned
rune_lower_extended(unsigned c)
{
	bool capital_is_odd =
	    (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);

	if (c == 0x130 || c == 0x131 || c == 0x138 || c == 0x149)
		return c;
	if (c == 0x178)
		return 0xFF;
	return c % 2 == capital_is_odd ? c + 1 : c;
}

/* Capitals of Latin-1, Greek and Cyrillic are a fixed step before their
 * small letters (The Unicode Standard, code charts). */
unsigned
rune_lower(unsigned c)
{
	if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) ||
	    (c >= 0x391 && c <= 0x3AB && c != 0x3A2) ||
	    (c >= 0x410 && c <= 0x42F))
		return c + 0x20;
	if (c >= 0x400 && c <= 0x40F)
		return c + 0x50;
	if (c >= 0x100 && c <= 0x17E)
		return rune_lower_extended(c);
	return c;
}

/* The letter below an accent, for small letters of Latin-1. */
static unsigned
rune_base(unsigned c)
{
	/* U+00E0 to U+00FF; '-' is a letter of its own. */
	static const char bases[] = "aaaaaa-ceeeeiiii-nooooo--uuuuy-y";

	if (c < 0xE0 || c > 0xFF || bases[c - 0xE0] == '-')
		return c;
	return (unsigned char)bases[c - 0xE0];
}

/* Combining Diacritical Marks. */
static bool
rune_is_mark(unsigned c)
{
	return c >= 0x300 && c <= 0x36F;
}

unsigned
rune_fold(unsigned c)
{
	if (c < 0x80)
		return ascii_space((char)c) ? ' ' : rune_lower(c);
	if (rune_is_space(c))
		return ' ';
	if (c == 0x2019)
		return '\'';
	return rune_base(rune_lower(c));
}

/* The next folded letter behind *at; 0 at the end. */
static unsigned
next_fold(struct str text, size_t *at)
{
	unsigned c = 0;

	while (*at < text.n && rune_is_mark(c = utf8_next(text, at)))
		c = 0;
	return rune_fold(c);
}

struct str
fold_trim(struct str text)
{
	size_t from = 0, to = text.n, at = 0;

	while (at < to && rune_is_space(utf8_next(text, &at)))
		from = at;
	for (at = to; at > from && rune_is_space(utf8_previous(text, &at));)
		to = at;
	return str_slice(text, from, to);
}

size_t
fold_key(struct str text, char *key, size_t room)
{
	size_t n = 0;

	for (size_t at = 0; at < text.n;) {
		unsigned char first = (unsigned char)text.p[at];

		if (first > ' ' && first < 0x7F && n < room) {
			key[n++] = ascii_lower(text.p[at++]);
			continue;
		}
		unsigned c = next_fold(text, &at);

		if (c == 0)
			break;
		if (room - n < 4)
			return 0;
		if (c < 0x80)
			key[n++] = (char)c;
		else
			n += utf8_put(c, key + n);
	}
	return n;
}

size_t
fold_prefix(struct str text, struct str prefix)
{
	size_t at = 0, in_prefix = 0, end;
	unsigned c;

	if (text.n && prefix.n && fold_differs(text.p[0], prefix.p[0]))
		return 0;
	while ((c = next_fold(prefix, &in_prefix)))
		if (next_fold(text, &at) != c)
			return 0;
	for (end = at; end < text.n && rune_is_mark(utf8_next(text, &end));)
		at = end;
	return at;
}

bool
fold_eq(struct str a, struct str b)
{
	return a.n && b.n ? fold_prefix(a, b) == a.n : a.n == b.n;
}

/* Whether word surely differs from one that begins with the bytes of other;
 * small is its first byte where that is a letter of ASCII, in lower case. */
static inline bool
differs_at_start(struct str word, unsigned char small, const char *other)
{
	unsigned char first = (unsigned char)other[0];

	if (!small)
		return fold_differs(word.p[0], other[0]);
	if ((first | 0x20) != small && (first < 0x80 || first >= 0xE1))
		return true; /* as most do */
	return fold_differs(word.n > 1 ? word.p[1] : '\0', other[1]);
}

bool
fold_is_one_of(struct str word, const char *const *list)
{
	unsigned char small = 0;

	if (word.n == 0)
		return false;
	if (ascii_alpha(word.p[0]))
		small = (unsigned char)ascii_lower(word.p[0]);
	for (; *list; list++)
		if (!differs_at_start(word, small, *list) &&
		    fold_eq(word, str_from(*list)))
			return true;
	return false;
}

bool
fold_ends(struct str text, struct str suffix)
{
	size_t at = text.n, in_suffix = suffix.n;

	if (at > 0 && in_suffix > 0 &&
	    fold_differs(text.p[at - 1], suffix.p[in_suffix - 1]))
		return false;
	while (in_suffix > 0) {
		unsigned c = utf8_previous(suffix, &in_suffix), d;

		if (rune_is_mark(c))
			continue;
		do {
			if (at == 0)
				return false;
			d = utf8_previous(text, &at);
		} while (rune_is_mark(d));
		if (rune_fold(c) != rune_fold(d))
			return false;
	}
	return true;
}
