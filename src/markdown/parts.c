#include "markdown/parts.h"

#include "markdown/table.h"

/* A line that is indented more continues a paragraph. */
enum { INDENT_MAX = 3 };

size_t
part_label(struct str text)
{
	static const struct str barred = STR_INIT("[]\\\xFF");
	size_t end = 0;

	while (end < text.n && !ascii_space(text.p[end]) &&
	       str_chr(barred, text.p[end], 0) == STR_NONE)
		end++;
	return end;
}

bool
part_is_footnote(const struct line *line, struct str *label, struct str *text)
{
	struct str all = line->text;
	size_t end = 2;

	if (line->indent > INDENT_MAX || !str_starts(all, STR("[^")))
		return false;
	end += part_label(str_skip(all, end));
	if (end == 2 || !str_starts(str_skip(all, end), STR("]:")))
		return false;
	*label = str_slice(all, 2, end);
	*text = str_trim(str_skip(all, end + 2));
	return true;
}

bool
part_is_definition(const struct line *line, struct str *text)
{
	struct str all = line->text;

	if (line->indent > INDENT_MAX || all.n < 3 || all.p[0] != ':' ||
	    (all.p[1] != ' ' && all.p[1] != '\t'))
		return false;
	*text = str_skip(all, 1);
	return str_trim(*text).n > 0;
}

static bool
is_footnote(const struct line *line)
{
	struct str label, text;

	return part_is_footnote(line, &label, &text);
}

static bool
is_definition(const struct line *line)
{
	struct str text;

	return part_is_definition(line, &text);
}

size_t
part_footnote(const struct line *lines, size_t n, size_t at)
{
	while (at < n && !is_footnote(&lines[at]))
		at++;
	return at;
}

/* What begins with line i; PART_TEXT: nothing does. */
static enum part_kind
kind_at(const struct line *lines, size_t n, size_t i)
{
	if (is_footnote(&lines[i]))
		return PART_FOOTNOTE;
	if (i + 1 == n)
		return PART_TEXT;
	if (table_begins(lines[i].text, lines[i + 1].text))
		return PART_TABLE;
	if (i == 0 && is_definition(&lines[1]) && !is_definition(&lines[0]))
		return PART_TERMS;
	return PART_TEXT;
}

struct part
part_next(const struct line *lines, size_t n, size_t from)
{
	struct part part = {kind_at(lines, n, from), from, from + 1};

	if (part.kind != PART_TEXT) {
		part.to = part_footnote(lines, n, from + 1);
		if (part.kind == PART_TABLE)
			part.to =
			    from + table_reach(&lines[from], part.to - from);
		return part;
	}
	while (part.to < n && kind_at(lines, n, part.to) == PART_TEXT)
		part.to++;
	return part;
}
