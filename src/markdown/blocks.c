#include "markdown/blocks.h"

#include "base/utf8.h"
#include "markdown/text.h"

void
sink_line(struct sink *sink)
{
	if (sink->fresh) { /* a blank line has its prefix without spaces */
		struct str prefix = buf_str(&sink->prefix);

		while (prefix.n > 0 && prefix.p[prefix.n - 1] == ' ')
			prefix.n--;
		buf_put(sink->out, prefix);
	}
	buf_putc(sink->out, '\n');
	sink->fresh = true;
}

void
sink_gap(struct sink *sink)
{
	if (sink->out->n == 0)
		return;
	if (!sink->fresh)
		sink_line(sink);
	sink_line(sink);
}

static void
sink_begin(struct sink *sink)
{
	if (sink->fresh)
		buf_put(sink->out, buf_str(&sink->prefix));
	sink->fresh = false;
}

void
sink_put(struct sink *sink, struct str text)
{
	sink_begin(sink);
	buf_put(sink->out, text);
}

/* Text of several lines, each with its prefix. */
static void
sink_put_lines(struct sink *sink, struct str text)
{
	struct str line;

	for (bool first = true; str_cut(&text, '\n', &line); first = false) {
		if (!first)
			sink_line(sink);
		if (line.n > 0)
			sink_put(sink, line);
	}
}

void
page_put(struct sink *sink, int page)
{
	sink_begin(sink);
	buf_printf(sink->out, "<!-- page %d -->", page);
}

/* ---- Spans ---- */

struct context {
	bool line_start;
	bool heading;
	bool last;                 /* what comes is the last on its line */
	const struct span *around; /* NULL: the block */
	bool guard; /* a delimiter stands before: see put_delimiter() */
};

static bool
is_break(const struct span *span)
{
	return span->kind == SPAN_SOFTBREAK || span->kind == SPAN_HARDBREAK;
}

static bool
ends_line(const struct span *span, const struct context *context)
{
	return span->next ? is_break(span->next) : context->last;
}

/*
 * Words right beside a delimiter can keep it from opening or closing
 * (section 6.4: flanking). Written as a character reference they look like
 * punctuation, and do not.
 */
static void
guard_last(struct buf *out)
{
	struct str text = buf_str(out);
	size_t from = text.n;
	unsigned c = from > 0 ? utf8_previous(text, &from) : 0;

	if (from == text.n || c < 0x80 ? !ascii_alnum((char)c) : false)
		return;
	out->n = from;
	buf_printf(out, "&#%u;", c);
}

static unsigned
edge_rune(const struct span *span, bool last)
{
	while (span) {
		while (last && span->next)
			span = span->next;
		if (span->kind == SPAN_TEXT) {
			size_t at = last ? span->text.n : 0;

			return span->text.n == 0 ? 0
			       : last ? utf8_previous(span->text, &at)
				      : utf8_next(span->text, &at);
		}
		if (!span->child)
			return '*';
		span = span->kind == SPAN_EMPH || span->kind == SPAN_STRONG
			   ? NULL
			   : span->child;
	}
	return '*';
}

static bool
is_soft(unsigned c)
{
	return rune_is_letter(c) || (c < 0x80 && ascii_alnum((char)c));
}

static void spans_write(struct sink *sink, const struct span *span,
			struct context context);

static void
put_around(struct sink *sink, const struct span *span, struct context context)
{
	bool nested = context.around && (context.around->kind == SPAN_EMPH ||
					 context.around->kind == SPAN_STRONG);
	struct str mark = span->kind == SPAN_STRONG ? STR("**")
			  : nested                  ? STR("_")
						    : STR("*");

	if (!is_soft(edge_rune(span->child, false)) || str_eq(mark, STR("_")))
		guard_last(sink->out);
	sink_put(sink, mark);
	context.around = span;
	context.line_start = false;
	context.last = false;
	spans_write(sink, span->child, context);
	sink_put(sink, mark);
}

static bool
is_autolink(const struct span *span)
{
	const struct span *text = span->child;

	if (!text || text->next || text->kind != SPAN_TEXT ||
	    span->text.n > 0 || !str_eq(text->text, span->url) ||
	    (!str_starts(span->url, STR("https://")) &&
	     !str_starts(span->url, STR("http://"))))
		return false;
	for (size_t i = 0; i < span->url.n; i++) {
		unsigned char c = (unsigned char)span->url.p[i];

		if (c <= ' ' || c >= 0x7F || c == '<' || c == '>' || c == '\\')
			return false;
	}
	return true;
}

static void
put_link(struct sink *sink, const struct span *span, struct context context)
{
	if (span->kind == SPAN_LINK && is_autolink(span)) {
		sink_put(sink, STR("<"));
		sink_put(sink, span->url);
		sink_put(sink, STR(">"));
		return;
	}
	sink_put(sink, span->kind == SPAN_IMAGE ? STR("![") : STR("["));
	context.around = span;
	context.line_start = false;
	context.last = false;
	spans_write(sink, span->child, context);
	sink_put(sink, STR("]("));
	text_put_url(sink->out, span->url);
	if (span->text.n > 0) {
		buf_putc(sink->out, ' ');
		text_put_title(sink->out, span->text);
	}
	buf_putc(sink->out, ')');
}

static void
put_text(struct sink *sink, const struct span *span, struct context context)
{
	struct text_place place = {
	    .line_start = context.line_start,
	    .line_end = ends_line(span, &context),
	    .heading = context.heading,
	    .before_link = span->next && span->next->kind == SPAN_LINK};
	struct str text = span->text;

	sink_begin(sink);
	if (context.guard && text.n > 0) {
		size_t at = 0;
		unsigned c = utf8_next(text, &at);

		if (is_soft(c)) {
			buf_printf(sink->out, "&#%u;", c);
			text = str_skip(text, at);
			place.line_start = false;
		}
	}
	text_put(sink->out, text, place);
}

static void
put_break(struct sink *sink, const struct span *span)
{
	if (span->kind == SPAN_HARDBREAK)
		sink_put(sink, STR("\\"));
	sink_line(sink);
}

static void
span_write(struct sink *sink, const struct span *span, struct context context)
{
	switch (span->kind) {
	case SPAN_TEXT:
		put_text(sink, span, context);
		break;
	case SPAN_SOFTBREAK:
	case SPAN_HARDBREAK:
		put_break(sink, span);
		break;
	case SPAN_CODE:
		sink_begin(sink);
		text_put_code(sink->out, span->text);
		break;
	case SPAN_EMPH:
	case SPAN_STRONG:
		put_around(sink, span, context);
		break;
	case SPAN_LINK:
	case SPAN_IMAGE:
		put_link(sink, span, context);
		break;
	case SPAN_HTML:
		sink_put(sink, span->text);
		break;
	case SPAN_PAGE:
		page_put(sink, span->page);
		break;
	}
}

static void
spans_write(struct sink *sink, const struct span *span, struct context context)
{
	bool last = context.last;

	for (; span; span = span->next) {
		context.last = last && !span->next;
		span_write(sink, span, context);
		context.line_start = is_break(span);
		context.guard =
		    (span->kind == SPAN_EMPH || span->kind == SPAN_STRONG) &&
		    !is_soft(edge_rune(span->child, true));
		if (span->kind == SPAN_EMPH && context.around)
			context.guard = true;
	}
}

void
spans_put(struct sink *sink, const struct span *spans, bool line_start,
	  bool heading)
{
	struct context context = {
	    .line_start = line_start, .heading = heading, .last = true};

	spans_write(sink, spans, context);
}

/* ---- Blocks ---- */

static void
put_heading(struct sink *sink, const struct block *block)
{
	static const char marks[] = "###### ";
	int level = block->level < 1 ? 1 : block->level > 6 ? 6 : block->level;

	sink_put(sink, str_from(marks + 6 - level));
	spans_put(sink, block->spans, true, true);
	if (block->id.n > 0) {
		sink_put(sink, STR(" {#"));
		sink_put(sink, block->id);
		sink_put(sink, STR("}"));
	}
}

static void
put_code(struct sink *sink, const struct block *block)
{
	size_t longest = 2, run = 0;
	struct str text = block->text;

	for (size_t i = 0; i < text.n; i++) {
		run = text.p[i] == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	struct buf fence = {0};

	while (fence.n <= longest)
		buf_putc(&fence, '`');
	sink_put(sink, buf_str(&fence));
	sink_put(sink, block->info);
	sink_line(sink);
	if (text.n > 0) {
		bool ended = text.p[text.n - 1] == '\n';

		sink_put_lines(sink, str_slice(text, 0, text.n - ended));
		sink_line(sink);
	}
	sink_put(sink, buf_str(&fence));
	buf_free(&fence);
}

static void
push_prefix(struct sink *sink, const char *text, size_t spaces)
{
	buf_puts(&sink->prefix, text);
	for (; spaces > 0; spaces--)
		buf_putc(&sink->prefix, ' ');
}

static void
put_items(struct sink *sink, const struct block *list)
{
	int number = list->start;

	for (const struct block *item = list->child; item; item = item->next) {
		size_t before = sink->prefix.n;
		size_t at;

		sink_begin(sink);
		at = sink->out->n;
		if (list->ordered)
			buf_printf(sink->out, "%d. ", number++);
		else
			buf_puts(sink->out, "- ");
		push_prefix(sink, "", sink->out->n - at);
		if (!item->child)
			sink->out->n--; /* an empty item: no space behind */
		for (const struct block *at_child = item->child; at_child;
		     at_child = at_child->next) {
			block_put(sink, at_child);
			if (!at_child->next)
				break;
			if (list->tight && at_child->kind == BLOCK_PARA &&
			    at_child->next->kind == BLOCK_LIST)
				sink_line(sink);
			else
				blocks_part(sink, at_child, at_child->next);
		}
		sink->prefix.n = before;
		if (item->next && list->tight)
			sink_line(sink);
		else if (item->next)
			sink_gap(sink);
	}
}

void
block_put(struct sink *sink, const struct block *block)
{
	size_t before = sink->prefix.n;

	switch (block->kind) {
	case BLOCK_PARA:
		spans_put(sink, block->spans, true, false);
		break;
	case BLOCK_HEADING:
		put_heading(sink, block);
		break;
	case BLOCK_LIST:
		put_items(sink, block);
		break;
	case BLOCK_ITEM:
		blocks_put(sink, block->child);
		break;
	case BLOCK_QUOTE:
		sink_put(sink, STR("> "));
		push_prefix(sink, "> ", 0);
		blocks_put(sink, block->child);
		sink->prefix.n = before;
		break;
	case BLOCK_CODE:
		put_code(sink, block);
		break;
	case BLOCK_HTML:
		sink_put_lines(sink, str_trim(block->text));
		break;
	case BLOCK_RULE:
		sink_put(sink, STR("***"));
		break;
	case BLOCK_PAGE:
		page_put(sink, block->page);
		break;
	}
}

void
blocks_part(struct sink *sink, const struct block *before,
	    const struct block *after)
{
	sink_gap(sink);
	if (before->kind == BLOCK_LIST && after->kind == BLOCK_LIST &&
	    before->ordered == after->ordered) {
		sink_put(sink, STR("<!-- -->"));
		sink_gap(sink);
	}
}

void
blocks_put(struct sink *sink, const struct block *blocks)
{
	for (const struct block *at = blocks; at; at = at->next) {
		block_put(sink, at);
		if (at->next)
			blocks_part(sink, at, at->next);
	}
}
