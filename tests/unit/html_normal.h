/*
 * Html normal: HTML as it is compared where two writers differ in form alone.
 *
 * Made alike are: references (as the characters they stand for, but < > & and
 * quotes), white space beside tags of blocks, and in a row outside of <pre>,
 * how empty elements end, empty values of attributes, and addresses, whose
 * percent signs are decoded. What ours has beyond the examples' is left out:
 * scope, aria-label, the class of a task; its classes of columns are the
 * examples' align. Everything else counts.
 */
#ifndef BREVIER_TESTS_HTML_NORMAL_H
#define BREVIER_TESTS_HTML_NORMAL_H

#include "check.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/escape.h"

static inline bool
normal_is_block(struct str name)
{
	static const char *const names[] = {
	    "p",  "h1", "h2", "h3",         "h4",    "h5",   "h6",
	    "ul", "ol", "li", "blockquote", "hr",    "pre",  "br",
	    "tr", "th", "td", "table",      "thead", "tbody"};

	if (str_starts(name, STR("/")))
		name = str_skip(name, 1);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (str_eq(name, str_from(names[i])))
			return true;
	return false;
}

/* The four references that both writers use. */
static inline size_t
normal_put_reference(struct buf *out, struct str text)
{
	static const struct {
		struct str name;
		char c;
	} names[] = {{STR_INIT("&quot;"), '"'}, {STR_INIT("&#39;"), '\''}};

	for (size_t i = 0; i < 2; i++)
		if (str_starts(text, names[i].name)) {
			buf_putc(out, names[i].c);
			return names[i].name.n;
		}
	buf_putc(out, '&');
	return 1;
}

/* ' align="right"' and so on; false for what is left out. */
static inline bool
normal_put_attribute(struct buf *out, struct str name, struct str value,
		     struct arena *arena)
{
	bool column = str_eq(value, STR("left")) ||
		      str_eq(value, STR("centre")) ||
		      str_eq(value, STR("right"));

	if (str_eq(name, STR("scope")) || str_eq(name, STR("aria-label")) ||
	    (str_eq(name, STR("class")) && str_eq(value, STR("task"))))
		return false;
	if (str_eq(name, STR("class")) && column)
		name = STR("align");
	if (str_eq(value, STR("centre")))
		value = STR("center");
	if (str_eq(name, STR("href")) || str_eq(name, STR("src")))
		value = unescape_percent(arena, value);
	buf_printf(out, " %.*s=\"%.*s\"", STR_ARG(name), STR_ARG(value));
	return true;
}

/* Attributes with their values in double quotes; false where tag is of
 * another form: then it stays as it is. */
static inline bool
normal_put_tag(struct buf *out, struct str tag, struct arena *arena)
{
	size_t end = 0;
	struct buf attributes = {0};
	struct str rest;
	bool fine = true;

	while (end < tag.n && !ascii_space(tag.p[end]) && tag.p[end] != '>' &&
	       !(end > 0 && tag.p[end] == '/'))
		end++;
	for (rest = str_trim(str_skip(tag, end)); fine && rest.n > 0;) {
		size_t is = str_find(rest, STR("=\""), 0), close;

		if (str_eq(rest, STR("/")))
			break;
		close = is == STR_NONE ? STR_NONE : str_chr(rest, '"', is + 2);
		fine = close != STR_NONE;
		if (!fine)
			break;
		normal_put_attribute(&attributes, str_slice(rest, 0, is),
				     str_slice(rest, is + 2, close), arena);
		rest = str_trim(str_skip(rest, close + 1));
	}
	if (fine) {
		buf_printf(out, "<%.*s%.*s>", STR_ARG(str_slice(tag, 0, end)),
			   STR_ARG(buf_str(&attributes)));
	} else {
		buf_printf(out, "<%.*s>", STR_ARG(tag));
	}
	buf_free(&attributes);
	return fine;
}

static inline void
normal_trim(struct buf *out)
{
	while (out->n > 0 && ascii_space(out->p[out->n - 1]))
		out->n--;
}

static inline struct str
normal_html(struct str html, struct arena *arena)
{
	struct buf out = {0};
	bool pre = false, block = true; /* right behind a tag of a block */

	for (size_t i = 0; i < html.n;) {
		size_t end = str_chr(html, '>', i), name = i + 1;
		bool tag = html.p[i] == '<' && end != STR_NONE &&
			   i + 1 < html.n &&
			   (ascii_alpha(html.p[i + 1]) || html.p[i + 1] == '/');

		if (tag) {
			struct str inner = str_slice(html, i + 1, end);

			while (name < end && (ascii_alnum(html.p[name]) ||
					      html.p[name] == '/'))
				name++;
			struct str named = str_slice(html, i + 1, name);

			if (str_ends(named, STR("/")) && named.n > 1)
				named.n--;
			block = normal_is_block(named);
			if (block && !pre)
				normal_trim(&out);
			if (str_eq(named, STR("pre")))
				pre = true;
			if (str_eq(named, STR("/pre")))
				pre = false;
			normal_put_tag(&out, inner, arena);
			i = end + 1;
			continue;
		}
		if (ascii_space(html.p[i]) && !pre) {
			if (!block && out.n > 0 && out.p[out.n - 1] != ' ')
				buf_putc(&out, ' ');
			i++;
			continue;
		}
		block = false;
		if (html.p[i] == '&')
			i += normal_put_reference(&out, str_skip(html, i));
		else
			buf_putc(&out, html.p[i++]);
	}
	normal_trim(&out);
	struct str text = buf_take(&out, arena);

	buf_free(&out);
	return text;
}

#endif
