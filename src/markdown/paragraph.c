#include "markdown/paragraph.h"

#include "markdown/attributes.h"
#include "markdown/escapes.h"
#include "markdown/inlines.h"
#include "markdown/linkscan.h"
#include "markdown/parts.h"
#include "markdown/sink.h"
#include "markdown/table.h"
#include "markdown/terms.h"

/* ---- The places of inlines ---- */

static struct str
join_lines(const struct line *lines, size_t n, struct arena *arena)
{
	struct buf out = {0};

	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			buf_putc(&out, '\n');
		buf_put(&out, lines[i].text);
	}
	struct str text = buf_take(&out, arena);

	buf_free(&out);
	return text;
}

/* Whether there may be more to words than CommonMark sees. */
static bool
has_markup(struct str words)
{
	for (size_t i = 0; i < words.n; i++) {
		char c = words.p[i];

		if (c == '~' || c == '@' || c == '{' || c == '[' ||
		    (c == '/' && i > 0 && words.p[i - 1] == ':') ||
		    (c == '.' && i > 0 && ascii_lower(words.p[i - 1]) == 'w'))
			return true;
	}
	return false;
}

/* The same of a block; marks of footnotes and boxes of tasks may be links to
 * cmark. */
static bool
has_inlines(const struct builder *builder, cmark_node *block)
{
	cmark_iter *iter = cmark_iter_new(block);
	bool linked =
	    builder->footnotes ||
	    cmark_node_get_type(cmark_node_parent(block)) == CMARK_NODE_ITEM;
	bool found = false;

	while (!found && cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);

		if (type == CMARK_NODE_TEXT)
			found =
			    has_markup(str_from(cmark_node_get_literal(node)));
		else if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE)
			found = linked;
	}
	cmark_iter_free(iter);
	return found;
}

/* What stands behind the mark of a heading of one line (section 4.2). */
static struct str
skip_marks(struct str text)
{
	size_t n = 0;

	while (n < text.n && text.p[n] == '#')
		n++;
	return str_trim(str_skip(text, n));
}

/* The places of a block's inlines, where they are of use. */
static void
find_places(struct builder *builder, cmark_node *node)
{
	struct lines lines;
	struct str content;

	if (builder->plain || (!builder->keep && !has_inlines(builder, node)))
		return;
	lines = builder_lines(builder, node);
	content = join_lines(lines.list, lines.n, builder->scratch);
	if (lines.n == 1 && cmark_node_get_type(node) == CMARK_NODE_HEADING)
		content = skip_marks(content);
	builder_open(builder, &lines, content);
	escapes_find(node, content, builder->scratch);
}

/* ---- What paragraphs begin and end with ---- */

/* The place of a text; NULL for other nodes. */
static struct place *
text_place(cmark_node *node)
{
	return node && cmark_node_get_type(node) == CMARK_NODE_TEXT
		   ? escapes_place(node)
		   : NULL;
}

static bool
is_break(cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK;
}

/* Leaves out node, and the line end behind it. */
static void
drop(cmark_node *node)
{
	cmark_node *next = cmark_node_next(node);
	struct place *place = next ? escapes_place(next) : NULL;

	escapes_place(node)->dropped = true;
	if (place && is_break(next))
		place->dropped = true;
}

/* "[ ]", "[x]": of a task (GitHub Flavored Markdown 0.29, section 5.3). */
static enum task
read_box(struct str text)
{
	if (str_starts(text, STR("[ ]")))
		return TASK_OPEN;
	return str_starts_case(text, STR("[x]")) ? TASK_DONE : TASK_NONE;
}

/* Takes the space behind a box off a text, of which the first n bytes are the
 * box; false where there is none, or nothing but that. */
static bool
take_space(struct place *place, size_t n, cmark_node *next)
{
	struct str rest = str_skip(place->text, n);

	if (!str_starts(rest, STR(" ")))
		return false;
	while (str_starts(rest, STR(" ")))
		rest = str_skip(rest, 1);
	if (rest.n == 0 && !next)
		return false;
	place->text = rest;
	return true;
}

/* The same of a link, which "[x]" may be to cmark. */
static enum task
take_linked_task(const struct builder *builder, cmark_node *node)
{
	cmark_node *next = cmark_node_next(node);
	struct place *box = escapes_place(node), *place = text_place(next);

	if (!box || !place ||
	    !str_eq_case(str_slice(builder->content, box->from, box->to),
			 STR("[x]")) ||
	    !take_space(place, 0, cmark_node_next(next)))
		return TASK_NONE;
	box->dropped = true;
	return TASK_DONE;
}

/* Takes the box off a paragraph; TASK_NONE where it has none, or nothing but
 * that. */
static enum task
take_task(const struct builder *builder, cmark_node *paragraph)
{
	cmark_node *node = cmark_node_first_child(paragraph), *next;
	struct place *place = text_place(node);
	enum task task;

	if (!node)
		return TASK_NONE;
	if (!place)
		return take_linked_task(builder, node);
	next = cmark_node_next(node);
	task = read_box(place->text);
	if (task == TASK_NONE)
		return TASK_NONE;
	if (place->text.n == 3 && next && is_break(next)) {
		drop(node);
		return task;
	}
	return take_space(place, 3, next) ? task : TASK_NONE;
}

/* Takes "[!NOTE]" off a paragraph, where that is its first line. */
static bool
take_admonition(cmark_node *paragraph, enum admonition *admonition)
{
	cmark_node *node = cmark_node_first_child(paragraph);
	cmark_node *next = node ? cmark_node_next(node) : NULL;
	struct place *place = text_place(node);
	struct str text;

	if (!place || (next && !is_break(next)))
		return false;
	text = str_trim(place->text);
	if (!str_starts(text, STR("[!")) || !str_ends(text, STR("]")))
		return false;
	text = str_slice(text, 2, text.n - 1);
	for (int i = 0; i < ADMONITIONS; i++) {
		*admonition = (enum admonition)i;
		if (str_eq_case(text, admonition_name(*admonition))) {
			drop(node);
			return true;
		}
	}
	return false;
}

/* Takes what a first paragraph says of what it stands in. */
static void
take_openers(const struct builder *builder, struct siblings *siblings,
	     cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(siblings->parent);

	if (cmark_node_previous(node))
		return;
	if (type == CMARK_NODE_ITEM)
		siblings->task = take_task(builder, node);
	else if (type == CMARK_NODE_BLOCK_QUOTE)
		siblings->admonishes =
		    take_admonition(node, &siblings->admonition);
}

static void
take_attributes(struct builder *builder, struct block *heading,
		cmark_node *node)
{
	struct place *place = text_place(cmark_node_last_child(node));

	if (!place)
		return;
	attributes_take(&place->text, &heading->id, &heading->classes,
			builder->arena);
}

/* ---- Paragraphs and headings ---- */

bool
paragraph_is_figure(const struct span *spans)
{
	return spans && spans->kind == SPAN_IMAGE && !spans->next &&
	       spans->text.n > 0;
}

static void
put_text(struct builder *builder, struct siblings *siblings, cmark_node *node)
{
	bool heading = cmark_node_get_type(node) == CMARK_NODE_HEADING;
	struct block *block =
	    block_new(builder->arena, heading ? BLOCK_HEADING : BLOCK_PARA);

	block->line = builder_line(builder, node);
	find_places(builder, node);
	if (heading) {
		block->level = cmark_node_get_heading_level(node);
		take_attributes(builder, block, node);
	} else {
		take_openers(builder, siblings, node);
	}
	if (builder->keep && !heading) /* behind definitions */
		block->line = builder_line_at(
		    builder, linkscan_definitions(builder->content));
	builder->heading = heading;
	block->spans = inlines_make(builder, cmark_node_first_child(node),
				    siblings->depth + 1);
	builder->heading = false;
	if (!heading && !builder->plain && paragraph_is_figure(block->spans))
		block->kind = BLOCK_FIGURE;
	siblings_put(siblings, block);
}

/* ---- What consists of lines ---- */

/* Whether parts.h may see more than text. */
static bool
has_parts(struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i], next = i + 1 < text.n ? text.p[i + 1] : ' ';

		if (c == '|' || (c == '[' && next == '^') ||
		    (c == ':' && (next == ' ' || next == '\t')))
			return true;
	}
	return false;
}

/* A block that is read anew: what it becomes takes its place in the end. */
struct rest {
	struct block *block;
	struct rest *next;
};

static void
add_rest(struct builder *builder, struct block *block)
{
	struct rest *rest = arena_alloc(builder->scratch, sizeof(*rest));

	*rest = (struct rest){block, builder->rests};
	builder->rests = rest;
}

/* Puts text that stands before something else in a paragraph; definitions of
 * links are none. */
static void
put_rest(struct builder *builder, struct siblings *siblings,
	 const struct line *lines, size_t n)
{
	struct block *rest = block_new(builder->arena, BLOCK_HTML);
	struct str content = join_lines(lines, n, builder->scratch);
	struct buf text = {0};

	if (linkscan_definitions(content) == content.n)
		return;
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			buf_putc(&text, '\n');
		line_put(&text, &lines[i], 0);
	}
	rest->text = STR(SINK_SEPARATOR); /* should it become nothing */
	rest->line = lines_origin(&builder->lined, lines[0].number);
	fragments_add_text(&builder->fragments,
			   buf_take(&text, builder->scratch), rest->line,
			   &rest->child, builder->scratch);
	buf_free(&text);
	add_rest(builder, rest);
	siblings_put(siblings, rest);
}

void
paragraph_finish(struct builder *builder)
{
	for (struct rest *at = builder->rests; at; at = at->next) {
		struct block *block = at->block, *last = block->child;

		if (!last)
			continue;
		while (last->next)
			last = last->next;
		last->next = block->next;
		*block = *block->child;
	}
}

static void
put_terms(struct builder *builder, struct siblings *siblings,
	  const struct line *lines, size_t n, cmark_node *next)
{
	struct block **end, *before = siblings->before;
	struct block *terms = terms_make(builder, lines, n, next, &end);

	if (before && before->kind == BLOCK_TERMS && !siblings->parted) {
		*siblings->terms_end = terms->child;
		before->tight = before->tight && terms->tight;
	} else {
		siblings_put(siblings, terms);
	}
	siblings->terms_end = end;
}

/* Makes a term of the paragraph that stands last; of the list before it, where
 * there is one. */
static void
make_term(struct builder *builder, struct siblings *siblings)
{
	struct block *terms = siblings->earlier, *para = siblings->before;
	struct block ***end = &siblings->terms_end;

	if (terms && terms->kind == BLOCK_TERMS) {
		terms_add_term(terms, para, end);
		terms->next = NULL;
		siblings->last = &terms->next;
		siblings->before = terms;
	} else {
		terms_begin(para, end, builder->arena);
	}
}

/* Text that begins with a definition goes on with what stands before it: a
 * term, which is one line, or other definitions. */
static bool
goes_on(struct builder *builder, struct siblings *siblings,
	const struct line *lines, size_t n, cmark_node *next)
{
	const struct block *before = siblings->before;
	struct str text;

	if (!before || siblings->parted ||
	    !part_is_definition(&lines[0], &text))
		return false;
	if (before->kind != BLOCK_TERMS) {
		if (!terms_can_be(before))
			return false;
		make_term(builder, siblings);
	}
	terms_go_on(builder, lines, n, next, &siblings->terms_end);
	return true;
}

static void
put_part(struct builder *builder, struct siblings *siblings, struct part part,
	 const struct line *lines, cmark_node *next)
{
	size_t n = part.to - part.from;

	switch (part.kind) {
	case PART_TEXT:
		put_rest(builder, siblings, lines, n);
		break;
	case PART_TABLE:
		siblings_put(
		    siblings,
		    table_make(lines, n,
			       lines_origin(&builder->lined, lines[0].number),
			       &builder->fragments, builder->arena,
			       builder->scratch));
		break;
	case PART_FOOTNOTE: /* endnotes.h has it */
		break;
	case PART_TERMS:
		put_terms(builder, siblings, lines, n, next);
		break;
	}
}

/* A line of hyphens makes a heading of all lines before it; below a table or
 * another part it is a rule. */
static bool
ends_with_rule(cmark_node *node)
{
	return cmark_node_get_type(node) == CMARK_NODE_HEADING &&
	       cmark_node_get_heading_level(node) == 2;
}

/* Whether node consists of parts, and not of text alone; puts them. */
static bool
put_parts(struct builder *builder, struct siblings *siblings, cmark_node *node)
{
	struct lines lines;
	struct part part;

	if (builder->plain || !has_parts(builder_raw(builder, node)))
		return false;
	lines = builder_lines(builder, node);
	if (lines.n == 0)
		return false;
	part.to = part_footnote(lines.list, lines.n, 0);
	if (!goes_on(builder, siblings, lines.list, part.to,
		     part.to == lines.n ? cmark_node_next(node) : NULL)) {
		part = part_next(lines.list, lines.n, 0);
		if (part.kind == PART_TEXT && part.to == lines.n)
			return false;
		part.to = 0;
	}
	while (part.to < lines.n) {
		part = part_next(lines.list, lines.n, part.to);
		put_part(builder, siblings, part, &lines.list[part.from],
			 part.to == lines.n ? cmark_node_next(node) : NULL);
	}
	if (ends_with_rule(node))
		siblings_put(siblings, block_new(builder->arena, BLOCK_RULE));
	return true;
}

struct span *
paragraph_line(struct builder *builder, cmark_node *heading)
{
	struct span *spans;

	find_places(builder, heading);
	builder->heading = true;
	spans = inlines_make(builder, cmark_node_first_child(heading), 1);
	builder->heading = false;
	return spans;
}

void
paragraph_put(struct builder *builder, struct siblings *siblings,
	      cmark_node *node)
{
	if (!put_parts(builder, siblings, node))
		put_text(builder, siblings, node);
}
