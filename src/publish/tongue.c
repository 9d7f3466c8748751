#include "publish/tongue.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "publish/html.h"

/* Elements within each other; what is deeper has the language around it. */
enum { DEPTH = 256 };

struct tongue {
	struct str text;
	size_t done;    /* all before it is in out */
	struct buf out; /* empty: nothing was marked so far */
	const struct script_langs *scripts;
	size_t depth;
	struct str langs[DEPTH]; /* of each open element */
};

static bool
is_ascii(const char *p)
{
	uint64_t bytes;

	memcpy(&bytes, p, sizeof(bytes));
	return (bytes & UINT64_C(0x8080808080808080)) == 0;
}

/* Whether a text may have letters of the scripts that are told apart: from
 * U+0370 on, but for the signs of U+2000 to U+2BFF. */
static bool
may_be_foreign(struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i];

		if (c < 0xCD) {
			while (i + 9 <= text.n && is_ascii(text.p + i + 1))
				i += 8;
			continue;
		}
		if (c != 0xE2 ||
		    (i + 1 < text.n && (unsigned char)text.p[i + 1] >= 0xB0))
			return true;
	}
	return false;
}

static struct str
lang_here(const struct tongue *tongue)
{
	size_t depth = tongue->depth < DEPTH ? tongue->depth : DEPTH;

	return depth ? tongue->langs[depth - 1] : (struct str){0};
}

/* Puts what stands before a passage, and the passage. */
static void
mark(struct tongue *tongue, size_t from, size_t to, struct str lang)
{
	struct buf *out = &tongue->out;

	buf_put(out, str_slice(tongue->text, tongue->done, from));
	buf_puts(out, "<span");
	html_put_lang(out, lang, false);
	buf_putc(out, '>');
	buf_put(out, str_slice(tongue->text, from, to));
	buf_puts(out, "</span>");
	tongue->done = to;
}

/* Marks the passages between two offsets, where no tag is. */
static void
mark_text(struct tongue *tongue, size_t from, size_t to)
{
	struct str text = str_slice(tongue->text, from, to);
	struct str lang = lang_here(tongue);
	struct script_run run;
	size_t at = 0;
	bool kana;

	if (!lang.n || !may_be_foreign(text))
		return;
	kana = script_has_kana(text);
	while (script_next(text, &at, lang, tongue->scripts, kana, &run))
		mark(tongue, from + run.from, from + run.to, run.lang);
}

/* ---- Tags ---- */

/* The lang of a tag; absent where it has none. */
static struct str
lang_of(struct str tag)
{
	size_t from = str_find(tag, STR(" lang=\""), 0), to;

	if (from == STR_NONE)
		return (struct str){0};
	from += strlen(" lang=\"");
	to = str_chr(tag, '"', from);
	return to == STR_NONE ? (struct str){0} : str_slice(tag, from, to);
}

static void
open_element(struct tongue *tongue, struct str tag)
{
	struct str lang = lang_of(tag);

	if (!lang.n)
		lang = lang_here(tongue);
	if (tongue->depth < DEPTH)
		tongue->langs[tongue->depth] = lang;
	tongue->depth++;
}

/* Behind the text of an element that has no elements, whose tag this is. */
static size_t
plain_end(struct str text, struct str tag, size_t at)
{
	static const char *const names[] = {"title", "script", "style",
					    "option", "textarea"};
	char end[16];

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		size_t n = strlen(names[i]);

		if (tag.n <= n + 1 || memcmp(tag.p + 1, names[i], n) != 0 ||
		    !(tag.p[n + 1] == '>' || tag.p[n + 1] == ' '))
			continue;
		snprintf(end, sizeof(end), "</%s>", names[i]);
		at = str_find(text, str_from(end), at);
		return at == STR_NONE ? text.n : at;
	}
	return at;
}

/* Behind the tag, comment or declaration at offset at, and what of its text
 * has to stay. */
static size_t
skip_tag(struct tongue *tongue, size_t at)
{
	struct str text = tongue->text;
	bool comment = str_starts(str_skip(text, at), STR("<!--"));
	size_t end =
	    comment ? str_find(text, STR("-->"), at) : str_chr(text, '>', at);
	struct str tag;

	end = end == STR_NONE ? text.n : end + (comment ? 3 : 1);
	tag = str_slice(text, at, end);
	if (str_starts(tag, STR("</")))
		tongue->depth -= tongue->depth > 0;
	else if (!str_starts(tag, STR("<!")) && !str_ends(tag, STR("/>"))) {
		open_element(tongue, tag);
		end = plain_end(text, tag, end);
	}
	return end;
}

void
tongue_mark(struct buf *page, size_t from, const struct script_langs *scripts)
{
	struct tongue tongue = {.scripts = scripts};
	struct str text = str_skip(buf_str(page), from);
	size_t at = 0, end;

	if (!may_be_foreign(text))
		return;
	tongue.text = text;
	while (at < text.n) {
		end = str_chr(text, '<', at);
		end = end == STR_NONE ? text.n : end;
		mark_text(&tongue, at, end);
		at = end < text.n ? skip_tag(&tongue, end) : end;
	}
	if (tongue.out.n) {
		buf_put(&tongue.out, str_skip(text, tongue.done));
		page->n = from;
		buf_put(page, buf_str(&tongue.out));
	}
	buf_free(&tongue.out);
}
