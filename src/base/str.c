#include "base/str.h"

struct str
str_trim(struct str s)
{
	size_t from = 0, to = s.n;

	while (from < to && ascii_space(s.p[from]))
		from++;
	while (to > from && ascii_space(s.p[to - 1]))
		to--;
	return str_slice(s, from, to);
}

static bool
str_same_letters(const char *a, const char *b, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (ascii_lower(a[i]) != ascii_lower(b[i]))
			return false;
	}
	return true;
}

bool
str_eq_case(struct str a, struct str b)
{
	return a.n == b.n && str_same_letters(a.p, b.p, a.n);
}

bool
str_is_among(struct str word, const char *list)
{
	size_t n;

	while (*list) {
		for (n = 0; n < word.n && list[n] &&
			    ascii_lower(list[n]) == ascii_lower(word.p[n]);)
			n++;
		if (n == word.n && n > 0 && (!list[n] || list[n] == ' '))
			return true;
		while (list[n] && list[n] != ' ')
			n++;
		list += n + (list[n] == ' ');
	}
	return false;
}

int
str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n ? memcmp(a.p, b.p, n) : 0;

	if (order)
		return order;
	return (a.n > b.n) - (a.n < b.n);
}

bool
str_starts_case(struct str s, struct str prefix)
{
	return s.n >= prefix.n && str_same_letters(s.p, prefix.p, prefix.n);
}

bool
str_ends(struct str s, struct str suffix)
{
	if (suffix.n == 0)
		return true;
	return s.n >= suffix.n &&
	       memcmp(s.p + (s.n - suffix.n), suffix.p, suffix.n) == 0;
}

size_t
str_find(struct str s, struct str needle, size_t from)
{
	const char *hit;

	if (from > s.n || needle.n > s.n - from)
		return STR_NONE;
	if (needle.n == 0)
		return from;
	hit = memmem(s.p + from, s.n - from, needle.p, needle.n);
	return hit ? (size_t)(hit - s.p) : STR_NONE;
}

bool
str_cut(struct str *rest, char separator, struct str *piece)
{
	size_t at;

	if (rest->n == 0)
		return false;
	at = str_chr(*rest, separator, 0);
	if (at == STR_NONE) {
		*piece = *rest;
		*rest = str_skip(*rest, rest->n);
		return true;
	}
	*piece = str_slice(*rest, 0, at);
	*rest = str_skip(*rest, at + 1);
	return true;
}

struct str
str_cut_line(struct str *rest)
{
	size_t at = str_chr(*rest, '\n', 0);
	struct str line = str_slice(*rest, 0, at);

	*rest = str_skip(*rest, at == STR_NONE ? rest->n : at + 1);
	if (line.n > 0 && line.p[line.n - 1] == '\r')
		line.n--;
	return line;
}
