#include "markdown/blocks.h"

#include "markdown/spans.h"
#include "markdown/text.h"

/* Items are not numbered beyond this (section 5.2: nine digits). */
#define NUMBER_MAX 999999999

static void
put_heading(struct sink *sink, const struct block *block)
{
	static const char marks[] = "######";
	int level = block->level < 1 ? 1 : block->level > 6 ? 6 : block->level;

	sink_put(sink, str_from(marks + 6 - level));
	if (block->spans) {
		sink_put(sink, STR(" "));
		spans_put(sink, block->spans, SPANS_HEADING);
	}
	if (block->id.n > 0) {
		sink_put(sink, STR(" {#"));
		text_put(sink->out, block->id, (struct text_place){0});
		sink_put(sink, STR("}"));
	}
}

static void
put_code(struct sink *sink, const struct block *block)
{
	size_t longest = 2, run = 0;
	struct str text = block->text;
	struct buf fence = {0};

	for (size_t i = 0; i < text.n; i++) {
		run = text.p[i] == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	while (fence.n <= longest)
		buf_putc(&fence, '`');
	sink_put(sink, buf_str(&fence));
	text_put_info(sink->out, block->info);
	sink_line(sink);
	if (text.n > 0) {
		bool ended = text.p[text.n - 1] == '\n';

		sink_put_lines(sink, str_slice(text, 0, text.n - ended));
		sink_line(sink);
	}
	sink_put(sink, buf_str(&fence));
	buf_free(&fence);
}

/* ---- Neighbours ---- */

/* What stands between neighbours: a line end in a tight list, a blank line in
 * a loose one and elsewhere. */
enum parting { PART_TIGHT, PART_LOOSE, PART_PLAIN };

static bool
starts_above_one(const struct block *block)
{
	return block->kind == BLOCK_LIST && block->ordered && block->start != 1;
}

/* Whether two neighbours would become one without a separator. Where no
 * blank line parts them, a paragraph goes on, be it one in a list or quote
 * (section 5.1: laziness), and not all blocks can interrupt it. */
static bool
needs_separator(const struct block *before, const struct block *after,
		bool tight)
{
	bool list = before->kind == BLOCK_LIST;
	bool quote = before->kind == BLOCK_QUOTE;

	if (list && after->kind == BLOCK_LIST)
		return before->ordered == after->ordered || tight;
	if (!tight)
		return false;
	if (quote && after->kind == BLOCK_QUOTE)
		return true;
	return (before->kind == BLOCK_PARA || list || quote) &&
	       (after->kind == BLOCK_PARA || after->kind == BLOCK_HTML ||
		starts_above_one(after));
}

/* Whether cmark does not see a blank line behind block: it looks for one at
 * the end of lists and their items, but overlooks it behind a rule. */
static bool
ends_with_rule(const struct block *block)
{
	while ((block->kind == BLOCK_LIST || block->kind == BLOCK_ITEM) &&
	       block->child) {
		block = block->child;
		while (block->next)
			block = block->next;
	}
	return block->kind == BLOCK_RULE;
}

static void
part(struct sink *sink, enum parting parting)
{
	if (parting == PART_TIGHT)
		sink_line(sink);
	else
		sink_gap(sink);
}

/* Within a loose list a blank line must be seen. */
static void
end_loose(struct sink *sink, const struct block *block, enum parting parting)
{
	if (parting != PART_LOOSE || !ends_with_rule(block))
		return;
	sink_line(sink);
	sink_put(sink, STR(SINK_SEPARATOR));
}

static void
part_blocks(struct sink *sink, const struct block *before,
	    const struct block *after, enum parting parting)
{
	end_loose(sink, before, parting);
	part(sink, parting);
	if (needs_separator(before, after, parting == PART_TIGHT)) {
		sink_put(sink, STR(SINK_SEPARATOR));
		part(sink, parting);
	}
}

static void
put_all(struct sink *sink, const struct block *block, enum parting parting)
{
	for (; block; block = block->next) {
		block_put(sink, block);
		if (block->next)
			part_blocks(sink, block, block->next, parting);
	}
}

/* ---- Lists ---- */

static void
put_item(struct sink *sink, const struct block *item, enum parting parting)
{
	if (!item->child)
		sink_put(sink, STR(SINK_SEPARATOR));
	put_all(sink, item->child, parting);
	if (item->next)
		end_loose(sink, item, parting);
}

static void
put_items(struct sink *sink, const struct block *list)
{
	enum parting parting = list->tight ? PART_TIGHT : PART_LOOSE;
	int number = list->start;

	for (const struct block *item = list->child; item; item = item->next) {
		size_t before = sink->prefix.n, from;

		sink_begin(sink);
		from = sink->out->n;
		if (list->ordered)
			buf_printf(sink->out, "%d. ", number);
		else
			buf_puts(sink->out, "- ");
		for (size_t n = sink->out->n - from; n > 0; n--)
			buf_putc(&sink->prefix, ' ');
		put_item(sink, item, parting);
		sink->prefix.n = before;
		if (item->next)
			part(sink, parting);
		number += number < NUMBER_MAX;
	}
}

static void
put_quote(struct sink *sink, const struct block *quote)
{
	size_t before = sink->prefix.n;

	sink_put(sink, quote->child ? STR("> ") : STR(">"));
	buf_puts(&sink->prefix, "> ");
	blocks_put(sink, quote->child);
	sink->prefix.n = before;
}

void
block_put(struct sink *sink, const struct block *block)
{
	switch (block->kind) {
	case BLOCK_PARA:
		spans_put(sink, block->spans, SPANS_PARA);
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
		put_quote(sink, block);
		break;
	case BLOCK_CODE:
		put_code(sink, block);
		break;
	case BLOCK_HTML:
		sink_put_lines(sink, block->text);
		break;
	case BLOCK_RULE:
		sink_put(sink, STR("***"));
		break;
	case BLOCK_PAGE:
		sink_put_page(sink, block->page);
		break;
	}
}

void
blocks_put(struct sink *sink, const struct block *blocks)
{
	put_all(sink, blocks, PART_PLAIN);
}

void
blocks_part(struct sink *sink, const struct block *before,
	    const struct block *after)
{
	part_blocks(sink, before, after, PART_PLAIN);
}
