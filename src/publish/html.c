#include "publish/html.h"

#include "base/escape.h"
#include "publish/phrase.h"
#include "publish/script.h"

/* ---- Small ones ---- */

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

void
html_text(struct buf *out, struct str text, const struct html_options *options)
{
	phrase_text(out, text, script_has_kana(text), options);
}

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

void
html_spans(struct buf *out, const struct span *spans,
	   const struct html_options *options)
{
	struct html html = {.out = out, .options = options};

	phrase_line(&html, spans);
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
				phrase_page(html, "div", s->page);
		return;
	}
	if (!tight)
		buf_puts(html->out, "<p>");
	phrase_line(html, block->spans);
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
	phrase_line(html, block->spans);
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
		phrase_page(html, "div", block->page);
		break;
	case BLOCK_HTML:
		break;
	}
}

static void
write_blocks(struct html *html, const struct block *blocks, int depth,
	     bool tight)
{
	if (depth >= HTML_DEPTH) {
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
