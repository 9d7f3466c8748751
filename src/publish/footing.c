#include "publish/footing.h"

#include "base/escape.h"

enum { NOT_FOUND = -1 };

void
footing_init(struct footing *footing, struct footnotes footnotes,
	     struct str scope, struct arena *arena)
{
	*footing = (struct footing){
	    .footnotes = footnotes, .scope = scope, .arena = arena};
	footing->marks =
	    arena_array(arena, footnotes.n + 1, sizeof(*footing->marks));
}

/* Footnotes stand in the order of their numbers. */
static long
find(const struct footing *footing, const struct footnote *footnote)
{
	size_t from = 0, to = footing->footnotes.n;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (footing->footnotes.list[middle]->number < footnote->number)
			from = middle + 1;
		else
			to = middle;
	}
	return from < footing->footnotes.n &&
		       footing->footnotes.list[from] == footnote
		   ? (long)from
		   : NOT_FOUND;
}

/* ---- Names ---- */

/* "_fn-quay-3": of a footnote, or "_fnref-quay-3.2" of its second mark. */
static void
put_id(struct buf *out, const struct footing *footing, const char *kind,
       int number, size_t mark)
{
	buf_printf(out, "_%s-", kind);
	escape_xml(out, footing->scope);
	if (footing->scope.n)
		buf_putc(out, '-');
	buf_printf(out, "%d", number);
	if (mark > 1)
		buf_printf(out, ".%zu", mark);
}

/* EPUB 3.3 has epub:type for pop-ups; DPUB-ARIA 1.1 has roles for all. */
static void
put_role(struct buf *out, const char *role, const char *type, bool epub)
{
	buf_printf(out, " role=\"%s\"", role);
	if (epub)
		buf_printf(out, " epub:type=\"%s\"", type);
}

/* ---- Marks ---- */

void
footing_put_mark(struct buf *out, const struct footnote *footnote,
		 const struct html_options *options, bool linked)
{
	struct footing *footing = options->footing;
	long i = footing && linked ? find(footing, footnote) : NOT_FOUND;

	if (i == NOT_FOUND) {
		buf_printf(out, "<sup>%d</sup>", footnote->number);
		return;
	}
	buf_puts(out, "<sup><a id=\"");
	put_id(out, footing, "fnref", footnote->number, ++footing->marks[i]);
	buf_puts(out, "\" href=\"#");
	put_id(out, footing, "fn", footnote->number, 1);
	buf_putc(out, '"');
	put_role(out, "doc-noteref", "noteref", options->epub);
	buf_printf(out, ">%d</a></sup>", footnote->number);
}

/* ---- Footnotes ---- */

/* An arrow that is no emoji (U+FE0E), and tells where it leads by ear. */
static void
put_back(struct buf *out, const struct footing *footing, size_t i,
	 const struct html_options *options)
{
	int number = footing->footnotes.list[i]->number;

	for (size_t mark = 1; mark <= footing->marks[i]; mark++) {
		buf_puts(out, " <a href=\"#");
		put_id(out, footing, "fnref", number, mark);
		buf_puts(out, "\" role=\"doc-backlink\" aria-label=\"");
		escape_xml(out, html_word(options, HTML_FOOTNOTE_BACK));
		if (mark > 1)
			buf_printf(out, " %zu", mark);
		buf_putc(out, '"');
		html_put_word_lang(out, options);
		buf_puts(out, ">\u21A9\uFE0E");
		if (mark > 1)
			buf_printf(out, "<sup>%zu</sup>", mark);
		buf_puts(out, "</a>");
	}
}

/* A footnote, of which body is the text: its number stands at the start of
 * that, the way back at its end, if these are paragraphs. */
static void
put_footnote(struct buf *out, const struct footing *footing, size_t i,
	     struct str body, const struct html_options *options)
{
	static const struct str open = STR_INIT("<p>");
	static const struct str close = STR_INIT("</p>\n");
	int number = footing->footnotes.list[i]->number;
	bool begins = str_starts(body, open), ends = str_ends(body, close);

	buf_puts(out, "<aside class=\"footnote\" id=\"");
	put_id(out, footing, "fn", number, 1);
	buf_putc(out, '"');
	put_role(out, "doc-footnote", "footnote", options->epub);
	buf_printf(out, ">\n<p><span class=\"n\">%d</span>%s", number,
		   begins ? " " : "</p>\n");
	body =
	    str_slice(body, begins ? open.n : 0, body.n - (ends ? close.n : 0));
	buf_put(out, body);
	if (!ends && footing->marks[i])
		buf_puts(out, "<p>");
	put_back(out, footing, i, options);
	if (ends || footing->marks[i])
		buf_put(out, close);
	buf_puts(out, "</aside>\n");
}

/* All texts are written before any way back: they may have marks, too. Pages
 * are not marked in what may stand below several entries. */
void
footing_put(struct buf *out, struct footing *footing,
	    const struct html_options *options)
{
	size_t n = footing->footnotes.n;
	struct str *bodies =
	    arena_array(footing->arena, n + 1, sizeof(*bodies));
	struct html_options plain = *options;
	struct buf body = {0};

	plain.pages = false;
	for (size_t i = 0; i < n; i++) {
		html_blocks(&body, footing->footnotes.list[i]->blocks, &plain);
		bodies[i] = buf_take(&body, footing->arena);
	}
	buf_free(&body);
	for (size_t i = 0; i < n; i++)
		put_footnote(out, footing, i, bodies[i], options);
}
