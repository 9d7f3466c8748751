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

/* ---- Passages in other scripts ---- */

static size_t
count_units(struct str text)
{
	size_t n = 0;

	for (size_t at = 0; at < text.n;)
		n += utf8_next(text, &at) >= 0x10000 ? 2 : 1;
	return n;
}

/* A list of the runs of a text; returns how many there are. */
static size_t
put_runs(struct buf *out, struct str text, struct str lang,
	 const struct script_langs *scripts)
{
	bool kana = script_has_kana(text);
	size_t at = 0, done = 0, units = 0, n = 0;
	struct script_run run;

	buf_putc(out, '[');
	while (script_next(text, &at, lang, scripts, kana, &run)) {
		units += count_units(str_slice(text, done, run.from));
		buf_printf(out, "%s[%zu,", n++ ? "," : "", units);
		units += count_units(str_slice(text, run.from, run.to));
		buf_printf(out, "%zu,\"%.*s\"]", units, STR_ARG(run.lang));
		done = run.to;
	}
	buf_putc(out, ']');
	return n;
}

/* Behind a comma, the runs of each text, if there are any at all. */
static void
put_tongues(struct buf *out, const struct str *texts, size_t n, struct str lang,
	    const struct script_langs *scripts)
{
	size_t start = out->n, found = 0;

	for (size_t i = 0; i < n; i++) {
		buf_puts(out, i ? "," : ",[");
		found += put_runs(out, texts[i], lang, scripts);
	}
	buf_putc(out, ']');
	if (!found)
		out->n = start;
}

/* ---- Files ---- */

static void
put_document(struct buf *out, const struct documents *documents,
	     const struct document *document,
	     const struct script_langs *scripts)
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
	    script_lang(native, documents->lang, scripts),
	    text,
	    documents->title,
	    also,
	};

	struct str told[] = {document->issuer, title, text, documents->title};

	for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++) {
		buf_putc(out, i ? ',' : '[');
		put_string(out, shown[i]);
	}
	buf_printf(out, ",%d", cut);
	put_tongues(out, told, sizeof(told) / sizeof(told[0]), documents->lang,
		    scripts);
	buf_putc(out, ']');
	arena_free(&scratch);
}

void
texts_put(struct buf *out, const struct documents *documents, size_t part,
	  const struct script_langs *scripts)
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
		put_document(out, documents, &documents->list[from + i],
			     scripts);
	}
	buf_puts(out, "]);\n");
}

/* What a part shows is all that it follows from, beside its form and what
 * scripts speak for. */
static void
list_texts(struct listing *listing, const struct press *press, size_t k)
{
	const struct summary *summary = press->catalog->briefings[k];
	struct hasher hasher;

	hasher_init(&hasher);
	hasher_number(&hasher, INDEX_VERSION);
	hasher_number(&hasher, summary->search.texts);
	for (size_t i = 0; i < SCRIPT_NAMES; i++)
		hasher_part(&hasher, press->site->scripts.tags[i]);
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
	texts_put(out, manuscript_documents(work->manuscript), work->item,
		  &work->press->site->scripts);
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
