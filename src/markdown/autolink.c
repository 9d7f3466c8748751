#include "markdown/autolink.h"

#include "base/utf8.h"
#include "markdown/escapes.h"

/* ---- Where an address ends ---- */

/* Full-width punctuation, and quotes. */
static bool
is_wide_stop(unsigned c)
{
	return (c >= 0x3000 && c <= 0x3002) || (c >= 0x3008 && c <= 0x3011) ||
	       c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D ||
	       c == 0x2026 || c == 0xFF01 || c == 0xFF08 || c == 0xFF09 ||
	       c == 0xFF0C || c == 0xFF1A || c == 0xFF1B || c == 0xFF1F;
}

static size_t
find_stop(struct str text, size_t at)
{
	while (at < text.n) {
		size_t next = at;
		unsigned c;

		if (text.p[at] == ESCAPE) {
			at++;
			continue;
		}
		c = utf8_next(text, &next);
		if (c == '<' || rune_is_space(c) || is_wide_stop(c) ||
		    str_starts(str_skip(text, at), STR("[^")))
			break;
		at = next;
	}
	return at;
}

/* Parentheses in text: how many more open than close. */
static long
balance(struct str text)
{
	long n = 0;

	for (size_t i = 0; i < text.n; i++)
		n += (text.p[i] == '(') - (text.p[i] == ')');
	return n;
}

/* Where a reference ("&amp;") that ends at to begins; to where none does. */
static size_t
reference_start(struct str text, size_t from, size_t to)
{
	size_t at = to - 1;

	while (at > from && ascii_alnum(text.p[at - 1]))
		at--;
	return at > from && at < to - 1 && text.p[at - 1] == '&' ? at - 1 : to;
}

/* Takes off what ends a sentence rather than an address. */
static size_t
trim_end(struct str text, size_t from, size_t to)
{
	static const struct str stops = STR_INIT("?!.,:*_~'\"");
	long open = balance(str_slice(text, from, to));
	size_t start;

	for (; to > from; to--) {
		char c = text.p[to - 1];

		if (c == ')' && open < 0) {
			open++;
		} else if (c == ';') {
			start = reference_start(text, from, to);
			if (start < to)
				to = start + 1;
		} else if (c != ESCAPE && str_chr(stops, c, 0) == STR_NONE) {
			break;
		}
	}
	return to;
}

/* ---- Web addresses ---- */

static bool
is_host_rune(unsigned c)
{
	if (c < 0x80)
		return ascii_alnum((char)c);
	return c != UTF8_BAD && !rune_is_space(c) && !is_wide_stop(c);
}

/* Bytes; RFC 1035, section 2.3.4, has 255. */
enum { DOMAIN_MAX = 500 };

/* Whether a domain begins at offset at; with a full stop, where one is
 * needed. Neither of its last two parts has an underscore. */
static bool
has_domain(struct str text, size_t at, bool need_stop)
{
	size_t stops = 0, last = 0, before = 0, next = at, from = at;

	if (at >= text.n || !is_host_rune(utf8_next(text, &next)))
		return false;
	while (at < text.n && at - from < DOMAIN_MAX) {
		unsigned c;

		next = at;
		c = utf8_next(text, &next);
		if ((char)text.p[at] == ESCAPE) {
			next = at + 1;
		} else if (c == '.') {
			stops++;
			before = last;
			last = 0;
		} else if (c == '_') {
			last++;
		} else if (c != '-' && !is_host_rune(c)) {
			break;
		}
		at = next;
	}
	return last + before == 0 && (stops > 0 || !need_stop);
}

static bool
is_before_www(struct str text, size_t at)
{
	return at == 0 || ascii_space(text.p[at - 1]) ||
	       str_chr(STR("*_~("), text.p[at - 1], 0) != STR_NONE ||
	       (unsigned char)text.p[at - 1] >= 0x80;
}

/* The length of what begins an address at offset at; 0 where nothing does. */
static size_t
opener(struct str text, size_t at, const char **scheme)
{
	static const struct str schemes[] = {
	    STR_INIT("https://"), STR_INIT("http://"), STR_INIT("ftp://")};
	struct str rest = str_skip(text, at);

	*scheme = "";
	for (size_t i = 0; i < 3; i++)
		if (str_starts_case(rest, schemes[i]) &&
		    (at == 0 || !ascii_alnum(text.p[at - 1])) &&
		    has_domain(rest, schemes[i].n, false))
			return schemes[i].n;
	*scheme = "http://";
	if (str_starts_case(rest, STR("www.")) && is_before_www(text, at) &&
	    has_domain(rest, 0, true))
		return 4;
	return 0;
}

static bool
find_web(struct str text, size_t at, struct autolink *link)
{
	size_t n = opener(text, at, &link->scheme);

	if (n == 0)
		return false;
	link->from = at;
	link->to = trim_end(text, at, find_stop(text, at));
	return link->to > at + n;
}

/* ---- Mail addresses ---- */

static bool
is_mail_char(char c)
{
	return ascii_alnum(c) || c == '.' || c == '-' || c == '_' || c == '+';
}

/* Past one character of a domain at offset at, which may be escaped; at where
 * there is none. */
static size_t
skip_domain_char(struct str text, size_t at)
{
	size_t i = at + (at < text.n && text.p[at] == ESCAPE);
	char c = i < text.n ? text.p[i] : '\0';

	if (ascii_alnum(c) || c == '-' || c == '_' ||
	    (c == '.' && i + 1 < text.n && ascii_alnum(text.p[i + 1])))
		return i + 1;
	return at;
}

/* The end of the domain at offset at; at where there is none. */
static size_t
mail_domain(struct str text, size_t at)
{
	size_t end = at, next;
	bool stop = false;

	while ((next = skip_domain_char(text, end)) > end) {
		stop = stop || text.p[next - 1] == '.';
		end = next;
	}
	next = end + (end < text.n && text.p[end] == ESCAPE);
	if (!stop || text.p[end - 1] == '-' || text.p[end - 1] == '_' ||
	    (next < text.n && text.p[next] == '@'))
		return at;
	return end;
}

/* at: of the '@'; from: nothing before it belongs to the address. */
static bool
find_mail(struct str text, size_t from, size_t at, struct autolink *link)
{
	size_t start = at;

	while (start > from && is_mail_char(text.p[start - 1]))
		start--;
	link->from = start;
	link->to = mail_domain(text, at + 1);
	link->scheme = "mailto:";
	return start < at && link->to > at + 1 &&
	       (start == 0 || text.p[start - 1] != ESCAPE);
}

bool
autolink_find(struct str text, size_t from, struct autolink *link)
{
	for (size_t at = from; at < text.n; at++) {
		char c = ascii_lower(text.p[at]);

		if (c == ESCAPE)
			at++;
		else if (c == '@' && find_mail(text, from, at, link))
			return true;
		else if ((c == 'h' || c == 'f' || c == 'w') &&
			 find_web(text, at, link))
			return true;
	}
	return false;
}

/* How far before its colon an address begins: the bytes of its scheme; 0
 * where no address has this colon. */
static size_t
scheme_before(struct str text, size_t from, size_t colon)
{
	const char *scheme;

	for (size_t n = STR("ftp").n; n <= STR("https").n; n++)
		if (colon >= from + n && ascii_alpha(text.p[colon - n]) &&
		    opener(text, colon - n, &scheme) == n + STR("://").n)
			return n;
	return 0;
}

/* The places from which an address may be known, each looked for on its own:
 * no text has many of them. */
enum { KEYS = 4 };
static const char keys[KEYS] = {'@', ':', 'w', 'W'};

/* Whether the key at at is one of an address; stores its place. */
static bool
is_key(struct str text, size_t from, size_t at, size_t *key)
{
	struct autolink link;
	char c = text.p[at];

	*key = at;
	if (c == '@')
		return find_mail(text, 0, at, &link);
	if (c == ':')
		return scheme_before(text, from, at) > 0;
	*key = at + STR("www").n;
	return opener(text, at, &link.scheme) > 0;
}

size_t
autolink_key(struct str text, size_t from)
{
	size_t next[KEYS], first, key;

	for (int i = 0; i < KEYS; i++)
		next[i] = str_chr(text, keys[i], from);
	for (;;) {
		first = 0;
		for (size_t i = 1; i < KEYS; i++)
			first = next[i] < next[first] ? i : first;
		if (next[first] == STR_NONE)
			return STR_NONE;
		if (is_key(text, from, next[first], &key))
			return key;
		next[first] = str_chr(text, keys[first], next[first] + 1);
	}
}
