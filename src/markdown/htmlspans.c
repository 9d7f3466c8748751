#include "markdown/htmlspans.h"

#include <string.h>

#include "base/buf.h"
#include "markdown/htmlattributes.h"
#include "markdown/tidy.h"

void
htmlspans_open(struct html_line *line)
{
	*line = (struct html_line){0};
	line->last = &line->first;
}

size_t
htmlspans_number(const struct soup *soup)
{
	size_t number = 0;

	for (size_t i = strlen("slot "); i < soup->text.n; i++)
		if (ascii_digit(soup->text.p[i]) && number < STR_NONE / 100)
			number = number * 10 + (size_t)(soup->text.p[i] - '0');
	return number;
}

static void
put(struct html_line *line, struct span *span)
{
	*line->last = span;
	while (*line->last)
		line->last = &(*line->last)->next;
}

/* Runs of white space are one space (CSS Text 3, section 4.1.1). */
static void
put_text(struct html_piece *piece, struct html_line *line, struct str text)
{
	struct buf out = {0};

	for (size_t i = 0; i < text.n; i++)
		if (!ascii_space(text.p[i]))
			buf_putc(&out, text.p[i]);
		else if (i == 0 || !ascii_space(text.p[i - 1]))
			buf_putc(&out, ' ');
	put(line, span_text(piece->arena, buf_take(&out, piece->arena)));
	buf_free(&out);
}

/* A block where only spans can stand: its spans, else its words. */
static void
put_slot(struct html_piece *piece, struct html_line *line,
	 const struct soup *soup)
{
	size_t i = htmlspans_number(soup);
	struct block *block;

	if (piece->spans) {
		piece->spans[i]->next = NULL;
		put(line, piece->spans[i]);
		return;
	}
	block = piece->blocks[i];
	block->next = NULL;
	if (block->kind == BLOCK_PARA)
		put(line, block->spans);
	else
		put_text(piece, line, block_plain(piece->arena, block));
}

static void
put_all(struct html_piece *piece, struct html_line *line,
	const struct soup *soup)
{
	for (; soup; soup = soup->next)
		htmlspans_put(piece, line, soup);
}

static void
put_holder(struct html_piece *piece, struct html_line *line,
	   enum span_kind kind, const struct soup *soup)
{
	struct span *span = span_new(piece->arena, kind);
	struct html_line within;

	htmlspans_open(&within);
	put_all(piece, &within, soup->child);
	span->child = tidy_spans(within.first, piece->arena);
	span->line = piece->line;
	if (kind == SPAN_LINK)
		span->url = soup_attribute(soup, "href");
	if (kind == SPAN_LINK)
		span->text = soup_attribute(soup, "title");
	if (span->child)
		put(line, span);
}

/* Whether an element of that name is somewhere below. libxml2 keeps depth
 * small. */
static bool
holds(const struct soup *soup, struct str name)
{
	for (const struct soup *at = soup->child; at; at = at->next)
		if (str_eq(at->name, name) || holds(at, name))
			return true;
	return false;
}

static void put_within(struct html_piece *piece, struct html_line *line,
		       const struct soup *soup);

static void
put_element(struct html_piece *piece, struct html_line *line,
	    const struct soup *soup)
{
	const struct attribute *attributes =
	    htmlattributes_inline(soup, piece->arena);
	struct span **last = line->last;

	if (!htmlattributes_suffice(soup, attributes) ||
	    (str_eq(soup->name, STR("dfn")) && holds(soup, soup->name))) {
		put_within(piece, line, soup);
		return;
	}
	put_holder(piece, line, SPAN_ELEMENT, soup);
	if (!*last)
		return;
	(*last)->text = htmltags_name(soup);
	(*last)->attributes = attributes;
}

/* ---- Ruby ---- */

/* The words over others, and the parentheses where nobody shows them so. */
static bool
is_ruby_mark(const struct span *span, const char *name)
{
	return span && span->kind == SPAN_ELEMENT &&
	       str_eq(span->text, str_from(name));
}

/* Whether spans are words, then what stands over them, and so on (HTML, section
 * 4.5.10). */
static bool
is_ruby(const struct span *span)
{
	while (span) {
		const struct span *words = span, *over;

		while (span && !is_ruby_mark(span, "rt") &&
		       !is_ruby_mark(span, "rp"))
			span = span->next;
		over = span;
		while (is_ruby_mark(span, "rt") || is_ruby_mark(span, "rp")) {
			if (is_ruby_mark(span, "rt")) {
				span = span->next;
				continue;
			}
			if (!is_ruby_mark(span->next, "rt") ||
			    !is_ruby_mark(span->next->next, "rp"))
				return false;
			span = span->next->next->next;
		}
		if (words == over || over == span)
			return false;
	}
	return true;
}

/* Words, and what stands over them, one behind the other. */
static void
put_flat(struct html_line *line, struct span *span)
{
	while (span) {
		struct span *next = span->next;
		bool mark =
		    is_ruby_mark(span, "rt") || is_ruby_mark(span, "rp");

		span->next = NULL;
		put(line, mark ? span->child : span);
		span = next;
	}
}

static void
put_ruby(struct html_piece *piece, struct html_line *line,
	 const struct soup *soup)
{
	struct span *ruby = span_new(piece->arena, SPAN_ELEMENT);
	struct html_line within;

	htmlspans_open(&within);
	for (const struct soup *at = soup->child; at; at = at->next) {
		bool over = str_eq(at->name, STR("rt"));
		struct span **last = within.last;

		if (!over && !str_eq(at->name, STR("rp"))) {
			htmlspans_put(piece, &within, at);
			continue;
		}
		put_holder(piece, &within, SPAN_ELEMENT, at);
		if (*last)
			(*last)->text = over ? STR("rt") : STR("rp");
	}
	ruby->text = htmltags_name(soup);
	ruby->attributes = htmlattributes_inline(soup, piece->arena);
	ruby->child = tidy_spans(within.first, piece->arena);
	if (ruby->child && is_ruby(ruby->child) && !holds(soup, soup->name))
		put(line, ruby);
	else
		put_flat(line, ruby->child);
}

static void
put_wbr(struct html_piece *piece, struct html_line *line,
	const struct soup *soup)
{
	struct span *span = span_new(piece->arena, SPAN_ELEMENT);

	span->text = htmltags_name(soup);
	put(line, span);
	put_all(piece, line, soup->child); /* libxml2 leaves it open */
}

/* ---- Links and images ---- */

static void
put_image(struct html_piece *piece, struct html_line *line,
	  const struct soup *soup)
{
	struct span *span = span_new(piece->arena, SPAN_IMAGE);
	struct str alt = soup_attribute(soup, "alt");

	span->url = soup_attribute(soup, "src");
	span->text = soup_attribute(soup, "title");
	span->line = piece->line;
	span->width =
	    (unsigned)htmlattributes_number(soup, "width", 9999) & 0x7FFF;
	span->height =
	    (unsigned)htmlattributes_number(soup, "height", 9999) & 0x7FFF;
	span->decorative = alt.p && !alt.n;
	if (alt.n)
		span->child = span_text(piece->arena, alt);
	if (span->url.n)
		put(line, span);
}

/* A link without an address is a mark, or nothing. */
static void
put_link(struct html_piece *piece, struct html_line *line,
	 const struct soup *soup)
{
	struct str anchor = htmlattributes_anchor(soup);

	if (soup_attribute(soup, "href").n) {
		put_holder(piece, line, SPAN_LINK, soup);
		return;
	}
	put_all(piece, line, soup->child);
	if (anchor.n)
		piece->anchor = anchor;
}

/* What stands in an element of no kind of ours; blocks are kept apart. */
static void
put_within(struct html_piece *piece, struct html_line *line,
	   const struct soup *soup)
{
	bool mute = line->mute, apart = mark_tag(soup) >= TAG_GROUP;

	line->mute = mute || mark_tag(soup) == TAG_MUTE;
	if (apart)
		put_text(piece, line, STR(" "));
	put_all(piece, line, soup->child);
	if (apart)
		put_text(piece, line, STR(" "));
	line->mute = mute;
}

void
htmlspans_put(struct html_piece *piece, struct html_line *line,
	      const struct soup *soup)
{
	enum html_tag tag = mark_tag(soup);

	if (tag == TAG_LINE)
		piece->line = htmlspans_number(soup);
	else if (tag == TAG_SLOT)
		put_slot(piece, line, soup);
	else if (line->mute)
		put_all(piece, line, soup->child);
	else if (tag == TAG_TEXT)
		put_text(piece, line, soup->text);
	else if (tag == TAG_BREAK)
		put(line, span_new(piece->arena, SPAN_HARDBREAK));
	else if (tag == TAG_IMAGE)
		put_image(piece, line, soup);
	else if (tag == TAG_LINK)
		put_link(piece, line, soup);
	else if (tag == TAG_EMPH)
		put_holder(piece, line, SPAN_EMPH, soup);
	else if (tag == TAG_STRONG)
		put_holder(piece, line, SPAN_STRONG, soup);
	else if (tag == TAG_STRIKE)
		put_holder(piece, line, SPAN_STRIKE, soup);
	else if (tag == TAG_ELEMENT)
		put_element(piece, line, soup);
	else if (tag == TAG_RUBY)
		put_ruby(piece, line, soup);
	else if (tag == TAG_WBR)
		put_wbr(piece, line, soup);
	else
		put_within(piece, line, soup);
}

/* ---- A whole line ---- */

static bool
is_break(const struct span *span)
{
	return span->kind == SPAN_HARDBREAK || span->kind == SPAN_SOFTBREAK;
}

static bool
is_blank(const struct span *span)
{
	return is_break(span) ||
	       (span->kind == SPAN_TEXT && str_trim(span->text).n == 0);
}

/* White space and breaks at both ends show nothing. */
static struct span *
trim(struct span *spans)
{
	struct span *last = NULL;

	while (spans && is_blank(spans))
		spans = spans->next;
	for (struct span *at = spans; at; at = at->next)
		if (!is_blank(at))
			last = at;
	if (!last)
		return NULL;
	last->next = NULL;
	if (spans->kind == SPAN_TEXT)
		while (ascii_space(spans->text.p[0]))
			spans->text = str_skip(spans->text, 1);
	if (last->kind == SPAN_TEXT)
		while (ascii_space(last->text.p[last->text.n - 1]))
			last->text.n--;
	return spans;
}

struct span *
htmlspans_close(struct html_piece *piece, struct html_line *line)
{
	struct span *spans = trim(tidy_spans(line->first, piece->arena));

	line->first = NULL;
	line->last = &line->first;
	return spans;
}

struct span *
htmlspans_make(struct html_piece *piece, const struct soup *soup)
{
	struct html_line line;

	htmlspans_open(&line);
	put_all(piece, &line, soup);
	return htmlspans_close(piece, &line);
}
