#include "publish/strip.h"

#include "base/ascii.h"
#include "base/buf.h"

/* Behind the comment at offset at; at itself where there is none to drop. */
static size_t
comment_end(struct str text, size_t at)
{
	size_t end;

	if (!str_starts(str_skip(text, at), STR("/*")) ||
	    str_starts(str_skip(text, at), STR("/*!")))
		return at;
	end = str_find(text, STR("*/"), at + 2);
	return end == STR_NONE ? text.n : end + 2;
}

/* ---- CSS ---- */

/* Behind what is taken as it stands: a string, a licence, a character. */
static size_t
verbatim_end(struct str css, size_t at)
{
	char quote = css.p[at];
	size_t end;

	if (str_starts(str_skip(css, at), STR("/*"))) {
		end = str_find(css, STR("*/"), at + 2);
		return end == STR_NONE ? css.n : end + 2;
	}
	if (quote != '"' && quote != '\'')
		return at + 1 + (quote == '\\' && at + 1 < css.n);
	for (end = at + 1; end < css.n && css.p[end] != quote; end++)
		if (css.p[end] == '\\' && end + 1 < css.n)
			end++;
	return end < css.n ? end + 1 : css.n;
}

static bool
is_one_of(char c, const char *chars)
{
	return str_chr(str_from(chars), c, 0) != STR_NONE;
}

struct str
strip_css(struct str css, struct arena *arena)
{
	struct buf out = {0};
	bool space = false;
	size_t at = 0, end;
	char last = '{'; /* 0: of a string or a comment */

	while (at < css.n) {
		/* Behind a word, a comment parts it from the next. */
		end = space || is_one_of(last, "{};,") ? comment_end(css, at)
						       : at;
		if (ascii_space(css.p[at]) || end != at) {
			at = end == at ? at + 1 : end;
			space = true;
			continue;
		}
		if (space && !is_one_of(last, "{};,:") &&
		    !is_one_of(css.p[at], "{};,"))
			buf_putc(&out, ' ');
		if (css.p[at] == '}' && last == ';')
			out.n--;
		end = verbatim_end(css, at);
		buf_put(&out, str_slice(css, at, end));
		last = end - at == 1 ? css.p[at] : 0;
		at = end;
		space = false;
	}
	css = buf_take(&out, arena);
	buf_free(&out);
	return css;
}

/* ---- Scripts ---- */

/* Whether a string or a comment of the line may go on in the next. */
static bool
goes_on(struct str line)
{
	size_t ticks = 0, comment = 0;

	for (size_t i = 0; i < line.n; i++)
		ticks += line.p[i] == '`';
	while ((comment = str_find(line, STR("/*"), comment)) != STR_NONE &&
	       str_find(line, STR("*/"), comment + 2) != STR_NONE)
		comment += 2;
	return ticks % 2 || comment != STR_NONE || str_ends(line, STR("\\"));
}

/* Whether the space at line[i] stands beside a sign that parts words as well:
 * but "+ +" and "- -" are not "++" and "--", and "<!" begins a comment. */
static bool
is_idle(struct str line, size_t i)
{
	static const char signs[] = "=<>?:,{}()[];&|*%!";
	char before, after;

	if (line.p[i] != ' ' || i == 0 || i + 1 >= line.n)
		return false;
	before = line.p[i - 1];
	after = line.p[i + 1];
	if (before == '<' && after == '!')
		return false;
	if (is_one_of(before, "+-") && is_one_of(after, "+-"))
		return false;
	return is_one_of(before, signs) || is_one_of(after, signs) ||
	       is_one_of(before, "+-") || is_one_of(after, "+-");
}

/* A line without the space that parts nothing. Where there may be a regular
 * expression, a template or a comment, it stays as it is. */
static void
put_line(struct buf *out, struct str line)
{
	bool plain = str_chr(line, '/', 0) == STR_NONE &&
		     str_chr(line, '`', 0) == STR_NONE;
	char quote = '\0';

	for (size_t i = 0; i < line.n; i++) {
		char c = line.p[i];

		if (plain && !quote && is_idle(line, i))
			continue;
		buf_putc(out, c);
		if (quote && c == '\\' && i + 1 < line.n)
			buf_putc(out, line.p[++i]);
		else if (quote ? c == quote : is_one_of(c, "\"'"))
			quote = quote ? '\0' : c;
	}
	/* No statement ends by itself behind these. */
	if (!is_one_of(line.p[line.n - 1], "{(,;") ||
	    str_find(line, STR("//"), 0) != STR_NONE)
		buf_putc(out, '\n');
}

struct str
strip_script(struct str script, struct arena *arena)
{
	struct buf out = {0};
	struct str stripped = script, line;
	size_t at = 0, end;

	while (at < script.n) {
		while (at < script.n && ascii_space(script.p[at]))
			at++;
		end = comment_end(script, at);
		if (end != at) {
			at = end;
			continue;
		}
		end = str_chr(script, '\n', at);
		end = end == STR_NONE ? script.n : end + 1;
		line = str_trim(str_slice(script, at, end));
		if (goes_on(line))
			goto out;
		if (line.n)
			put_line(&out, line);
		at = end;
	}
	stripped = buf_take(&out, arena);
out:
	buf_free(&out);
	return stripped;
}
