#include "markdown/blocks.h"

#include "markdown/spans.h"
#include "markdown/text.h"

/* Items are not numbered beyond this (section 5.2: nine digits). */
#define NUMBER_MAX 999999999

/* Whether a title ends in what would be read as its id: then it needs one. */
static bool
ends_with_id(const struct span *title)
{
	while (title && title->next)
		title = title->next;
	return title && title->kind == SPAN_TEXT &&
	       str_ends(title->text, STR("}")) &&
	       str_find(title->text, STR("{#"), 0) != STR_NONE;
}

/* A brace would open the attributes anew, or close them. */
static void
put_id(struct buf *out, struct str id)
{
	size_t from = 0;

	for (size_t i = 0; i < id.n; i++) {
		if (id.p[i] != '{' && id.p[i] != '}')
			continue;
		text_put(out, str_slice(id, from, i), (struct text_place){0});
		buf_putc(out, '\\');
		buf_putc(out, id.p[i]);
		from = i + 1;
	}
	text_put(out, str_skip(id, from), (struct text_place){0});
}

static void
put_attributes(struct sink *sink, const struct block *block)
{
	struct str rest = block->classes, name;
	bool has_id =
	    block->id.n > 0 && (!block->id_made || ends_with_id(block->spans));

	if (!has_id && rest.n == 0)
		return;
	sink_put(sink, STR(" {"));
	if (has_id) {
		sink_put(sink, STR("#"));
		put_id(sink->out, block->id);
	}
	for (bool first = !has_id; rest.n > 0 && str_cut(&rest, ' ', &name);
	     first = false) {
		sink_put(sink, first ? STR(".") : STR(" ."));
		text_put(sink->out, name, (struct text_place){0});
	}
	sink_put(sink, STR("}"));
}

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
	put_attributes(sink, block);
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

/* What stands between neighbours: a line end in a tight list, a blank line in
 * a loose one and elsewhere. */
enum parting { PART_TIGHT, PART_LOOSE, PART_PLAIN };

static void put_block(struct sink *sink, const struct block *block,
		      enum parting parting);

/* ---- Neighbours ---- */

static bool
starts_above_one(const struct block *block)
{
	return block->kind == BLOCK_LIST && block->ordered && block->start != 1;
}

/* Whether a block is to cmark a paragraph, or begins with one. */
static bool
is_para(const struct block *block)
{
	return block->kind == BLOCK_PARA || block->kind == BLOCK_FIGURE ||
	       block->kind == BLOCK_TABLE || block->kind == BLOCK_TERMS;
}

static bool
is_quote(const struct block *block)
{
	return block->kind == BLOCK_QUOTE || block->kind == BLOCK_ADMONITION;
}

/* Whether two neighbours would become one without a separator. Where no
 * blank line parts them, a paragraph goes on, be it one in a list or quote
 * (section 5.1: laziness), and not all blocks can interrupt it. */
static bool
needs_separator(const struct block *before, const struct block *after,
		bool tight)
{
	bool list = before->kind == BLOCK_LIST;

	if (list && after->kind == BLOCK_LIST)
		return before->ordered == after->ordered || tight;
	if (before->kind == BLOCK_TERMS && after->kind == BLOCK_TERMS)
		return true;
	if (!tight)
		return false;
	if (is_quote(before) && is_quote(after))
		return true;
	return (is_para(before) || list || is_quote(before)) &&
	       (is_para(after) || after->kind == BLOCK_HTML ||
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
		put_block(sink, block, parting);
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
		if (item->task != TASK_NONE)
			sink_put(sink, item->task == TASK_DONE ? STR("[x] ")
							       : STR("[ ] "));
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

/* ---- Tables ---- */

/* A pipe is escaped, wherever it stands. */
static void
put_cell(struct sink *sink, const struct block *cell)
{
	struct buf text = {0};
	struct sink inner = {.out = &text, .fresh = true};

	spans_put(&inner, cell->spans, SPANS_CELL);
	sink_put(sink, STR(" "));
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '|')
			buf_putc(sink->out, '\\');
		buf_putc(sink->out, text.p[i]);
	}
	sink_put(sink, text.n > 0 ? STR(" |") : STR("|"));
	buf_free(&inner.prefix);
	buf_free(&text);
}

static void
put_row(struct sink *sink, const struct block *row)
{
	sink_put(sink, STR("|"));
	for (const struct block *at = row->child; at; at = at->next)
		put_cell(sink, at);
}

static void
put_table(struct sink *sink, const struct block *table)
{
	static const struct str marks[] = {
	    STR_INIT(" --- |"), STR_INIT(" :-- |"), STR_INIT(" :-: |"),
	    STR_INIT(" --: |")};

	put_row(sink, table->child);
	sink_line(sink);
	sink_put(sink, STR("|"));
	for (const struct block *at = table->child->child; at; at = at->next)
		sink_put(sink, marks[at->align]);
	for (const struct block *row = table->child->next; row;
	     row = row->next) {
		sink_line(sink);
		put_row(sink, row);
	}
}

/* ---- Definitions, admonitions and footnotes ---- */

/* Blocks behind a mark, indented by four columns. */
static void
put_body(struct sink *sink, const struct block *blocks)
{
	size_t before = sink->prefix.n;

	buf_puts(&sink->prefix, "    ");
	blocks_put(sink, blocks);
	sink->prefix.n = before;
}

static void
put_definition(struct sink *sink, const struct block *definition)
{
	sink_put(sink, STR(":   "));
	if (definition->child)
		put_body(sink, definition->child);
	else
		sink_put(sink, STR(SINK_SEPARATOR));
}

/* In a tight list of items no blank line parts terms. */
static void
put_terms(struct sink *sink, const struct block *terms, enum parting parting)
{
	for (const struct block *at = terms->child; at; at = at->next) {
		bool term = at->kind == BLOCK_TERM;

		if (term)
			spans_put(sink, at->spans, SPANS_PARA);
		else
			put_definition(sink, at);
		if (!at->next)
			break;
		if (term ? terms->tight
			 : (parting == PART_TIGHT && terms->tight) ||
			       at->next->kind != BLOCK_TERM)
			sink_line(sink);
		else
			sink_gap(sink);
	}
}

/* Text stands right below the mark, and all else below a blank line. */
static void
put_admonition(struct sink *sink, const struct block *block)
{
	const struct block *first = block->child;
	size_t before = sink->prefix.n;

	sink_put(sink, STR("> [!"));
	sink_put(sink, admonition_name(block->admonition));
	sink_put(sink, STR("]"));
	buf_puts(&sink->prefix, "> ");
	if (first && first->kind != BLOCK_PARA)
		sink_gap(sink);
	else if (first)
		sink_line(sink);
	blocks_put(sink, first);
	sink->prefix.n = before;
}

void
footnote_put(struct sink *sink, const struct footnote *footnote)
{
	sink_gap(sink);
	sink_put(sink, STR("[^"));
	sink_put(sink, footnote->label);
	sink_put(sink, STR("]:"));
	if (footnote->blocks)
		sink_put(sink, STR(" "));
	put_body(sink, footnote->blocks);
	sink_line(sink);
}

/* As the raw HTML that it comes from. */
static void
put_details(struct sink *sink, const struct block *block)
{
	sink_put(sink, STR("<details>"));
	sink_line(sink);
	sink_put(sink, STR("<summary>"));
	spans_put(sink, block->spans, SPANS_HEADING);
	sink_put(sink, STR("</summary>"));
	sink_line(sink);
	sink_line(sink);
	blocks_put(sink, block->child);
	sink_line(sink);
	sink_put(sink, STR("</details>"));
}

/* ---- All kinds ---- */

static void
put_block(struct sink *sink, const struct block *block, enum parting parting)
{
	switch (block->kind) {
	case BLOCK_PARA:
	case BLOCK_FIGURE:
		spans_put(sink, block->spans, SPANS_PARA);
		break;
	case BLOCK_HEADING:
		put_heading(sink, block);
		break;
	case BLOCK_LIST:
		put_items(sink, block);
		break;
	case BLOCK_ITEM: /* these stand in others */
	case BLOCK_ROW:
	case BLOCK_CELL:
	case BLOCK_TERM:
	case BLOCK_DEFINITION:
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
	case BLOCK_TABLE:
		put_table(sink, block);
		break;
	case BLOCK_TERMS:
		put_terms(sink, block, parting);
		break;
	case BLOCK_ADMONITION:
		put_admonition(sink, block);
		break;
	case BLOCK_GROUP:
		blocks_put(sink, block->child);
		break;
	case BLOCK_DETAILS:
		put_details(sink, block);
		break;
	}
}

void
block_put(struct sink *sink, const struct block *block)
{
	put_block(sink, block, PART_PLAIN);
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
