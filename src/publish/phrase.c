#include "publish/phrase.h"

#include "base/escape.h"
#include "base/utf8.h"
#include "base/script.h"
#include "model/address.h"
#include "publish/explain.h"
#include "publish/footing.h"
#include "publish/href.h"
#include "publish/place.h"

static void
put_text(struct buf *out, struct str text, bool kana,
	 const struct html_options *options, struct explain *explain)
{
	struct script_run run;
	size_t at = 0, done = 0;

	while (!options->plain && script_next(text, &at, options->lang,
					      options->scripts, kana, &run)) {
		explain_put(out, str_slice(text, done, run.from), explain);
		buf_puts(out, "<span");
		html_put_lang(out, run.lang, options->epub);
		buf_putc(out, '>');
		escape_xml(out, str_slice(text, run.from, run.to));
		buf_puts(out, "</span>");
		done = run.to;
	}
	explain_put(out, str_skip(text, done), explain);
}

void
phrase_text(struct buf *out, struct str text, bool kana,
	    const struct html_options *options)
{
	put_text(out, text, kana, options, NULL);
}

static void write_spans(struct html *html, const struct span *spans, int depth);

void
phrase_page(struct html *html, const char *element, int page)
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
	put_text(html->out, buf_str(&html->words), html->kana, html->options,
		 html->in_link || html->in_heading ? NULL
						   : html->options->explain);
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

/* An element that sanitize.h has let through. */
static void
write_named(struct html *html, const struct span *span, int depth)
{
	buf_printf(html->out, "<%.*s", STR_ARG(span->text));
	html_put_attributes(html->out, span->attributes, html->options->epub);
	if (!span->child) {
		buf_puts(html->out, " />");
		return;
	}
	buf_putc(html->out, '>');
	write_spans(html, span->child, depth);
	buf_printf(html->out, "</%.*s>", STR_ARG(span->text));
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

/* Any address at all; empty is one, too. */
static struct str
plain_address(struct html *html, struct str url)
{
	struct buf out = {0};
	struct str address;

	buf_puts(&out, "");
	escape_url(&out, url);
	address = arena_str(&html->scratch, buf_str(&out));
	buf_free(&out);
	return address.p ? address : STR("");
}

/* Where span is to lead; absent where it is to leave its words. An image
 * leads to its file where that is on the web. */
static struct str
link_address(struct html *html, const struct span *span)
{
	struct str none = {0};

	if (html->in_link || html->options->no_links)
		return none;
	if (html->options->plain)
		return plain_address(html, span->url);
	if (span->kind == SPAN_IMAGE &&
	    !str_starts_case(span->url, STR("http://")) &&
	    !str_starts_case(span->url, STR("https://")))
		return none;
	return href_make(&html->scratch, span->url, html->options);
}

/* The size that is wanted; one side of it alone keeps the form. */
static void
put_size(struct buf *out, const struct span *span, const struct image *image)
{
	uint64_t width = span->width, height = span->height;

	if (image->width == 0 || image->height == 0)
		width = height = 0;
	else if (width && !height)
		height =
		    (width * image->height + image->width / 2) / image->width;
	else if (height && !width)
		width =
		    (height * image->width + image->height / 2) / image->height;
	if (!width || !height) {
		width = image->width;
		height = image->height;
	}
	buf_printf(out, "\" width=\"%u\" height=\"%u\"", (unsigned)width,
		   (unsigned)height);
}

/* An image whose file is published; its size keeps its place on the page
 * before it is loaded. */
static bool
write_image(struct html *html, const struct span *span)
{
	const struct html_options *options = html->options;
	struct str address = {0}, alt, lang;
	const struct media *media;

	if (!options->place || options->no_links)
		return false;
	media =
	    place_image(options->place, span->url, &html->scratch, &address);
	if (!media)
		return false;
	alt = span_plain(&html->scratch, span->child);
	lang = html_lang_of(alt, options);
	buf_puts(html->out, "<img src=\"");
	escape_xml(html->out, address);
	buf_puts(html->out, "\" alt=\"");
	escape_xml(html->out, alt);
	if (span->decorative && !alt.n)
		buf_puts(html->out, "\" class=\"decorative");
	if (span->text.n) {
		buf_puts(html->out, "\" title=\"");
		escape_xml(html->out, span->text);
	}
	put_size(html->out, span, &media->image);
	if (lang.n)
		html_put_lang(html->out, lang, options->epub);
	buf_puts(html->out, options->epub ? " />" : " loading=\"lazy\" />");
	html->last = 0;
	return true;
}

/* An image wherever it is (CommonMark 0.31.2, section 6.4). */
static void
write_plain_image(struct html *html, const struct span *span)
{
	buf_puts(html->out, "<img src=\"");
	escape_xml(html->out, plain_address(html, span->url));
	buf_puts(html->out, "\" alt=\"");
	escape_xml(html->out, span_plain(&html->scratch, span->child));
	if (span->text.n) {
		buf_puts(html->out, "\" title=\"");
		escape_xml(html->out, span->text);
	}
	buf_puts(html->out, "\" />");
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
	if (!html->options->plain && !span_plain(&html->scratch, span->child).n)
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
	case SPAN_STRIKE:
		write_element(html, "del", span, depth);
		break;
	case SPAN_ELEMENT:
		write_named(html, span, depth);
		break;
	case SPAN_IMAGE:
		if (html->options->plain)
			write_plain_image(html, span);
		else if (!write_image(html, span))
			write_link(html, span, depth);
		break;
	case SPAN_LINK:
		write_link(html, span, depth);
		break;
	case SPAN_HARDBREAK:
		buf_puts(html->out, "<br />\n");
		html->last = 0;
		break;
	case SPAN_PAGE:
		phrase_page(html, "span", span->page);
		break;
	case SPAN_NOTE:
		if (span->footnote)
			footing_put_mark(
			    html->out, span->footnote, html->options,
			    !html->in_link && !html->options->no_links);
		break;
	case SPAN_HTML:
		if (html->options->plain)
			buf_put(html->out, span->text);
		break;
	case SPAN_TEXT:
	case SPAN_SOFTBREAK:
		break;
	}
}

static void
write_spans(struct html *html, const struct span *spans, int depth)
{
	if (depth >= HTML_DEPTH) {
		phrase_text(html->out, span_plain(&html->scratch, spans),
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
void
phrase_line(struct html *html, const struct span *spans)
{
	html->last = 0;
	html->kana = script_has_kana(span_plain(&html->scratch, spans));
	write_spans(html, spans, 0);
}
