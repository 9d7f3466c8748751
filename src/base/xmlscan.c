#include "base/xmlscan.h"

#include "base/utf8.h"

enum {
	DEPTH_MAX = 128,     /* elements within each other */
	ATTRIBUTES_MAX = 32, /* of one element */
	PREFIXES_MAX = 8,    /* declared in elements that are open */
};

struct prefix {
	struct str name;
	size_t depth; /* of the element that declares it */
};

struct scan {
	struct str text;
	size_t at;
	struct str open[DEPTH_MAX]; /* names of the elements around here */
	size_t depth;
	struct prefix prefixes[PREFIXES_MAX];
	size_t n_prefixes;
};

/* The attributes of an element. */
struct tag {
	struct str names[ATTRIBUTES_MAX];
	size_t n, n_prefixed;
};

/* What bytes can stand for, as bits; those beyond ASCII only within texts and
 * values. */
enum {
	NAME_FIRST = 1, /* starts a name */
	NAME = 2,       /* stands in a name */
	TEXT = 4,       /* a character of a text, itself */
	VALUE = 8,      /* a character of a value between quotes, itself */
	SPACE = 16
};

/* clang-format off */
static const unsigned char kinds[256] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 28, 28, 0, 0, 28, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    28, 12, 4, 12, 12, 12, 0, 4, 12, 12, 12, 12, 12, 14, 14, 12,
    14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 12, 12, 0, 12, 12, 12,
    12, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15,
    15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 12, 12, 8, 12, 15,
    12, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15,
    15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 12, 12, 12, 12, 12,
    12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12,
    12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12,
    12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12,
    12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12,
    12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12,
    12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12,
    12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12,
    12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12,
};
/* clang-format on */

static bool
take(struct scan *scan, struct str word)
{
	if (!str_starts(str_skip(scan->text, scan->at), word))
		return false;
	scan->at += word.n;
	return true;
}

/* The byte here; NUL, which no text has, at its end. */
static char
peek(const struct scan *scan)
{
	return scan->at < scan->text.n ? scan->text.p[scan->at] : '\0';
}

/* Takes one byte, if it is the next. */
static bool
take_byte(struct scan *scan, char byte)
{
	if (peek(scan) != byte)
		return false;
	scan->at++;
	return true;
}

/* Moves over all bytes of a kind. */
static void
skip(struct scan *scan, unsigned kind)
{
	const char *p = scan->text.p;
	size_t at = scan->at, n = scan->text.n;

	while (at < n && kinds[(unsigned char)p[at]] & kind)
		at++;
	scan->at = at;
}

/* White space (production 3); false where there is none. */
static bool
take_space(struct scan *scan)
{
	size_t from = scan->at;

	skip(scan, SPACE);
	return scan->at > from;
}

/* ---- Characters ---- */

/* UTF-8, but for U+FFFE and U+FFFF, which are no characters (production 2). */
static bool
has_characters(struct str text)
{
	size_t at = 0;

	while ((at = str_chr(text, '\xEF', at)) != STR_NONE) {
		at++;
		if (str_starts(str_skip(text, at), STR("\xBF\xBE")) ||
		    str_starts(str_skip(text, at), STR("\xBF\xBF")))
			return false;
	}
	return utf8_check(text) == text.n;
}

/* The digits of "&#1234;", behind its sign. */
static bool
take_number(struct scan *scan)
{
	unsigned value = 0;
	size_t n = 0;

	for (; ascii_digit(peek(scan)) && n < 7; n++)
		value = value * 10 + (unsigned)(scan->text.p[scan->at++] - '0');
	return n > 0 && value >= 0x20 && value < 0xD800 && take(scan, STR(";"));
}

/* A reference to a character, or one of the five entities that are declared
 * (section 4.6). */
static bool
take_reference(struct scan *scan)
{
	static const struct str names[] = {STR_INIT("&amp;"), STR_INIT("&lt;"),
					   STR_INIT("&gt;"), STR_INIT("&quot;"),
					   STR_INIT("&apos;")};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (take(scan, names[i]))
			return true;
	return take(scan, STR("&#")) && take_number(scan);
}

/* Text up to the next tag (production 14). */
static bool
take_text(struct scan *scan)
{
	for (;;) {
		skip(scan, TEXT);
		if (peek(scan) == '<')
			return true;
		if (peek(scan) == '&'
			? !take_reference(scan)
			: take(scan, STR("]]>")) || !take_byte(scan, ']'))
			return false;
	}
}

/* ---- Names ---- */

/* A name of ASCII, perhaps with a prefix (Namespaces, production 7). */
static bool
take_name(struct scan *scan, struct str *name, bool *prefixed)
{
	size_t from = scan->at;

	if (!(kinds[(unsigned char)peek(scan)] & NAME_FIRST))
		return false;
	skip(scan, NAME);
	*prefixed = take_byte(scan, ':');
	if (*prefixed && !(kinds[(unsigned char)peek(scan)] & NAME_FIRST))
		return false;
	if (*prefixed)
		skip(scan, NAME);
	*name = str_slice(scan->text, from, scan->at);
	return true;
}

static bool
is_declared(const struct scan *scan, struct str name)
{
	struct str prefix = str_slice(name, 0, str_chr(name, ':', 0));

	for (size_t i = 0; i < scan->n_prefixes; i++)
		if (str_eq(scan->prefixes[i].name, prefix))
			return true;
	return false;
}

/* ---- Attributes ---- */

/* Addresses that no parser has anything to say of. */
static bool
is_namespace(struct str address)
{
	static const struct str reserved[] = {
	    STR_INIT("http://www.w3.org/XML/"),
	    STR_INIT("http://www.w3.org/2000/xmlns")};

	if (!str_starts(address, STR("http://")))
		return false;
	for (size_t i = 0; i < sizeof(reserved) / sizeof(*reserved); i++)
		if (str_starts(address, reserved[i]))
			return false;
	for (size_t i = STR("http://").n; i < address.n; i++)
		if (!ascii_alnum(address.p[i]) && address.p[i] != '.' &&
		    address.p[i] != '/')
			return false;
	return address.n > STR("http://").n;
}

/* "en", "zh-Hant", "pt-BR" (RFC 5646, section 2.1). */
static bool
is_language(struct str tag)
{
	struct str part;
	size_t n = 0;

	for (; str_cut(&tag, '-', &part); n++) {
		for (size_t i = 0; i < part.n; i++)
			if (!ascii_alpha(part.p[i]))
				return false;
		if (n == 0 ? part.n != 2 && part.n != 3
			   : n > 1 || (part.n != 2 && part.n != 4))
			return false;
	}
	return n > 0;
}

static bool
declare(struct scan *scan, struct str prefix, struct str address)
{
	if (scan->n_prefixes == PREFIXES_MAX || !is_namespace(address) ||
	    str_starts(prefix, STR("xml")))
		return false;
	scan->prefixes[scan->n_prefixes++] =
	    (struct prefix){prefix, scan->depth + 1};
	return true;
}

/* Attributes that mean something to XML itself. */
static bool
check_meaning(struct scan *scan, struct str name, struct str value)
{
	if (str_eq(name, STR("xmlns")))
		return is_namespace(value);
	if (str_starts(name, STR("xmlns:")))
		return declare(scan, str_skip(name, STR("xmlns:").n), value);
	return str_eq(name, STR("xml:lang")) && is_language(value);
}

/* A value in quotes (production 10). */
static bool
take_value(struct scan *scan, struct str *value)
{
	char quote = peek(scan), c;
	size_t from = ++scan->at;

	if (quote != '"' && quote != '\'')
		return false;
	for (;;) {
		skip(scan, VALUE);
		c = peek(scan);
		if (c == quote)
			break;
		if (c == '&' ? !take_reference(scan)
			     : !take_byte(scan, quote == '"' ? '\'' : '"'))
			return false;
	}
	*value = str_slice(scan->text, from, scan->at++);
	return true;
}

/* Each name but once. Two prefixes may mean the same namespace: of names
 * with prefixes but one is plain. */
static bool
tag_add(struct tag *tag, struct str name, bool prefixed)
{
	if (tag->n == ATTRIBUTES_MAX)
		return false;
	for (size_t i = 0; i < tag->n; i++)
		if (str_eq(tag->names[i], name))
			return false;
	tag->names[tag->n++] = name;
	tag->n_prefixed += prefixed;
	return tag->n_prefixed < 2;
}

/* Prefixes are declared in the element, too, but before they are used. */
static bool
take_attribute(struct scan *scan, struct tag *tag)
{
	struct str name, value;
	bool prefixed;

	if (!take_name(scan, &name, &prefixed) || !take_byte(scan, '=') ||
	    !take_value(scan, &value))
		return false;
	if (str_starts(name, STR("xml"))) {
		if (!check_meaning(scan, name, value))
			return false;
		prefixed = false;
	} else if (prefixed && !is_declared(scan, name)) {
		return false;
	}
	return tag_add(tag, name, prefixed);
}

/* ---- Elements ---- */

static void
close_element(struct scan *scan)
{
	while (scan->n_prefixes > 0 &&
	       scan->prefixes[scan->n_prefixes - 1].depth == scan->depth)
		scan->n_prefixes--;
	scan->depth--;
}

/* "name a="b">" or "name/>". */
static bool
take_start(struct scan *scan)
{
	struct tag tag;
	struct str name;
	bool prefixed;

	tag.n = tag.n_prefixed = 0;
	if (!take_name(scan, &name, &prefixed) || scan->depth == DEPTH_MAX)
		return false;
	while (take_space(scan) && peek(scan) != '>' && peek(scan) != '/')
		if (!take_attribute(scan, &tag))
			return false;
	if (prefixed && !is_declared(scan, name))
		return false;
	scan->open[scan->depth++] = name;
	if (take_byte(scan, '/'))
		close_element(scan);
	return take_byte(scan, '>');
}

static bool
take_end(struct scan *scan)
{
	if (scan->depth == 0 || !take(scan, scan->open[scan->depth - 1]))
		return false;
	take_space(scan);
	close_element(scan);
	return take_byte(scan, '>');
}

/* A comment, behind its "<!", without two hyphens in it (production 15). */
static bool
take_comment(struct scan *scan)
{
	size_t end;

	if (!take(scan, STR("--")))
		return false;
	end = str_find(scan->text, STR("--"), scan->at);
	if (end == STR_NONE)
		return false;
	for (; scan->at < end; scan->at++)
		if (!(kinds[(unsigned char)peek(scan)] & (TEXT | VALUE)) &&
		    peek(scan) != '<' && peek(scan) != '&')
			return false;
	return take(scan, STR("-->"));
}

/* What stands outside of the root: white space and comments. */
static bool
take_around(struct scan *scan)
{
	for (;;) {
		take_space(scan);
		if (!take(scan, STR("<!--")))
			return true;
		scan->at -= STR("--").n;
		if (!take_comment(scan))
			return false;
	}
}

static bool
take_root(struct scan *scan)
{
	if (!take_byte(scan, '<') || !take_start(scan))
		return false;
	while (scan->depth > 0) {
		if (!take_text(scan))
			return false;
		scan->at++; /* the '<' at which a text ends */
		if (take_byte(scan, '/')   ? !take_end(scan)
		    : take_byte(scan, '!') ? !take_comment(scan)
					   : !take_start(scan))
			return false;
	}
	return true;
}

bool
xmlscan_is_plain(struct str text)
{
	struct scan scan = {.text = text};

	if (!has_characters(text))
		return false;
	if (take(&scan, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")) &&
	    !take_around(&scan))
		return false;
	return take_around(&scan) &&
	       (!take(&scan, STR("<!DOCTYPE html>")) || take_around(&scan)) &&
	       take_root(&scan) && take_around(&scan) && scan.at == text.n;
}
