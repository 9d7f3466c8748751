#include "publish/html.h"

#include "base/escape.h"
#include "base/utf8.h"
#include "model/address.h"
#include "publish/href.h"
#include "publish/script.h"

/* Levels of blocks, and of spans within a block: readers of XML stop at 256
 * in all. */
#define MAX_DEPTH 48

struct html {
	struct buf *out;
	const struct html_options *options;
	struct arena scratch;
	struct buf words; /* texts that stand side by side */
	bool kana;        /* whether the spans at hand have kana */
	bool in_link;
	unsigned last; /* the last rune written; 0: none */
};

/* ---- Languages of parts ---- */

struct str
html_lang_of(struct str text, struct str lang)
{
	return script_lang(text, lang);
}

void
html_put_lang(struct buf *out, struct str lang, bool epub)
{
	buf_puts(out, " lang=\"");
	escape_xml(out, lang);
	if (epub) {
		buf_puts(out, "\" xml:lang=\"");
		escape_xml(out, lang);
	}
	buf_puts(out, script_is_rtl(lang) ? "\" dir=\"rtl\"" : "\"");
}

static void
put_text(struct buf *out, struct str text, bool kana,
	 const struct html_options *options)
{
	struct script_run run;
	size_t at = 0, done = 0;

	while (script_next(text, &at, options->lang, kana, &run)) {
		escape_xml(out, str_slice(text, done, run.from));
		buf_puts(out, "<span");
		html_put_lang(out, run.lang, options->epub);
		buf_putc(out, '>');
		escape_xml(out, str_slice(text, run.from, run.to));
		buf_puts(out, "</span>");
		done = run.to;
	}
	escape_xml(out, str_skip(text, done));
}

void
html_text(struct buf *out, struct str text, const struct html_options *options)
{
	put_text(out, text, script_has_kana(text), options);
}

/* ---- Spans ---- */

static void write_spans(struct html *html, const struct span *spans, int depth);

/* EPUB Accessibility 1.1, section 3.4; DPUB-ARIA 1.1, doc-pagebreak. */
void
html_put_page(struct buf *out, const char *element, int page,
	      const struct html_options *options)
{
	if (!options->pages)
		return;
	buf_printf(out,
		   "<%s id=\"page-%d\" class=\"page\" role=\"doc-pagebreak\""
		   "%s aria-label=\"%d\"></%s>",
		   element, page,
		   options->epub ? " epub:type=\"pagebreak\"" : "", page,
		   element);
}

static void
write_page(struct html *html, const char *element, int page)
{
	html_put_page(html->out, element, page, html->options);
}

/* The first rune that span and what follows show; 0 where it is not near. */
static unsigned
first_rune(const struct span *span)
{
	size_t at = 0;

	for (int steps = 0; span && steps < 16; steps++) {
		if (span->text.n &&
		    (span->kind == SPAN_TEXT || span->kind == SPAN_CODE))
			return utf8_next(span->text, &at);
		if (span->kind == SPAN_HARDBREAK)
			return 0;
		span = span->child ? span->child : span->next;
	}
	return 0;
}

static unsigned
last_rune(struct str text)
{
	size_t at = text.n;

	return text.n ? utf8_previous(text, &at) : 0;
}

/* A line end is a space, but not within a script that has none. */
static void
add_softbreak(struct html *html, const struct span *next)
{
	unsigned before = html->last;

	if (!rune_is_cjk(before) || !rune_is_cjk(first_rune(next)))
		buf_putc(&html->words, '\n');
}

/* Texts and line ends that stand side by side, as one text: a passage in
 * another script is marked as a whole. Returns the span behind them. */
static const struct span *
write_words(struct html *html, const struct span *span)
{
	buf_clear(&html->words);
	for (; span; span = span->next) {
		if (span->kind == SPAN_SOFTBREAK) {
			add_softbreak(html, span->next);
		} else if (span->kind == SPAN_TEXT) {
			buf_put(&html->words, span->text);
			if (span->text.n)
				html->last = last_rune(span->text);
		} else {
			break;
		}
	}
	put_text(html->out, buf_str(&html->words), html->kana, html->options);
	return span;
}

static void
write_element(struct html *html, const char *name, const struct span *span,
	      int depth)
{
	buf_printf(html->out, "<%s>", name);
	write_spans(html, span->child, depth);
	buf_printf(html->out, "</%s>", name);
}

static void
open_link(struct html *html, struct str address, struct str title)
{
	buf_puts(html->out, "<a href=\"");
	escape_xml(html->out, address);
	if (title.n) {
		buf_puts(html->out, "\" title=\"");
		escape_xml(html->out, title);
	}
	buf_puts(html->out, "\">");
	html->in_link = true;
}

static void
close_link(struct html *html)
{
	buf_puts(html->out, "</a>");
	html->in_link = false;
}

/* Where span is to lead; absent where it is to leave its words. An image
 * leads to its file where that is on the web. */
static struct str
link_address(struct html *html, const struct span *span)
{
	struct str none = {0};

	if (html->in_link || html->options->no_links)
		return none;
	if (span->kind == SPAN_IMAGE &&
	    !str_starts_case(span->url, STR("http://")) &&
	    !str_starts_case(span->url, STR("https://")))
		return none;
	return href_make(&html->scratch, span->url, html->options);
}

/* A link without words shows where it leads: it could not be followed by
 * ear otherwise (WCAG 2.2, 2.4.4). */
static void
write_link(struct html *html, const struct span *span, int depth)
{
	struct str address = link_address(html, span);

	if (!address.p) {
		write_spans(html, span->child, depth);
		return;
	}
	open_link(html, address, span->text);
	write_spans(html, span->child, depth);
	if (!span_plain(&html->scratch, span->child).n)
		escape_xml(html->out, address_label(span->url, &html->scratch));
	close_link(html);
}

static void
write_span(struct html *html, const struct span *span, int depth)
{
	switch (span->kind) {
	case SPAN_CODE:
		buf_puts(html->out, "<code>");
		escape_xml(html->out, span->text);
		buf_puts(html->out, "</code>");
		html->last = last_rune(span->text);
		break;
	case SPAN_EMPH:
		write_element(html, "em", span, depth);
		break;
	case SPAN_STRONG:
		write_element(html, "strong", span, depth);
		break;
	case SPAN_LINK:
	case SPAN_IMAGE:
		write_link(html, span, depth);
		break;
	case SPAN_HARDBREAK:
		buf_puts(html->out, "<br />\n");
		html->last = 0;
		break;
	case SPAN_PAGE:
		write_page(html, "span", span->page);
		break;
	case SPAN_TEXT:
	case SPAN_SOFTBREAK:
	case SPAN_HTML:
		break;
	}
}

static void
write_spans(struct html *html, const struct span *spans, int depth)
{
	if (depth >= MAX_DEPTH) {
		put_text(html->out, span_plain(&html->scratch, spans),
			 html->kana, html->options);
		return;
	}
	while (spans) {
		if (spans->kind == SPAN_TEXT || spans->kind == SPAN_SOFTBREAK) {
			spans = write_words(html, spans);
			continue;
		}
		write_span(html, spans, depth + 1);
		spans = spans->next;
	}
}

/* The spans of one block, which is a text of its own. */
static void
write_line(struct html *html, const struct span *spans)
{
	html->last = 0;
	html->kana = script_has_kana(span_plain(&html->scratch, spans));
	write_spans(html, spans, 0);
}

void
html_spans(struct buf *out, const struct span *spans,
	   const struct html_options *options)
{
	struct html html = {.out = out, .options = options};

	write_line(&html, spans);
	buf_free(&html.words);
	arena_free(&html.scratch);
}

/* ---- Blocks ---- */

static void write_blocks(struct html *html, const struct block *blocks,
			 int depth, bool tight);

/* Whether spans show nothing: they may mark pages. */
static bool
is_blank(const struct span *spans)
{
	for (; spans; spans = spans->next)
		if (spans->kind != SPAN_PAGE && spans->kind != SPAN_HTML &&
		    spans->kind != SPAN_SOFTBREAK)
			return false;
	return true;
}

static void
write_para(struct html *html, const struct block *block, bool tight)
{
	if (is_blank(block->spans)) {
		for (struct span *s = block->spans; s; s = s->next)
			if (s->kind == SPAN_PAGE)
				write_page(html, "div", s->page);
		return;
	}
	if (!tight)
		buf_puts(html->out, "<p>");
	write_line(html, block->spans);
	if (!tight)
		buf_puts(html->out, "</p>\n");
	else if (block->next)
		buf_putc(html->out, '\n');
}

static bool
is_id(struct str id)
{
	for (size_t i = 0; i < id.n; i++)
		if (ascii_space(id.p[i]))
			return false;
	return id.n > 0;
}

static void
write_heading(struct html *html, const struct block *block)
{
	int level = block->level + html->options->heading_level;

	level = level < 1 ? 1 : level > 6 ? 6 : level;
	buf_printf(html->out, "<h%d", level);
	if (is_id(block->id)) {
		buf_puts(html->out, " id=\"");
		escape_xml(html->out, block->id);
		buf_putc(html->out, '"');
	}
	buf_putc(html->out, '>');
	write_line(html, block->spans);
	buf_printf(html->out, "</h%d>\n", level);
}

static void
write_items(struct html *html, const struct block *list, int depth)
{
	for (struct block *item = list->child; item; item = item->next) {
		buf_puts(html->out, "<li>");
		if (item->child && !list->tight)
			buf_putc(html->out, '\n');
		write_blocks(html, item->child, depth, list->tight);
		buf_puts(html->out, "</li>\n");
	}
}

static void
write_list(struct html *html, const struct block *block, int depth)
{
	const char *name = block->ordered ? "ol" : "ul";

	buf_printf(html->out, "<%s", name);
	if (block->ordered && block->start != 1)
		buf_printf(html->out, " start=\"%d\"", block->start);
	buf_puts(html->out, ">\n");
	write_items(html, block, depth);
	buf_printf(html->out, "</%s>\n", name);
}

/* The first word of an info string names the language (CommonMark 0.31.2,
 * section 4.5). */
static void
write_code(struct html *html, const struct block *block)
{
	struct str info = str_trim(block->info);
	size_t n = 0;

	while (n < info.n && !ascii_space(info.p[n]))
		n++;
	buf_puts(html->out, "<pre><code");
	if (n) {
		buf_puts(html->out, " class=\"language-");
		escape_xml(html->out, str_slice(info, 0, n));
		buf_putc(html->out, '"');
	}
	buf_putc(html->out, '>');
	escape_xml(html->out, block->text);
	buf_puts(html->out, "</code></pre>\n");
}

static void
write_block(struct html *html, const struct block *block, int depth, bool tight)
{
	switch (block->kind) {
	case BLOCK_PARA:
		write_para(html, block, tight);
		break;
	case BLOCK_HEADING:
		write_heading(html, block);
		break;
	case BLOCK_LIST:
		write_list(html, block, depth);
		break;
	case BLOCK_ITEM: /* outside of a list */
		write_blocks(html, block->child, depth, false);
		break;
	case BLOCK_QUOTE:
		buf_puts(html->out, "<blockquote>\n");
		write_blocks(html, block->child, depth, false);
		buf_puts(html->out, "</blockquote>\n");
		break;
	case BLOCK_CODE:
		write_code(html, block);
		break;
	case BLOCK_RULE:
		buf_puts(html->out, "<hr />\n");
		break;
	case BLOCK_PAGE:
		write_page(html, "div", block->page);
		break;
	case BLOCK_HTML:
		break;
	}
}

static void
write_blocks(struct html *html, const struct block *blocks, int depth,
	     bool tight)
{
	if (depth >= MAX_DEPTH) {
		html_text(html->out, block_plain(&html->scratch, blocks),
			  html->options);
		return;
	}
	for (; blocks; blocks = blocks->next)
		write_block(html, blocks, depth + 1, tight);
}

void
html_blocks(struct buf *out, const struct block *blocks,
	    const struct html_options *options)
{
	struct html html = {.out = out, .options = options};

	write_blocks(&html, blocks, 0, false);
	buf_free(&html.words);
	arena_free(&html.scratch);
}
