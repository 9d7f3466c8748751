#include "markdown/endnotes.h"

#include "markdown/body.h"
#include "markdown/definitions.h"
#include "markdown/escapes.h"
#include "markdown/parts.h"

static const struct str mark = STR_INIT("[^");

/* ---- One footnote ---- */

static void
add(struct builder *builder, struct str label, size_t line, struct str text)
{
	struct footnote *footnote =
	    arena_alloc(builder->arena, sizeof(*footnote));
	void **place;

	footnote->label = arena_str(builder->arena, label);
	footnote->line = line;
	*builder->last_footnote = footnote;
	builder->last_footnote = &footnote->next;
	if (text.n > 0)
		fragments_add_text(&builder->fragments, text, line,
				   &footnote->blocks, builder->scratch);
	place = map_put(&builder->labels, builder->scratch,
			builder_label(builder, label));
	footnote->spare = *place != NULL;
	if (!footnote->spare)
		*place = footnote;
	else
		builder_warn_label(builder, "footnote-twice", line, label,
				   "has a text already; this one is not "
				   "shown");
}

/* Adds the footnote that the n lines are; next: the block behind them. */
static void
add_lines(struct builder *builder, const struct line *lines, size_t n,
	  cmark_node *next)
{
	struct body body;
	struct str label, text;

	if (!part_is_footnote(&lines[0], &label, &text))
		return;
	body_open(&body, &lines[0], text);
	for (size_t i = 1; i < n; i++)
		body_add(&body, &lines[i]);
	body_take_code(&body, builder, next);
	add(builder, label, lines_origin(&builder->lined, lines[0].number),
	    body_close(&body, builder->scratch));
}

/* ---- In paragraphs ---- */

static void
find_in_block(struct builder *builder, cmark_node *node)
{
	struct lines lines;
	struct part part;

	if (!builder->keep &&
	    str_find(builder_raw(builder, node), mark, 0) == STR_NONE)
		return;
	lines = builder_lines(builder, node);
	if (builder->keep)
		definitions_take(builder, lines.list, lines.n, false);
	for (size_t at = 0; at < lines.n; at = part.to) {
		bool last;

		part = part_next(lines.list, lines.n, at);
		last = part.to == lines.n;
		if (part.kind == PART_FOOTNOTE)
			add_lines(builder, &lines.list[part.from],
				  part.to - part.from,
				  last ? cmark_node_next(node) : NULL);
	}
}

/* ---- Where no block is ---- */

/* Whether a line goes on with the text of a footnote before it: no other
 * definition begins there. */
static bool
goes_on(const struct line *line)
{
	return line->text.n > 0 && (line->text.p[0] != '[' || line->indent > 3);
}

/* The lines from first to last hold nothing but definitions of links, and
 * what cmark has taken for them. */
static void
find_in_gap(struct builder *builder, cmark_node *container, size_t first,
	    size_t last, cmark_node *next)
{
	struct lines lines = {0};
	struct str label, text;

	lines.list = arena_array(builder->scratch, last - first + 1,
				 sizeof(*lines.list));
	while (first <= last)
		lines.list[lines.n++] =
		    line_within(&builder->lined, container, first++);
	if (builder->keep)
		definitions_take(builder, lines.list, lines.n, true);
	for (size_t i = 0, end; i < lines.n; i = end) {
		end = i + 1;
		if (!part_is_footnote(&lines.list[i], &label, &text))
			continue;
		while (end < lines.n && goes_on(&lines.list[end]))
			end++;
		add_lines(builder, &lines.list[i], end - i, next);
	}
}

static bool
is_container(cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	return type == CMARK_NODE_DOCUMENT || type == CMARK_NODE_BLOCK_QUOTE ||
	       type == CMARK_NODE_ITEM;
}

/* Looks between two blocks of a container, either of which may be NULL. */
static void
find_between(struct builder *builder, cmark_node *container, cmark_node *before,
	     cmark_node *next)
{
	const struct lined *lined = &builder->lined;
	size_t first = before ? lines_last(before) + 1
			      : (size_t)cmark_node_get_start_line(container);
	size_t last = next ? (size_t)cmark_node_get_start_line(next) - 1
			   : lines_last(container);

	if (last > lined->n)
		last = lined->n;
	if (first > 0 && first <= last &&
	    str_find(str_slice(lined->text, lined->starts[first - 1],
			       lined->starts[last]),
		     builder->keep ? STR("[") : mark, 0) != STR_NONE)
		find_in_gap(builder, container, first, last, next);
}

/* ---- All ---- */

static void
see(struct builder *builder, cmark_node *node, bool enter)
{
	cmark_node_type type = cmark_node_get_type(node);
	cmark_node *parent = cmark_node_parent(node);

	if (enter && parent && is_container(parent))
		find_between(builder, parent, cmark_node_previous(node), node);
	if (!enter && is_container(node))
		find_between(builder, node, cmark_node_last_child(node), NULL);
	if (enter &&
	    (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING))
		find_in_block(builder, node);
}

void
endnotes_find(struct builder *builder, cmark_node *root)
{
	cmark_iter *iter;
	cmark_event_type event;

	if (!builder->keep &&
	    str_find(builder->lined.text, mark, 0) == STR_NONE)
		return;
	iter = cmark_iter_new(root);
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE)
		see(builder, cmark_iter_get_node(iter),
		    event == CMARK_EVENT_ENTER);
	cmark_iter_free(iter);
}
