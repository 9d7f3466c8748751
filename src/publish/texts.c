#include "publish/texts.h"

#include "base/utf8.h"
#include "publish/html.h"
#include "search/code.h"

/* A string of JSON (RFC 8259, section 7) that is one of ECMAScript 2018, too:
 * there the two line ends of Unicode end a line. */
static void
put_string(struct buf *out, struct str text)
{
	size_t from = 0;

	buf_putc(out, '"');
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i];
		bool separator =
		    c == 0xE2 &&
		    (str_starts(str_skip(text, i), STR("\xE2\x80\xA8")) ||
		     str_starts(str_skip(text, i), STR("\xE2\x80\xA9")));

		if (c >= 0x20 && c != '"' && c != '\\' && !separator)
			continue;
		buf_put(out, str_slice(text, from, i));
		if (separator) {
			buf_puts(out, "\\n");
			i += 2;
		} else if (c == '\n') {
			buf_puts(out, "\\n");
		} else {
			buf_printf(out, "\\u%04x", c);
		}
		from = i + 1;
	}
	buf_put(out, str_skip(text, from));
	buf_putc(out, '"');
}

static struct str
join(struct arena *arena, struct str a, const char *between, struct str b)
{
	if (!a.n || !b.n)
		return a.n ? a : b;
	return arena_printf(arena, "%.*s%s%.*s", STR_ARG(a), between,
			    STR_ARG(b));
}

static struct str
shown_date(struct arena *arena, const struct document *document,
	   struct str lang)
{
	if (date_is_full(document->date) || !document->date_label.n)
		return date_long(arena, document->date, lang);
	return document->date_label;
}

/* What stands in place of a title that is not there. */
static struct str
shown_title(const struct documents *documents, const struct document *document)
{
	if (document->title.n)
		return document->title;
	if (document->article_title.n)
		return document->article_title;
	return document->section.n ? document->section : documents->title;
}

static void
put_document(struct buf *out, const struct documents *documents,
	     const struct document *document)
{
	struct arena scratch = {0};
	struct str date = shown_date(&scratch, document, documents->lang);
	struct str title = shown_title(documents, document);
	struct str native = document->native_title, text, also;
	bool cut;

	text = documents_text(document->text, &cut);
	also = document->article_title;
	if (str_eq(also, title) || str_eq(also, native))
		also = STR("");
	struct str shown[] = {
	    join(&scratch,
		 arena_printf(&scratch, "%.*s.html", STR_ARG(document->page)),
		 "#", document->anchor),
	    documents->lang,
	    join(&scratch, document->issuer, " \xC2\xB7 ", date),
	    title,
	    native,
	    html_lang_of(native, documents->lang),
	    text,
	    documents->title,
	    also,
	};

	for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++) {
		buf_putc(out, i ? ',' : '[');
		put_string(out, shown[i]);
	}
	buf_printf(out, ",%d]", cut);
	arena_free(&scratch);
}

void
texts_put(struct buf *out, const struct documents *documents, size_t part)
{
	size_t from = 0;

	for (size_t i = 0; i < part; i++)
		from += documents->parts[i];
	buf_puts(out, "brevier(\"");
	code_put_check(out, documents->check);
	buf_puts(out, "\",[");
	for (size_t i = 0; i < documents->parts[part]; i++) {
		if (i)
			buf_puts(out, ",\n");
		put_document(out, documents, &documents->list[from + i]);
	}
	buf_puts(out, "]);\n");
}
