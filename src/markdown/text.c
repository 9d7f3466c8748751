#include "markdown/text.h"

#include "base/utf8.h"
#include "markdown/autolink.h"

/* Character at i, or NUL beyond the ends. */
static char
at(struct str text, size_t i)
{
	return i < text.n ? text.p[i] : '\0';
}

bool
text_has_reference(struct str text, size_t i)
{
	size_t j = i + 1;

	if (at(text, i) != '&')
		return false;
	if (at(text, j) == '#')
		j++;
	size_t from = j;

	while (ascii_alnum(at(text, j)))
		j++;
	return j > from && at(text, j) == ';';
}

static void
put_reference(struct buf *out, unsigned c)
{
	buf_printf(out, "&#%u;", c);
}

/* ---- Words ---- */

/* What text begins with that never is markup. */
static struct str
plain_start(struct str text)
{
	static const bool marks[256] = {
	    ['`'] = true,  ['*'] = true,  ['['] = true,  [']'] = true,
	    ['\\'] = true, ['_'] = true,  ['<'] = true,  ['&'] = true,
	    ['!'] = true,  ['#'] = true,  ['\n'] = true, ['\v'] = true,
	    ['\f'] = true, ['\r'] = true, ['~'] = true,  ['{'] = true,
	};
	size_t n = 0;

	while (n < text.n && !marks[(unsigned char)text.p[n]])
		n++;
	return str_slice(text, 0, n);
}

static bool
is_word(unsigned c)
{
	return c < 0x80 ? ascii_alnum((char)c) : rune_is_letter(c);
}

/* A single tilde within a word is none: see markup.h. */
static bool
is_tilde_mark(struct str text, size_t i)
{
	return i == 0 || i + 1 == text.n || !is_word(utf8_before(text, i)) ||
	       !is_word(utf8_at(text, i + 1));
}

/* Whether the character at i is markup wherever it stands on its line. */
static bool
is_markup(struct str text, size_t i, struct text_place place)
{
	char next = at(text, i + 1);
	bool last = i + 1 == text.n;

	switch (text.p[i]) {
	case '`':
	case '*':
	case '[':
	case ']':
		return true;
	case '\\': /* what follows may be written as a reference */
		return !ascii_alnum(next);
	case '_': /* within a word it is no mark (section 6.2, rule 2) */
		return i == 0 || !ascii_alnum(text.p[i - 1]) ||
		       !ascii_alnum(next);
	case '<':
		return last || ascii_alpha(next) || next == '/' ||
		       next == '!' || next == '?';
	case '&':
		return text_has_reference(text, i);
	case '!':
		return last && place.before_link;
	case '#':
		return last && place.heading && place.line_end && !place.line;
	case '{':
		return (place.after_image && i == 0 && next == 'a') ||
		       (place.heading && !place.line &&
			(next == '#' || next == '.'));
	case '~':
		return is_tilde_mark(text, i);
	default:
		return false;
	}
}

/* The place of the full stop or parenthesis of a number that would open a
 * list at the start of text (section 5.2); STR_NONE where there is none. */
static size_t
list_number(struct str text)
{
	size_t i = 0;

	while (i < 9 && ascii_digit(at(text, i)))
		i++;
	if (i == 0 || (at(text, i) != '.' && at(text, i) != ')'))
		return STR_NONE;
	return i + 1 == text.n || ascii_space(text.p[i + 1]) ? i : STR_NONE;
}

/* Whether a line of text could be the second one of a table. */
static bool
is_table_line(struct str text)
{
	static const struct str signs = STR_INIT("-:| \t");

	for (size_t i = 0; i < text.n; i++)
		if (str_chr(signs, text.p[i], 0) == STR_NONE)
			return false;
	return text.n > 0;
}

/* The place of the character that would open a block, underline a heading or
 * go on with a table or a term at the start of a line; STR_NONE where there is
 * none. */
static size_t
block_opener(struct str text)
{
	char c = at(text, 0), next = at(text, 1);
	bool gap = text.n == 1 || ascii_space(next);
	bool opens = false;

	if (c == '>')
		opens = true;
	else if (c == '#')
		opens = gap || next == '#';
	else if (c == '+')
		opens = gap;
	else if (c == '-' || c == '=')
		opens = gap || next == c;
	else if (c == ':')
		opens = gap;
	return opens || is_table_line(text) ? 0 : list_number(text);
}

/* White space of any kind beside a mark; of ASCII at the ends of a line. */
static bool
is_lost(unsigned c, bool line_edge, bool mark_edge)
{
	return (line_edge && c < 0x80 && ascii_space((char)c)) ||
	       (mark_edge && rune_is_space(c));
}

/* The next place from i on, before to, where a character is markup for what
 * stands around it: opener, or what would make an address. */
static size_t
next_stop(struct str text, size_t i, size_t to, size_t opener, size_t *key)
{
	if (*key < i)
		*key = autolink_key(text, i);
	if (opener >= i && opener < *key)
		return opener < to ? opener : to;
	return *key < to ? *key : to;
}

static void
put_words(struct buf *out, struct str text, size_t from, size_t to,
	  size_t opener, struct text_place place)
{
	size_t key = place.in_link ? STR_NONE : autolink_key(text, from);

	for (size_t i = from; i < to; i++) {
		size_t stop = next_stop(text, i, to, opener, &key);
		struct str plain = plain_start(str_slice(text, i, stop));

		buf_put(out, plain);
		i += plain.n;
		if (i == to)
			break;
		char c = text.p[i];

		if (c >= '\n' && c <= '\r') {
			put_reference(out, (unsigned char)c);
			continue;
		}
		if (i == stop || is_markup(text, i, place))
			buf_putc(out, '\\');
		buf_putc(out, c);
	}
}

void
text_put(struct buf *out, struct str text, struct text_place place)
{
	size_t from = 0, to = text.n, opener = STR_NONE;
	unsigned first = text.n > 0 ? utf8_next(text, &from) : 0;
	unsigned last = text.n > 0 ? utf8_previous(text, &to) : 0;

	if (is_lost(first, place.line_start, place.after_mark)) {
		put_reference(out, first);
	} else {
		from = 0;
		if (place.line_start && !place.heading)
			opener = block_opener(text);
		else if (place.after_note && (first == '(' || first == ':'))
			opener = 0;
	}
	if (to < from || !is_lost(last, place.line_end, place.before_mark))
		to = text.n;
	put_words(out, text, from, to, opener, place);
	if (to < text.n)
		put_reference(out, last);
}

/* ---- Addresses, titles, info strings ---- */

/* In these cmark decodes references before it takes backslashes off, so that
 * "\&" protects nothing: an ampersand is written as a reference. So is a last
 * backslash: cmark would read on behind the closing quote. */
static void
put_attribute_char(struct buf *out, struct str text, size_t i, struct str marks)
{
	char c = text.p[i];
	bool edge = i == 0 || i + 1 == text.n;

	if ((unsigned char)c < ' ' || (c == ' ' && edge) || c == '`' ||
	    (c == '\\' && i + 1 == text.n)) {
		put_reference(out, (unsigned char)c);
	} else if (text_has_reference(text, i)) {
		buf_puts(out, "&amp;");
	} else {
		if (c == '\\' || str_chr(marks, c, 0) != STR_NONE)
			buf_putc(out, '\\');
		buf_putc(out, c);
	}
}

/* Most of it is written as it is. */
static void
put_attribute(struct buf *out, struct str text, struct str marks)
{
	static const bool telling[256] = {
	    ['`'] = true, ['\\'] = true, ['&'] = true,
	    ['<'] = true, ['>'] = true,  ['"'] = true,
	};

	for (size_t i = 0, from; i < text.n; i++) {
		for (from = i; i < text.n; i++) {
			unsigned char c = (unsigned char)text.p[i];

			if (c <= ' ' || telling[c])
				break;
		}
		buf_put(out, str_slice(text, from, i));
		if (i < text.n)
			put_attribute_char(out, text, i, marks);
	}
}

void
text_put_url(struct buf *out, struct str url)
{
	bool plain = url.n > 0 && url.p[0] != '<';
	int depth = 0;

	for (size_t i = 0; i < url.n && plain; i++) {
		unsigned char c = (unsigned char)url.p[i];

		depth += (c == '(') - (c == ')');
		plain = c > ' ' && c != 0x7F && depth >= 0 && depth < 30;
	}
	plain = plain && depth == 0;
	if (!plain)
		buf_putc(out, '<');
	put_attribute(out, url, plain ? STR("") : STR("<>"));
	if (!plain)
		buf_putc(out, '>');
}

void
text_put_title(struct buf *out, struct str title)
{
	buf_putc(out, '"');
	put_attribute(out, title, STR("\""));
	buf_putc(out, '"');
}

void
text_put_info(struct buf *out, struct str info)
{
	put_attribute(out, info, STR(""));
}

/* ---- Code ---- */

void
text_put_code(struct buf *out, struct str text)
{
	size_t longest = 0, run = 0, spaces = 0;
	char first = at(text, 0), last = text.n ? text.p[text.n - 1] : '\0';

	for (size_t i = 0; i < text.n; i++) {
		run = text.p[i] == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
		spaces += text.p[i] == ' ';
	}
	bool pad = first == '`' || last == '`' ||
		   (first == ' ' && last == ' ' && spaces < text.n);

	for (size_t i = 0; i <= longest; i++)
		buf_putc(out, '`');
	buf_puts(out, pad ? " " : "");
	for (size_t i = 0; i < text.n; i++) /* it stands on one line */
		buf_putc(out, text.p[i] == '\n' ? ' ' : text.p[i]);
	buf_puts(out, pad ? " " : "");
	for (size_t i = 0; i <= longest; i++)
		buf_putc(out, '`');
}
