#include "publish/html.h"

#include "base/escape.h"
#include "base/fold.h"
#include "base/lang.h"
#include "base/utf8.h"
#include "base/script.h"
#include "publish/phrase.h"
#include "publish/table.h"

/* ---- Small ones ---- */

struct str
html_lang_of(struct str text, const struct html_options *options)
{
	return script_lang(text, options->lang, options->scripts);
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
html_put_attributes(struct buf *out, const struct attribute *attribute,
		    bool epub)
{
	for (; attribute; attribute = attribute->next) {
		bool lang = str_eq(str_from(attribute->name), STR("lang"));

		for (int i = 0; i < (lang && epub ? 2 : 1); i++) {
			buf_printf(out, " %s%s=\"", i ? "xml:" : "",
				   attribute->name);
			escape_xml(out, attribute->value);
			buf_putc(out, '"');
		}
	}
}

void
html_text(struct buf *out, struct str text, const struct html_options *options)
{
	phrase_text(out, text, script_has_kana(text), options);
}

/*
 * EPUB Accessibility 1.1, section 3.4; DPUB-ARIA 1.1, doc-pagebreak. Where
 * roles of DPUB-ARIA are not known, as in browsers, a span may have no
 * aria-label (ARIA 1.2, generic): there the name is the title.
 */
void
html_put_page(struct buf *out, const char *element, int page,
	      const struct html_options *options)
{
	if (!options->pages)
		return;
	buf_printf(out,
		   "<%s id=\"page-%d\" class=\"page\" role=\"doc-pagebreak\""
		   "%s=\"%d\"></%s>",
		   element, page,
		   options->epub ? " epub:type=\"pagebreak\" aria-label"
				 : " title",
		   page, element);
}

bool
html_put_word_lang(struct buf *out, const struct html_options *options)
{
	const struct wording *wording = options->wording;

	if (!wording || !options->lang.n ||
	    lang_is_same(wording->lang, options->lang))
		return false;
	html_put_lang(out, wording->lang, options->epub);
	return true;
}

struct str
html_word(const struct html_options *options, enum html_word word)
{
	static const struct {
		const char *name;
		struct str english;
	} words[HTML_WORDS] = {
	    [HTML_BOX_NOTE] = {"box_note", STR_INIT("Note")},
	    [HTML_BOX_TIP] = {"box_tip", STR_INIT("Tip")},
	    [HTML_BOX_IMPORTANT] = {"box_important", STR_INIT("Important")},
	    [HTML_BOX_WARNING] = {"box_warning", STR_INIT("Warning")},
	    [HTML_BOX_CAUTION] = {"box_caution", STR_INIT("Caution")},
	    [HTML_TABLE] = {"table", STR_INIT("Table")},
	    [HTML_TASK_OPEN] = {"task_open", STR_INIT("To do")},
	    [HTML_TASK_DONE] = {"task_done", STR_INIT("Done")},
	    [HTML_FOOTNOTE_BACK] = {"footnote_back",
				    STR_INIT("Back to the text")},
	};

	if (!options->wording)
		return words[word].english;
	return wording_text(options->wording, words[word].name);
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

static void
put_attribute(struct html *html, const char *name, struct str value)
{
	buf_printf(html->out, " %s=\"", name);
	escape_xml(html->out, value);
	buf_putc(html->out, '"');
}

static void write_blocks(struct html *html, const struct block *blocks,
			 int depth, bool tight);
static void write_box(struct html *html, enum task task);

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
	if (!html->options->plain && is_blank(block->spans)) {
		for (struct span *s = block->spans; s; s = s->next)
			if (s->kind == SPAN_PAGE)
				phrase_page(html, "div", s->page);
		return;
	}
	if (!tight)
		buf_puts(html->out, "<p>");
	if (html->task != TASK_NONE)
		write_box(html, html->task);
	html->task = TASK_NONE;
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

/* One level below the nearest heading before it that is above it: what was
 * written may skip levels, what is read must not (WCAG 2.2, 1.3.1). */
static int
heading_level(struct html *html, const struct block *block)
{
	int level = html->options->heading_level;

	if (level == 0)
		return block->level;
	while (html->n_open && html->open[html->n_open - 1] >= block->level)
		html->n_open--;
	level += (int)html->n_open;
	html->open[html->n_open++] = block->level;
	return level < 6 ? level : 6;
}

static void
write_heading(struct html *html, const struct block *block)
{
	int level = heading_level(html, block);

	buf_printf(html->out, "<h%d", level);
	if (is_id(block->id))
		put_attribute(html, "id", block->id);
	if (block->classes.n)
		put_attribute(html, "class", block->classes);
	buf_putc(html->out, '>');
	html->in_heading = true;
	phrase_line(html, block->spans);
	html->in_heading = false;
	buf_printf(html->out, "</h%d>\n", level);
}

/* A task's state is a box that cannot be changed here, and says so to the
 * ear. */
static void
write_box(struct html *html, enum task task)
{
	bool done = task == TASK_DONE;

	buf_printf(html->out, "<input type=\"checkbox\"%s",
		   done ? " checked=\"\"" : "");
	put_attribute(
	    html, "aria-label",
	    html_word(html->options, done ? HTML_TASK_DONE : HTML_TASK_OPEN));
	html_put_word_lang(html->out, html->options);
	buf_puts(html->out, " disabled=\"\" /> ");
}

/* The box stands on the line of the task's first words. */
static void
write_item(struct html *html, const struct block *item, int depth, bool tight)
{
	bool task = item->task != TASK_NONE;
	bool within = !tight && item->child && item->child->kind == BLOCK_PARA;

	buf_puts(html->out, task ? "<li class=\"task\">" : "<li>");
	if (task && within)
		html->task = item->task;
	else if (task)
		write_box(html, item->task);
	if (item->child && !tight)
		buf_putc(html->out, '\n');
	write_blocks(html, item->child, depth, tight);
	buf_puts(html->out, "</li>\n");
}

static void
write_list(struct html *html, const struct block *block, int depth)
{
	const char *name = block->ordered ? "ol" : "ul";

	buf_printf(html->out, "<%s", name);
	if (block->ordered && block->start != 1)
		buf_printf(html->out, " start=\"%d\"", block->start);
	buf_puts(html->out, ">\n");
	for (struct block *item = block->child; item; item = item->next)
		write_item(html, item, depth, block->tight);
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

/* ---- Figures, definitions, admonitions ---- */

/* The image without its title, which is the caption. */
static void
write_figure(struct html *html, const struct block *figure)
{
	struct span image = *figure->spans;

	image.text = (struct str){0};
	buf_puts(html->out, "<figure>\n");
	phrase_line(html, &image);
	buf_puts(html->out, "\n<figcaption>");
	html_text(html->out, figure->spans->text, html->options);
	buf_puts(html->out, "</figcaption>\n</figure>\n");
}

static void
write_terms(struct html *html, const struct block *terms, int depth)
{
	buf_puts(html->out, "<dl>\n");
	for (struct block *at = terms->child; at; at = at->next) {
		bool term = at->kind == BLOCK_TERM;

		buf_puts(html->out, term ? "<dt>" : "<dd>");
		if (term)
			phrase_line(html, at->spans);
		else
			write_blocks(html, at->child, depth,
				     terms->tight && at->child &&
					 !at->child->next);
		buf_puts(html->out, term ? "</dt>\n" : "</dd>\n");
	}
	buf_puts(html->out, "</dl>\n");
}

static void
write_details(struct html *html, const struct block *block, int depth)
{
	buf_puts(html->out, "<details");
	html_put_attributes(html->out, block->attributes, html->options->epub);
	buf_puts(html->out, ">\n<summary>");
	phrase_line(html, block->spans);
	buf_puts(html->out, "</summary>\n");
	write_blocks(html, block->child, depth, false);
	buf_puts(html->out, "</details>\n");
}

static void
write_group(struct html *html, const struct block *block, int depth)
{
	buf_printf(html->out, "<div%s", table_class(block->align));
	html_put_attributes(html->out, block->attributes, html->options->epub);
	buf_puts(html->out, ">\n");
	write_blocks(html, block->child, depth, false);
	buf_puts(html->out, "</div>\n");
}

static void
write_admonition(struct html *html, const struct block *block, int depth)
{
	struct str name = admonition_name(block->admonition);

	buf_puts(html->out, "<aside class=\"admonition ");
	for (size_t i = 0; i < name.n; i++)
		buf_put_rune(html->out, rune_lower((unsigned char)name.p[i]));
	buf_puts(html->out, "\" role=\"note\">\n<p class=\"kind\"");
	html_put_word_lang(html->out, html->options);
	buf_putc(html->out, '>');
	escape_xml(html->out,
		   html_word(html->options, HTML_BOX_NOTE + block->admonition));
	buf_puts(html->out, "</p>\n");
	write_blocks(html, block->child, depth, false);
	buf_puts(html->out, "</aside>\n");
}

/* ---- All kinds ---- */

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
	case BLOCK_ITEM: /* these stand in others */
	case BLOCK_ROW:
	case BLOCK_CELL:
	case BLOCK_TERM:
	case BLOCK_DEFINITION:
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
	case BLOCK_TABLE:
		table_put(html, block);
		break;
	case BLOCK_FIGURE:
		write_figure(html, block);
		break;
	case BLOCK_TERMS:
		write_terms(html, block, depth);
		break;
	case BLOCK_DETAILS:
		write_details(html, block, depth);
		break;
	case BLOCK_GROUP:
		write_group(html, block, depth);
		break;
	case BLOCK_ADMONITION:
		write_admonition(html, block, depth);
		break;
	case BLOCK_HTML:
		if (!html->options->plain)
			break;
		buf_put(html->out, block->text);
		if (!str_ends(block->text, STR("\n")))
			buf_putc(html->out, '\n');
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
