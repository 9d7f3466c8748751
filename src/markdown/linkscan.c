#include "markdown/linkscan.h"

/* What cmark bounds labels and parentheses by. */
enum { LABEL_MAX = 1000, PARENTHESES_MAX = 32 };

static char
char_at(struct str text, size_t i)
{
	return i < text.n ? text.p[i] : '\0';
}

static size_t
skip_spaces(struct str text, size_t at)
{
	while (at < text.n && ascii_space(text.p[at]))
		at++;
	return at;
}

/* Past the character at offset at, with the backslash that escapes it. */
static size_t
skip_char(struct str text, size_t at)
{
	return at + 1 +
	       (text.p[at] == '\\' && ascii_punct(char_at(text, at + 1)));
}

size_t
linkscan_label(struct str text, size_t at)
{
	size_t from = at;

	if (char_at(text, at) != '[')
		return STR_NONE;
	for (at++; at < text.n && at - from <= LABEL_MAX;
	     at = skip_char(text, at)) {
		if (text.p[at] == ']')
			return at + 1;
		if (text.p[at] == '[')
			return STR_NONE;
	}
	return STR_NONE;
}

static size_t
bracketed_url(struct str text, size_t at)
{
	for (at++; at < text.n; at = skip_char(text, at)) {
		if (text.p[at] == '>')
			return at + 1;
		if (text.p[at] == '\n' || text.p[at] == '<')
			return STR_NONE;
	}
	return STR_NONE;
}

/* The end of a destination; STR_NONE where there is none. */
static size_t
skip_url(struct str text, size_t at)
{
	int depth = 0;

	if (char_at(text, at) == '<')
		return bracketed_url(text, at);
	for (; at < text.n && !ascii_space(text.p[at]);
	     at = skip_char(text, at)) {
		if (text.p[at] == '(' && ++depth > PARENTHESES_MAX)
			return STR_NONE;
		if (text.p[at] == ')' && depth-- == 0)
			break;
	}
	return at;
}

/* The end of a title; STR_NONE where there is none. */
static size_t
skip_title(struct str text, size_t at)
{
	char open = char_at(text, at), close = open == '(' ? ')' : open;

	if (open != '"' && open != '\'' && open != '(')
		return STR_NONE;
	for (at++; at < text.n; at = skip_char(text, at)) {
		if (text.p[at] == close)
			return at + 1;
		if (open == '(' && text.p[at] == '(')
			return STR_NONE;
	}
	return STR_NONE;
}

/* The end of "(url "title")"; STR_NONE where there is none. */
static size_t
skip_inline(struct str text, size_t at)
{
	size_t url, title;

	if (char_at(text, at) != '(')
		return STR_NONE;
	url = skip_url(text, skip_spaces(text, at + 1));
	if (url == STR_NONE)
		return STR_NONE;
	at = skip_spaces(text, url);
	title = at > url ? skip_title(text, at) : STR_NONE;
	if (title != STR_NONE)
		at = skip_spaces(text, title);
	return char_at(text, at) == ')' ? at + 1 : STR_NONE;
}

size_t
linkscan_tail(struct str text, size_t at)
{
	size_t end = skip_inline(text, at);

	if (end == STR_NONE)
		end = linkscan_label(text, at);
	return end == STR_NONE ? at : end;
}

/* The start of the next line, where nothing but white space is left on this
 * one; STR_NONE otherwise. */
static size_t
skip_line_end(struct str text, size_t at)
{
	while (char_at(text, at) == ' ' || char_at(text, at) == '\t')
		at++;
	if (at == text.n)
		return at;
	return text.p[at] == '\n' ? at + 1 : STR_NONE;
}

size_t
linkscan_definition(struct str text, size_t at)
{
	size_t url, title, end, from = at;

	at = linkscan_label(text, at);
	if (at == STR_NONE || char_at(text, at) != ':' ||
	    str_trim(str_slice(text, from + 1, at - 1)).n == 0)
		return STR_NONE;
	at = skip_spaces(text, at + 1);
	url = skip_url(text, at);
	if (url == STR_NONE || url == at)
		return STR_NONE;
	at = skip_spaces(text, url);
	title = at > url ? skip_title(text, at) : STR_NONE;
	end = title == STR_NONE ? STR_NONE : skip_line_end(text, title);
	return end == STR_NONE ? skip_line_end(text, url) : end;
}

size_t
linkscan_definitions(struct str text)
{
	size_t at = 0, end;

	while ((end = linkscan_definition(text, at)) != STR_NONE)
		at = end;
	return at;
}
