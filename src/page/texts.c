#include "page/texts.h"

#include "base/script.h"
#include "base/utf8.h"
#include "publish/html.h"
#include "publish/products.h"
#include "search/code.h"
#include "search/index.h"

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

/* What stands in place of a title that is not there: a section and the day
 * of a note in it, or the briefing. */
static struct str
shown_title(struct arena *arena, const struct documents *documents,
	    const struct document *document, struct str date)
{
	struct str where =
	    document->section.n ? document->section : documents->title;

	if (document->title.n)
		return document->title;
	if (document->article_title.n)
		return document->article_title;
	if (document->date_label.n)
		date = document->date_label;
	return join(arena, where, " \xC2\xB7 ", date);
}

static void
put_document(struct buf *out, const struct documents *documents,
	     const struct document *document)
{
	struct arena scratch = {0};
	struct str date = shown_date(&scratch, document, documents->lang);
	struct str title = shown_title(&scratch, documents, document, date);
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
	    document->issuer,
	    date,
	    title,
	    native,
	    script_lang(native, documents->lang, NULL),
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
	code_put_check(out, documents_check(documents));
	buf_puts(out, "\",[");
	for (size_t i = 0; i < documents->parts[part]; i++) {
		if (i)
			buf_puts(out, ",\n");
		put_document(out, documents, &documents->list[from + i]);
	}
	buf_puts(out, "]);\n");
}

/* What a part shows is all that it follows from, beside its form. */
static void
list_texts(struct listing *listing, const struct press *press, size_t k)
{
	const struct summary *summary = press->catalog->briefings[k];
	struct hasher hasher;

	hasher_init(&hasher);
	hasher_number(&hasher, INDEX_VERSION);
	hasher_number(&hasher, summary->search.texts);
	for (size_t i = 0; i < summary->search.n_parts; i++) {
		struct hasher part = hasher;

		hasher_number(&part, i);
		listing_add(listing,
			    arena_printf(listing->arena, "%.*s/search-%zu.js",
					 STR_ARG(summary->slug), i),
			    i, hasher_done(&part));
	}
}

static bool
make_texts(const struct work *work, struct buf *out, struct diags *diags)
{
	(void)diags;
	texts_put(out, manuscript_documents(work->manuscript), work->item);
	return true;
}

const struct product product_texts = {
    .name = "texts",
    .class = PRODUCT_DATA,
    .templates = "",
    .packed = true,
    .alone = true,
    .list = list_texts,
    .make = make_texts,
};
