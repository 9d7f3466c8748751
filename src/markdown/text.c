#include "markdown/text.h"

#include <string.h>

/* Character at i, or NUL beyond the ends. */
static char
at(struct str text, size_t i)
{
	return i < text.n ? text.p[i] : '\0';
}

static bool
is_word(char c)
{
	return ascii_alnum(c) || (unsigned char)c >= 0x80;
}

/* Whether an entity or a character reference begins at i (section 6.2). */
static bool
is_reference(struct str text, size_t i)
{
	size_t j = i + 1;

	if (at(text, j) == '#')
		j++;
	size_t from = j;

	while (ascii_alnum(at(text, j)))
		j++;
	return j > from && at(text, j) == ';';
}

/* An underscore within a word is no delimiter (section 6.4, rule 2). */
static bool
is_inside_word(struct str text, size_t i)
{
	return i > 0 && is_word(text.p[i - 1]) && is_word(at(text, i + 1));
}

static bool
needs_escape(struct str text, size_t i, struct text_place place)
{
	char c = text.p[i], next = at(text, i + 1);

	switch (c) {
	case '`':
	case '*':
	case '[':
	case ']':
		return true;
	case '_':
		return !is_inside_word(text, i);
	case '\\':
		return next == '\0' || ascii_punct(next);
	case '<':
		return next == '\0' || ascii_alpha(next) || next == '/' ||
		       next == '!' || next == '?';
	case '&':
		return is_reference(text, i);
	case '!':
		return i + 1 == text.n && place.before_link;
	case '#':
		return place.heading && i + 1 == text.n && place.line_end;
	default:
		return false;
	}
}

/* Whether the character at the start of a line would open a block there. */
static bool
opens_block(struct str text)
{
	char c = text.p[0], next = at(text, 1);
	bool gap = next == '\0' || next == ' ' || next == '\t';

	switch (c) {
	case '>':
		return true;
	case '#':
		return gap || next == '#';
	case '+':
		return gap;
	case '-':
	case '=':
		return gap || next == c;
	case '~':
		return next == '~';
	default:
		return false;
	}
}

/* The length of a number at the start of text that would open a list. */
static size_t
list_number(struct str text)
{
	size_t i = 0;

	while (i < 10 && ascii_digit(at(text, i)))
		i++;
	if (i == 0 || i > 9 || (at(text, i) != '.' && at(text, i) != ')'))
		return 0;
	char next = at(text, i + 1);

	return next == '\0' || next == ' ' || next == '\t' ? i : 0;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* White space at the ends of a line is lost unless it is a reference. */
static void
put_blank(struct buf *out, char c, bool edge)
{
	if (edge)
		buf_printf(out, "&#%d;", c == '\t' ? 9 : 32);
	else
		buf_putc(out, c == '\t' ? '\t' : ' ');
}

void
text_put(struct buf *out, struct str text, struct text_place place)
{
	size_t i = 0, end = text.n;

	while (end > 0 && place.line_end && is_blank(text.p[end - 1]))
		end--;
	if (place.line_start) {
		while (i < text.n && is_blank(text.p[i]))
			put_blank(out, text.p[i++], true);
		size_t digits = list_number(str_skip(text, i));

		if (i < text.n && opens_block(str_skip(text, i)))
			buf_putc(out, '\\');
		else if (digits > 0) {
			buf_put(out, str_slice(text, i, i + digits));
			buf_putc(out, '\\');
			i += digits;
			buf_putc(out, text.p[i++]);
		}
	}
	for (size_t first = i; i < text.n; i++) {
		char c = text.p[i];

		if (is_blank(c)) {
			put_blank(out, c, i >= end);
			continue;
		}
		if (needs_escape(text, i, place) &&
		    (i > first || out->n == 0 || out->p[out->n - 1] != '\\' ||
		     !place.line_start))
			buf_putc(out, '\\');
		buf_putc(out, c);
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
	for (size_t i = 0; i < url.n; i++) {
		char c = url.p[i];

		if ((c == '\\' && ascii_punct(at(url, i + 1))) ||
		    (c == '\\' && i + 1 == url.n) ||
		    (c == '&' && is_reference(url, i)) ||
		    (!plain && (c == '<' || c == '>')))
			buf_putc(out, '\\');
		buf_putc(out, c == '\n' || c == '\r' ? ' ' : c);
	}
	if (!plain)
		buf_putc(out, '>');
}

void
text_put_code(struct buf *out, struct str text)
{
	size_t longest = 0, run = 0;

	for (size_t i = 0; i < text.n; i++) {
		run = text.p[i] == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	bool pad =
	    text.n > 0 && (text.p[0] == '`' || text.p[text.n - 1] == '`' ||
			   (text.p[0] == ' ' && text.p[text.n - 1] == ' ' &&
			    str_trim(text).n > 0));

	for (size_t i = 0; i <= longest; i++)
		buf_putc(out, '`');
	buf_puts(out, pad ? " " : "");
	buf_put(out, text);
	buf_puts(out, pad ? " " : "");
	for (size_t i = 0; i <= longest; i++)
		buf_putc(out, '`');
}

void
text_put_title(struct buf *out, struct str title)
{
	buf_putc(out, '"');
	for (size_t i = 0; i < title.n; i++) {
		char c = title.p[i];

		if (c == '"' || c == '\\' ||
		    (c == '&' && is_reference(title, i)))
			buf_putc(out, '\\');
		buf_putc(out, c);
	}
	buf_putc(out, '"');
}
