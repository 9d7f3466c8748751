#include "markdown/htmlblocks.h"

#include "markdown/htmlattributes.h"
#include "markdown/htmltable.h"
#include "markdown/paragraph.h"

/* Blocks on their way, and the line that the next words go on with. */
struct flow {
	struct html_piece *piece;
	struct html_line line;
	struct block *first, **last;
};

static struct block *
flow_put(struct flow *flow, enum block_kind kind)
{
	struct block *block = block_new(flow->piece->arena, kind);

	block->line = flow->piece->line;
	*flow->last = block;
	flow->last = &block->next;
	flow->piece->anchor = (struct str){0};
	return block;
}

static void
flow_put_para(struct flow *flow, struct span *spans)
{
	struct block *para;

	if (!spans)
		return;
	para = flow_put(flow, BLOCK_PARA);
	para->spans = spans;
	if (paragraph_is_figure(spans))
		para->kind = BLOCK_FIGURE;
}

/* Ends the line at hand. */
static void
flow_break(struct flow *flow)
{
	flow_put_para(flow, htmlspans_close(flow->piece, &flow->line));
}

static void flow_node(struct flow *flow, const struct soup *soup);

static void
flow_all(struct flow *flow, const struct soup *soup)
{
	for (; soup; soup = soup->next)
		flow_node(flow, soup);
}

/* What an element without a kind of its own holds. */
static void
flow_within(struct flow *flow, const struct soup *soup)
{
	bool mute = flow->line.mute;

	flow_break(flow);
	flow->line.mute = mute || mark_tag(soup) == TAG_MUTE;
	flow_all(flow, soup->child);
	flow_break(flow);
	flow->line.mute = mute;
}

/* ---- Kinds ---- */

static bool
put_slot(struct flow *flow, const struct soup *soup)
{
	struct block *block = flow->piece->blocks[htmlspans_number(soup)];

	block->next = NULL;
	*flow->last = block;
	flow->last = &block->next;
	if (block->line)
		flow->piece->line = block->line;
	if (block->kind == BLOCK_HEADING && !block->id.n)
		block->id = flow->piece->anchor;
	flow->piece->anchor = (struct str){0};
	return true;
}

static bool
put_heading(struct flow *flow, const struct soup *soup)
{
	struct span *spans = htmlspans_make(flow->piece, soup->child);
	struct str id = soup_attribute(soup, "id");
	struct block *heading;

	if (!spans)
		return true;
	id = id.n ? id : flow->piece->anchor;
	heading = flow_put(flow, BLOCK_HEADING);
	heading->level = soup->name.p[1] - '0';
	heading->spans = spans;
	heading->id = id;
	return true;
}

static int
start_of(const struct soup *list)
{
	struct str start = soup_attribute(list, "start");
	int n = 0;

	for (size_t i = 0; i < start.n && i < 9; i++)
		n = ascii_digit(start.p[i]) ? n * 10 + start.p[i] - '0' : n;
	return start.n ? n : 1;
}

static bool
is_tight(const struct block *list)
{
	for (const struct block *item = list->child; item; item = item->next) {
		const struct block *first = item->child;

		for (const struct block *at = first; at; at = at->next)
			if (at->kind == BLOCK_PARA && at != first)
				return false;
	}
	return true;
}

/* What stands beside items is one. */
static bool
put_list(struct flow *flow, const struct soup *soup)
{
	struct block *list = flow_put(flow, BLOCK_LIST), **last = &list->child;

	list->ordered = str_eq(soup->name, STR("ol"));
	list->start = list->ordered ? start_of(soup) : 0;
	for (const struct soup *at = soup->child; at; at = at->next) {
		struct soup alone = *at;
		struct block *blocks, *item;

		alone.next = NULL;
		blocks = htmlblocks_make(
		    flow->piece, mark_tag(at) == TAG_ITEM ? at->child : &alone);
		if (!blocks && mark_tag(at) != TAG_ITEM)
			continue;
		item = block_new(flow->piece->arena, BLOCK_ITEM);
		item->child = blocks;
		*last = item;
		last = &item->next;
	}
	list->tight = is_tight(list);
	if (!list->child)
		list->kind = BLOCK_HTML; /* nothing is shown */
	return true;
}

/* Blocks in a group that says something of them; else as they are. */
static bool
put_group(struct flow *flow, const struct soup *soup)
{
	enum align align = htmlattributes_align(soup);
	const struct attribute *attributes =
	    htmlattributes_block(soup, flow->piece->arena);
	struct block *blocks, *group;

	if (align == ALIGN_NONE && !attributes)
		return false;
	blocks = htmlblocks_make(flow->piece, soup->child);
	if (!blocks)
		return true;
	group = flow_put(flow, BLOCK_GROUP);
	group->align = align;
	group->attributes = attributes;
	group->child = blocks;
	return true;
}

static bool
put_quote(struct flow *flow, const struct soup *soup)
{
	struct block *blocks = htmlblocks_make(flow->piece, soup->child);

	if (blocks)
		flow_put(flow, BLOCK_QUOTE)->child = blocks;
	return true;
}

static void
add_text(struct buf *out, const struct soup *soup)
{
	for (; soup; soup = soup->next) {
		if (mark_tag(soup) == TAG_TEXT)
			buf_put(out, soup->text);
		else if (mark_tag(soup) == TAG_BREAK)
			buf_putc(out, '\n');
		else if (mark_tag(soup) != TAG_MUTE)
			add_text(out, soup->child);
	}
}

static bool
put_code(struct flow *flow, const struct soup *soup)
{
	struct buf out = {0};
	struct block *code = flow_put(flow, BLOCK_CODE);

	add_text(&out, soup->child);
	if (out.n == 0 || out.p[out.n - 1] != '\n')
		buf_putc(&out, '\n');
	code->text = buf_take(&out, flow->piece->arena);
	/* HTML, section 13.2.6.4.7. */
	if (code->text.n > 1 && code->text.p[0] == '\n')
		code->text = str_skip(code->text, 1);
	buf_free(&out);
	return true;
}

static bool
put_details(struct flow *flow, const struct soup *soup)
{
	struct block *details = flow_put(flow, BLOCK_DETAILS);
	struct flow within = {.piece = flow->piece};

	details->attributes = htmlattributes_block(soup, flow->piece->arena);
	within.last = &within.first;
	htmlspans_open(&within.line);
	for (const struct soup *at = soup->child; at; at = at->next) {
		if (mark_tag(at) == TAG_SUMMARY && !details->spans)
			details->spans = htmlspans_make(flow->piece, at->child);
		else
			flow_node(&within, at);
	}
	flow_break(&within);
	details->child = within.first;
	if (!details->spans)
		details->spans = span_text(flow->piece->arena, STR("…"));
	return true;
}

/* ---- Tables ---- */

/* A table on its way. */
struct grid {
	struct html_piece *piece;
	struct block *first, **last;
};

static void
add_cells(struct grid *grid, struct block *row, const struct soup *soup)
{
	enum { MOST = 100 };
	struct block **last = &row->child, *cell;

	for (; soup; soup = soup->next) {
		if (mark_tag(soup) != TAG_CELL)
			continue;
		cell = block_new(grid->piece->arena, BLOCK_CELL);
		cell->spans = htmlspans_make(grid->piece, soup->child);
		cell->align = htmlattributes_align(soup);
		cell->columns = htmlattributes_number(soup, "colspan", MOST);
		cell->rows = htmlattributes_number(soup, "rowspan", MOST);
		*last = cell;
		last = &cell->next;
	}
}

/* Appends the rows among nodes and in groups of them. */
static void
add_rows(struct grid *grid, const struct soup *soup)
{
	for (; soup; soup = soup->next) {
		struct block *row;

		if (mark_tag(soup) == TAG_ROWS)
			add_rows(grid, soup->child);
		if (mark_tag(soup) != TAG_ROW)
			continue;
		row = block_new(grid->piece->arena, BLOCK_ROW);
		add_cells(grid, row, soup->child);
		if (!row->child)
			continue;
		*grid->last = row;
		grid->last = &row->next;
	}
}

/* A table is one where nothing but rows of cells with words stands in it. */
static bool
has_only_rows(const struct soup *soup)
{
	for (const struct soup *at = soup->child; at; at = at->next) {
		enum html_tag tag = mark_tag(at);

		if ((tag == TAG_ROWS || tag == TAG_ROW) && has_only_rows(at))
			continue;
		if (tag == TAG_CELL && !(at->mark & MARK_RICH))
			continue;
		if (tag == TAG_LINE ||
		    (tag == TAG_TEXT && str_trim(at->text).n == 0))
			continue;
		return false;
	}
	return true;
}

static bool
put_table(struct flow *flow, const struct soup *soup)
{
	struct grid grid = {.piece = flow->piece, .last = NULL};
	struct block *table;

	if (!has_only_rows(soup))
		return false;
	grid.last = &grid.first;
	add_rows(&grid, soup->child);
	if (!grid.first)
		return true;
	table = flow_put(flow, BLOCK_TABLE);
	table->child = grid.first;
	htmltable_settle(table, flow->piece->arena);
	return true;
}

/* ---- Definitions ---- */

/* Whether terms and definitions stand as they must: definitions last. */
static bool
has_only_terms(const struct soup *soup)
{
	enum html_tag last = TAG_DEFINITION;
	bool first = true;

	for (const struct soup *at = soup->child; at; at = at->next) {
		enum html_tag tag = mark_tag(at);

		if (tag == TAG_LINE ||
		    (tag == TAG_TEXT && str_trim(at->text).n == 0))
			continue;
		if (tag != TAG_TERM && tag != TAG_DEFINITION)
			return false;
		if (first && tag == TAG_DEFINITION)
			return false;
		if (tag == TAG_TERM && (at->mark & MARK_RICH))
			return false;
		first = false;
		last = tag;
	}
	return !first && last == TAG_DEFINITION;
}

static bool
put_terms(struct flow *flow, const struct soup *soup)
{
	struct block *terms, **last;

	if (!has_only_terms(soup))
		return false;
	terms = flow_put(flow, BLOCK_TERMS);
	terms->tight = true;
	last = &terms->child;
	for (const struct soup *at = soup->child; at; at = at->next) {
		bool term = mark_tag(at) == TAG_TERM;

		if (!term && mark_tag(at) != TAG_DEFINITION)
			continue;
		*last = block_new(flow->piece->arena,
				  term ? BLOCK_TERM : BLOCK_DEFINITION);
		if (term)
			(*last)->spans = htmlspans_make(flow->piece, at->child);
		else
			(*last)->child =
			    htmlblocks_make(flow->piece, at->child);
		last = &(*last)->next;
	}
	return true;
}

/* ---- All kinds ---- */

static bool
put_rule(struct flow *flow, const struct soup *soup)
{
	(void)soup;
	flow_put(flow, BLOCK_RULE);
	return true;
}

/* What puts blocks of a tag, and the marks of those it does not put: lists,
 * quotes and details around a heading would take it out of the outline. */
static const struct {
	bool (*put)(struct flow *, const struct soup *);
	unsigned unless;
} kinds[TAG_SUMMARY + 1] = {
    [TAG_SLOT] = {put_slot, 0},
    [TAG_GROUP] = {put_group, MARK_HEAD},
    [TAG_PARA] = {put_group, MARK_HEAD},
    [TAG_HEADING] = {put_heading, MARK_RICH},
    [TAG_LIST] = {put_list, MARK_HEAD},
    [TAG_QUOTE] = {put_quote, MARK_HEAD},
    [TAG_DETAILS] = {put_details, MARK_HEAD},
    [TAG_PRE] = {put_code, MARK_SLOT},
    [TAG_RULE] = {put_rule, 0},
    [TAG_TABLE] = {put_table, 0},
    [TAG_TERMS] = {put_terms, 0},
};

static bool
put_block(struct flow *flow, const struct soup *soup)
{
	enum html_tag tag = mark_tag(soup);

	return kinds[tag].put && !(soup->mark & kinds[tag].unless) &&
	       kinds[tag].put(flow, soup);
}

static void
flow_node(struct flow *flow, const struct soup *soup)
{
	if (!(soup->mark & MARK_BLOCK)) {
		htmlspans_put(flow->piece, &flow->line, soup);
		return;
	}
	flow_break(flow);
	if ((flow->line.mute && mark_tag(soup) != TAG_SLOT) ||
	    !put_block(flow, soup))
		flow_within(flow, soup);
}

struct block *
htmlblocks_make(struct html_piece *piece, const struct soup *soup)
{
	struct flow flow = {.piece = piece};

	flow.last = &flow.first;
	htmlspans_open(&flow.line);
	flow_all(&flow, soup);
	flow_break(&flow);
	return flow.first;
}
