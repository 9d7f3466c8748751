#include "base/escape.h"

#include "base/nfc.h"
#include "base/path.h"
#include "base/utf8.h"

/* Characters that XML 1.0 (section 2.2) forbids, and those that HTML counts
 * as faults (WHATWG, section 13.2.3.5): controls and noncharacters. */
static bool
xml_forbids(unsigned c)
{
	if (c < 0x20)
		return c != '\t' && c != '\n' && c != '\r';
	return (c >= 0x7F && c <= 0x9F) || (c >= 0xFDD0 && c <= 0xFDEF) ||
	       (c & 0xFFFE) == 0xFFFE || c == UTF8_BAD;
}

static const char *
xml_reference(unsigned c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	default:
		return xml_forbids(c) ? "\xEF\xBF\xBD" : NULL;
	}
}

/* ASCII that stands for itself. */
static bool
is_plain(char c)
{
	static const bool marks[128] = {
	    ['&'] = true, ['<'] = true, ['>'] = true, ['"'] = true};

	return (c >= ' ' && c < 0x7F && !marks[(unsigned char)c]) || c == '\n';
}

/* Whether a character of three bytes stands at at that is one of those whose
 * first byte says already that they are no others: of U+1000 to U+CFFF, where
 * Han, kana and most of Hangul are. */
static bool
is_plain_wide(struct str text, size_t at)
{
	unsigned char first = (unsigned char)text.p[at];

	return first >= 0xE1 && first <= 0xEC && text.n - at >= 3 &&
	       (text.p[at + 1] & 0xC0) == 0x80 &&
	       (text.p[at + 2] & 0xC0) == 0x80;
}

void
escape_xml(struct buf *out, struct str text)
{
	size_t at = 0, from, done = 0;
	const char *reference;

	while (at < text.n) {
		if (is_plain(text.p[at])) {
			at++;
			continue;
		}
		if (is_plain_wide(text, at)) {
			at += 3;
			continue;
		}
		from = at;
		reference = xml_reference(utf8_next(text, &at));
		if (!reference)
			continue;
		buf_put(out, str_slice(text, done, from));
		buf_puts(out, reference);
		done = at;
	}
	buf_put(out, str_skip(text, done));
}

/* Whether a percent sign with two hexadecimal digits stands at at. */
static bool
is_encoded(struct str s, size_t at)
{
	return s.p[at] == '%' && s.n - at >= 3 &&
	       ascii_hex_value(s.p[at + 1]) >= 0 &&
	       ascii_hex_value(s.p[at + 2]) >= 0;
}

static bool
is_one_of(char c, struct str set)
{
	return str_chr(set, c, 0) != STR_NONE;
}

/* Offset behind the authority; 0 where the address has none. */
static size_t
url_authority_end(struct str url)
{
	size_t at = 0;

	while (at < url.n &&
	       (ascii_alnum(url.p[at]) || is_one_of(url.p[at], STR("+-."))))
		at++;
	if (at > 0 && at < url.n && url.p[at] == ':')
		at++;
	if (!str_starts(str_skip(url, at), STR("//")))
		return 0;
	for (at += 2; at < url.n; at++) {
		if (is_one_of(url.p[at], STR("/?#")))
			break;
	}
	return at;
}

/* RFC 3986, section 2: unreserved and reserved characters, but for those
 * that do not stand everywhere. */
static bool
url_allows(char c)
{
	static const bool marks[256] = {
	    ['-'] = true, ['.'] = true, ['_'] = true, ['~'] = true,
	    [':'] = true, ['/'] = true, ['?'] = true, ['@'] = true,
	    ['!'] = true, ['$'] = true, ['&'] = true, ['\''] = true,
	    ['('] = true, [')'] = true, ['*'] = true, ['+'] = true,
	    [','] = true, [';'] = true, ['='] = true};

	return ascii_alnum(c) || marks[(unsigned char)c];
}

/* Of the reserved, brackets stand in the authority alone (3.2.2), and '#'
 * stands once. */
static bool
url_allows_here(struct str url, size_t at, bool *fragment)
{
	char c = url.p[at];

	if (c == '#') {
		bool first = !*fragment;

		*fragment = true;
		return first;
	}
	if (c == '[' || c == ']')
		return at < url_authority_end(url);
	return is_encoded(url, at);
}

static void
put_encoded(struct buf *out, unsigned char c)
{
	static const char hex[] = "0123456789ABCDEF";

	buf_putc(out, '%');
	buf_putc(out, hex[c >> 4]);
	buf_putc(out, hex[c & 15]);
}

void
escape_url_component(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (ascii_alnum(c) || c == '-' || c == '.' || c == '_' ||
		    c == '~')
			buf_putc(out, c);
		else
			put_encoded(out, (unsigned char)c);
	}
}

static void
url_put(struct buf *out, struct str url, bool attribute)
{
	bool fragment = false;
	size_t done = 0;

	for (size_t i = 0; i < url.n; i++) {
		char c = url.p[i];
		bool allowed =
		    url_allows(c) || url_allows_here(url, i, &fragment);

		if (allowed && !(c == '&' && attribute))
			continue;
		buf_put(out, str_slice(url, done, i));
		if (allowed)
			buf_puts(out, "&amp;");
		else
			put_encoded(out, (unsigned char)c);
		done = i + 1;
	}
	buf_put(out, str_skip(url, done));
}

void
escape_url_attribute(struct buf *out, struct str url)
{
	/* Of what XML escapes only '&' is left in an encoded address. */
	url_put(out, url, true);
}

void
escape_url(struct buf *out, struct str url)
{
	url_put(out, url, false);
}

struct str
escape_url_in(struct arena *arena, struct str url)
{
	struct buf out = {0};
	struct str escaped;
	size_t at = 0;

	while (at < url.n && url_allows(url.p[at]))
		at++;
	if (at == url.n)
		return url;
	escape_url(&out, url);
	escaped = buf_take(&out, arena);
	buf_free(&out);
	return escaped;
}

struct str
unescape_percent(struct arena *arena, struct str text)
{
	char *p = arena_alloc(arena, text.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++) {
		if (is_encoded(text, i)) {
			p[n++] = (char)(ascii_hex_value(text.p[i + 1]) * 16 +
					ascii_hex_value(text.p[i + 2]));
			i += 2;
		} else {
			p[n++] = text.p[i];
		}
	}
	return (struct str){p, n};
}

/* Cuts a slug to max bytes: at its last hyphen, else between characters. */
static struct str
slug_cut(struct str slug, size_t max)
{
	size_t at = max;

	if (slug.n <= max)
		return slug;
	while (at > 0 && slug.p[at] != '-')
		at--;
	if (at == 0) {
		at = max;
		while (at > 0 && (slug.p[at] & 0xC0) == 0x80)
			at--;
	}
	return str_slice(slug, 0, at);
}

struct str
slug_make(struct arena *arena, struct str text, size_t max)
{
	struct buf out = {0};
	struct str slug;
	size_t at = 0, from;
	unsigned c;

	while (at < text.n) {
		from = at;
		c = utf8_next(text, &at);
		if (c >= 0x300 && c <= 0x36F)
			continue;
		if (c == '_' || (c < 0x80 && ascii_alnum((char)c)))
			buf_putc(&out, ascii_lower((char)c));
		else if (c != UTF8_BAD && c >= 0x80 && rune_is_letter(c))
			buf_put(&out, str_slice(text, from, at));
		else if (out.n && out.p[out.n - 1] != '-')
			buf_putc(&out, '-');
	}
	if (out.n && out.p[out.n - 1] == '-')
		out.p[--out.n] = '\0';
	slug = slug_cut(nfc(buf_str(&out), arena), max);
	slug = arena_str(arena, slug);
	buf_free(&out);
	if (file_name_is_device(slug))
		slug = arena_printf(arena, "%.*s_", STR_ARG(slug));
	return slug;
}
