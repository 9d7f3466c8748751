#include "template/tag.h"

#include <stdint.h>

/* Longer ones are a mistake; reading them would not be linear. */
#define DELIMITER_LENGTH 32

void
tag_reader_init(struct tag_reader *reader, const struct source *source,
		struct diags *diags)
{
	*reader = (struct tag_reader){
	    .source = source,
	    .diags = diags,
	    .opener = STR("{{"),
	    .closer = STR("}}"),
	    .line = 1,
	};
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* What stands before the tag in its line, and the number of the line. */
static void
tag_look_back(struct tag_reader *reader, struct tag *tag)
{
	struct str text = str_slice(reader->source->text, 0, tag->start);
	size_t newline, *at = &reader->line_text;

	while ((newline = str_chr(text, '\n', reader->line_at)) != STR_NONE) {
		reader->line++;
		reader->line_at = reader->line_start = *at = newline + 1;
	}
	reader->line_at = tag->start;
	while (*at < text.n && is_blank(text.p[*at]))
		++*at;
	tag->line = reader->line;
	tag->line_start = reader->line_start;
	tag->margin = str_slice(text, reader->line_start, *at);
	tag->first = *at == tag->start;
}

/* What stands behind the tag in its line. */
static void
tag_look_ahead(const struct tag_reader *reader, struct tag *tag)
{
	struct str text = reader->source->text;
	size_t at = tag->end;

	while (at < text.n && is_blank(text.p[at]))
		at++;
	if (at + 1 < text.n && text.p[at] == '\r' && text.p[at + 1] == '\n')
		at++;
	tag->last = at == text.n || text.p[at] == '\n';
	tag->next_line = at < text.n ? at + 1 : at;
}

/* Offset of the first closer at or after from.  It is kept: a run of tags
 * that all lack theirs would otherwise search the same text once each. */
static size_t
tag_find_closer(struct tag_reader *reader, size_t from)
{
	if (reader->closer_at < from)
		reader->closer_at =
		    str_find(reader->source->text, reader->closer, from);
	return reader->closer_at;
}

static bool
tag_fail_unclosed(struct tag_reader *reader, const struct tag *tag)
{
	diag_at(reader->diags, DIAG_ERROR, "template-tag", reader->source,
		tag->start, "'%.*s' is not closed by '%.*s'",
		STR_ARG(reader->opener), STR_ARG(reader->closer));
	reader->failed = true;
	return false;
}

static enum tag_kind
tag_kind_of(char sigil)
{
	switch (sigil) {
	case '#':
		return TAG_SECTION;
	case '^':
		return TAG_INVERTED;
	case '/':
		return TAG_CLOSE;
	case '>':
		return TAG_PARTIAL;
	case '<':
		return TAG_PARENT;
	case '$':
		return TAG_BLOCK;
	case '!':
		return TAG_COMMENT;
	case '=':
		return TAG_DELIMITERS;
	case '{':
	case '&':
		return TAG_MARKUP;
	default:
		return TAG_VARIABLE;
	}
}

static size_t
tag_skip_space(const struct tag_reader *reader, size_t at)
{
	struct str text = reader->source->text;

	while (at < text.n && ascii_space(text.p[at]))
		at++;
	return at;
}

/* Whether the end of a delimiter tag stands at offset at: "=}}". */
static bool
tag_ends_delimiters(const struct tag_reader *reader, size_t at)
{
	struct str rest = str_skip(reader->source->text, at);

	return str_starts(rest, STR("=")) &&
	       str_starts(str_skip(rest, 1), reader->closer);
}

/* Reads a delimiter at *at, which moves behind it and white space; absent
 * where there is none or one without an end. */
static struct str
tag_read_delimiter(const struct tag_reader *reader, size_t *at)
{
	struct str text = reader->source->text;
	size_t from = tag_skip_space(reader, *at), end = from;

	while (end < text.n && end - from < DELIMITER_LENGTH &&
	       !ascii_space(text.p[end]) && !tag_ends_delimiters(reader, end))
		end++;
	*at = tag_skip_space(reader, end);
	if (end == from || (*at == end && !tag_ends_delimiters(reader, end)))
		return (struct str){NULL, 0};
	return str_slice(text, from, end);
}

/* Takes over the delimiters named at offset at, "<% %>=}}".  They may hold
 * the closer that is in force, so only its place behind '=' counts. */
static bool
tag_set_delimiters(struct tag_reader *reader, struct tag *tag, size_t at)
{
	struct str opener = tag_read_delimiter(reader, &at);
	struct str closer = tag_read_delimiter(reader, &at);

	if (!opener.p || !closer.p || !tag_ends_delimiters(reader, at)) {
		diag_at(reader->diags, DIAG_ERROR, "template-tag",
			reader->source, tag->start,
			"bad delimiters; two are set as in '{{=<%% %%>=}}'");
		reader->failed = true;
		return false;
	}
	tag->end = at + 1 + reader->closer.n;
	reader->at = tag->end;
	reader->opener = opener;
	reader->closer = closer;
	reader->closer_at = 0;
	return true;
}

/* Cuts the brace off a "{name}" that lacks its first one, and moves the end
 * of the tag: "}}}" is found as "}}" followed by "}". */
static bool
tag_close_brace(struct tag_reader *reader, struct tag *tag, struct str *body)
{
	struct str text = reader->source->text;

	*body = str_trim(*body);
	if (str_ends(*body, STR("}"))) {
		body->n--;
		return true;
	}
	if (str_starts(reader->closer, STR("}")) && tag->end < text.n &&
	    text.p[tag->end] == '}') {
		tag->end++;
		return true;
	}
	diag_at(reader->diags, DIAG_ERROR, "template-tag", reader->source,
		tag->start, "'%.*s{' is not closed by '}%.*s'",
		STR_ARG(reader->opener), STR_ARG(reader->closer));
	reader->failed = true;
	return false;
}

/* Whether the name is looked up among the values, part by part: the first
 * kinds of tags are those that are. */
static bool
tag_has_path(const struct tag *tag)
{
	return tag->dynamic || tag->kind <= TAG_INVERTED;
}

static bool
is_path(struct str name)
{
	char last = '.';

	if (str_eq(name, STR(".")))
		return true;
	for (size_t i = 0; i < name.n; i++) {
		if (name.p[i] == '.' && last == '.')
			return false;
		last = name.p[i];
	}
	return last != '.';
}

/* Reports a name that is missing, holds white space or an empty part. */
static bool
tag_fail_name(struct tag_reader *reader, const struct tag *tag)
{
	const struct source *source = reader->source;
	struct str name = tag->name;
	size_t word = 0, at = tag->start;

	while (word < name.n && !ascii_space(name.p[word]))
		word++;
	if (name.n)
		at = (size_t)(name.p - source->text.p);
	if (name.n == 0)
		diag_at(reader->diags, DIAG_ERROR, "template-tag", source, at,
			"tag without a name");
	else if (word < name.n)
		diag_at(reader->diags, DIAG_ERROR, "template-tag", source,
			at + word, "'%.*s' and more in one tag",
			STR_ARG(str_slice(name, 0, word)));
	else
		diag_at(reader->diags, DIAG_ERROR, "template-tag", source, at,
			"'%.*s' is not a name", STR_ARG(name));
	reader->failed = true;
	return false;
}

/* Sets the name from what stands between sigil and closer.  An opener in a
 * name means that the closer belongs to a later tag: reading goes on there. */
static bool
tag_set_name(struct tag_reader *reader, struct tag *tag, struct str body)
{
	struct str name = str_trim(body);
	size_t inner = str_find(name, reader->opener, 0);
	bool may_be_dynamic = tag->kind == TAG_PARTIAL ||
			      tag->kind == TAG_PARENT || tag->kind == TAG_CLOSE;

	if (inner != STR_NONE) {
		reader->at = (size_t)(name.p - reader->source->text.p) + inner;
		return tag_fail_unclosed(reader, tag);
	}
	tag->dynamic = may_be_dynamic && str_starts(name, STR("*"));
	if (tag->dynamic)
		name = str_trim(str_skip(name, 1));
	tag->name = name;
	for (size_t i = 0; i < name.n; i++) {
		if (ascii_space(name.p[i]))
			return tag_fail_name(reader, tag);
	}
	if (name.n == 0 || (tag_has_path(tag) && !is_path(name)))
		return tag_fail_name(reader, tag);
	return true;
}

/* Reads the tag that opens at tag->start; false for a faulty one. */
static bool
tag_read(struct tag_reader *reader, struct tag *tag)
{
	struct str text = reader->source->text, body;
	size_t at = tag->start + reader->opener.n;
	size_t close = tag_find_closer(reader, at);
	char sigil;

	if (close == STR_NONE) {
		reader->at = text.n;
		return tag_fail_unclosed(reader, tag);
	}
	tag->end = close + reader->closer.n;
	reader->at = tag->end;
	while (at < close && ascii_space(text.p[at]))
		at++;
	sigil = at < close ? text.p[at] : '\0';
	tag->kind = tag_kind_of(sigil);
	if (tag->kind != TAG_VARIABLE)
		at++;
	body = str_slice(text, at, close);
	if (tag->kind == TAG_COMMENT)
		return true;
	if (tag->kind == TAG_DELIMITERS)
		return tag_set_delimiters(reader, tag, at);
	if (sigil == '{' && !tag_close_brace(reader, tag, &body))
		return false;
	reader->at = tag->end;
	return tag_set_name(reader, tag, body);
}

bool
tag_next(struct tag_reader *reader, struct tag *tag)
{
	for (;;) {
		*tag = (struct tag){0};
		tag->start =
		    str_find(reader->source->text, reader->opener, reader->at);
		if (tag->start == STR_NONE)
			return false;
		tag_look_back(reader, tag);
		if (!tag_read(reader, tag))
			continue;
		tag_look_ahead(reader, tag);
		return true;
	}
}
