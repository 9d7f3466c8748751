#include "markdown/htmlspans.h"

#include <string.h>

#include "base/buf.h"
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
	if (kind == SPAN_ELEMENT)
		span->text = htmltags_name(soup);
	if (kind == SPAN_LINK)
		span->text = soup_attribute(soup, "title");
	if (kind == SPAN_ELEMENT)
		span->url = soup_attribute(soup, "title");
	if (span->child)
		put(line, span);
}

static void
put_image(struct html_piece *piece, struct html_line *line,
	  const struct soup *soup)
{
	struct span *span = span_new(piece->arena, SPAN_IMAGE);
	struct str alt = soup_attribute(soup, "alt");

	span->url = soup_attribute(soup, "src");
	span->text = soup_attribute(soup, "title");
	span->line = piece->line;
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
	if (soup_attribute(soup, "href").n)
		put_holder(piece, line, SPAN_LINK, soup);
	else
		put_all(piece, line, soup->child);
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
		put_holder(piece, line, SPAN_ELEMENT, soup);
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
