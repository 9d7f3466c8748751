#include "markdown/tree.h"

#include <cmark.h>
#include <stdlib.h>

#include "markdown/raw.h"
#include "markdown/sink.h"
#include "markdown/tidy.h"

#define DEPTH_MAX 100

struct builder {
	struct arena *arena;
	const struct source *source;
	struct diags *diags;
	size_t lines; /* before the text that cmark has read */
	bool heading; /* within one: all stands on one line */
	bool warned;
};

static struct str
literal(struct builder *builder, cmark_node *node)
{
	return arena_str(builder->arena,
			 str_from(cmark_node_get_literal(node)));
}

static size_t
node_line(const struct builder *builder, cmark_node *node)
{
	return builder->lines + (size_t)cmark_node_get_start_line(node);
}

static bool
is_separator(const char *literal)
{
	return str_eq(str_trim(str_from(literal)), STR(SINK_SEPARATOR));
}

/* The words of all that stands below node, without their form. */
static struct str
flat_text(struct builder *builder, cmark_node *node)
{
	cmark_iter *iter = cmark_iter_new(node);
	struct buf text = {0};
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		const char *words =
		    cmark_node_get_literal(cmark_iter_get_node(iter));

		if (event == CMARK_EVENT_ENTER && words &&
		    !is_separator(words)) {
			if (text.n > 0)
				buf_putc(&text, ' ');
			buf_puts(&text, words);
		}
	}
	cmark_iter_free(iter);
	struct str flat = buf_take(&text, builder->arena);

	buf_free(&text);
	return flat;
}

static void
warn_depth(struct builder *builder, cmark_node *node)
{
	if (builder->warned)
		return;
	builder->warned = true;
	diag_line(builder->diags, DIAG_WARNING, "depth", builder->source,
		  node_line(builder, node), 0,
		  "nested more than %d levels deep; the form is lost, the "
		  "words are kept",
		  DEPTH_MAX);
}

/* The lines of inline HTML without white space before them, of which lazy
 * lines alone would keep theirs; one line in a heading. */
static struct str
html_lines(struct str html, char line_end, struct arena *arena)
{
	char *lines = arena_alloc(arena, html.n + 1);
	size_t n = 0;

	bool start = false;

	for (size_t i = 0; i < html.n; i++) {
		char c = html.p[i];

		start = c == '\n' || (start && (c == ' ' || c == '\t'));
		if (c == '\n')
			lines[n++] = line_end;
		else if (!start)
			lines[n++] = c;
	}
	return (struct str){lines, n};
}

/* A kind that is not to stand within itself, as a bit; 0 for the others. */
static unsigned
kind_bit(cmark_node_type type)
{
	return type == CMARK_NODE_EMPH     ? 1u << SPAN_EMPH
	       : type == CMARK_NODE_STRONG ? 1u << SPAN_STRONG
	       : type == CMARK_NODE_LINK   ? 1u << SPAN_LINK
					   : 0;
}

static struct span *make_spans(struct builder *builder, cmark_node *node,
			       int depth, unsigned around);

static struct span *
make_html(struct builder *builder, cmark_node *node)
{
	struct str html = literal(builder, node);
	int page = raw_page(html);
	struct span *span =
	    span_new(builder->arena, page > 0 ? SPAN_PAGE : SPAN_HTML);

	if (page > 0)
		span->page = page;
	else
		span->text = html_lines(html, builder->heading ? ' ' : '\n',
					builder->arena);
	return span;
}

static struct span *
make_break(struct builder *builder, enum span_kind kind)
{
	return builder->heading ? span_text(builder->arena, STR(" "))
				: span_new(builder->arena, kind);
}

static struct span *
make_literal(struct builder *builder, cmark_node *node, enum span_kind kind)
{
	struct span *span = span_new(builder->arena, kind);

	span->text = literal(builder, node);
	return span;
}

static void
fill_link(struct builder *builder, struct span *span, cmark_node *node)
{
	struct str title = str_from(cmark_node_get_title(node));

	span->line = node_line(builder, node);
	span->url =
	    arena_str(builder->arena, str_from(cmark_node_get_url(node)));
	if (title.n > 0)
		span->text = arena_str(builder->arena, title);
}

/* What holds other spans. Emphasis in a link knows nothing of emphasis around
 * the link. */
static struct span *
make_parent(struct builder *builder, cmark_node *node, enum span_kind kind,
	    int depth, unsigned around)
{
	struct span *span = span_new(builder->arena, kind);

	if (kind == SPAN_LINK || kind == SPAN_IMAGE) {
		fill_link(builder, span, node);
		around &= 1u << SPAN_LINK;
	}
	span->child = make_spans(builder, cmark_node_first_child(node), depth,
				 around | kind_bit(cmark_node_get_type(node)));
	return span;
}

/* The span of one node; NULL for what has none. */
static struct span *
make_span(struct builder *builder, cmark_node *node, int depth, unsigned around)
{
	cmark_node_type type = cmark_node_get_type(node);

	if (type == CMARK_NODE_TEXT)
		return make_literal(builder, node, SPAN_TEXT);
	if (type == CMARK_NODE_CODE)
		return make_literal(builder, node, SPAN_CODE);
	if (type == CMARK_NODE_SOFTBREAK)
		return make_break(builder, SPAN_SOFTBREAK);
	if (type == CMARK_NODE_LINEBREAK)
		return make_break(builder, SPAN_HARDBREAK);
	if (type == CMARK_NODE_HTML_INLINE)
		return make_html(builder, node);
	if (type == CMARK_NODE_EMPH)
		return make_parent(builder, node, SPAN_EMPH, depth, around);
	if (type == CMARK_NODE_STRONG)
		return make_parent(builder, node, SPAN_STRONG, depth, around);
	if (type == CMARK_NODE_LINK)
		return make_parent(builder, node, SPAN_LINK, depth, around);
	if (type == CMARK_NODE_IMAGE)
		return make_parent(builder, node, SPAN_IMAGE, depth, around);
	return NULL;
}

/* Appends the spans of node and its next siblings. Emphasis within emphasis of
 * its kind, and an address within a link, leave their words only. Returns
 * where to go on. */
static struct span **
put_spans(struct builder *builder, cmark_node *node, int depth, unsigned around,
	  struct span **last)
{
	for (; node; node = cmark_node_next(node)) {
		cmark_node_type type = cmark_node_get_type(node);
		cmark_node *child = cmark_node_first_child(node);

		if (child && depth >= DEPTH_MAX) {
			warn_depth(builder, node);
			*last =
			    span_text(builder->arena, flat_text(builder, node));
		} else if (around & kind_bit(type)) {
			last =
			    put_spans(builder, child, depth + 1, around, last);
		} else {
			*last = make_span(builder, node, depth + 1, around);
		}
		if (*last)
			last = &(*last)->next;
	}
	return last;
}

static struct span *
make_spans(struct builder *builder, cmark_node *node, int depth,
	   unsigned around)
{
	struct span *first = NULL;

	put_spans(builder, node, depth, around, &first);
	return tidy_spans(first, builder->arena);
}

static struct block *make_blocks(struct builder *builder, cmark_node *node,
				 int depth);

/* A list of one item with one block is tight: what could be loose there is
 * not seen, and cannot be written. */
static void
fill_list(struct builder *builder, struct block *block, cmark_node *node,
	  int depth)
{
	const struct block *item;

	block->ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
	block->start = block->ordered ? cmark_node_get_list_start(node) : 0;
	block->child =
	    make_blocks(builder, cmark_node_first_child(node), depth);
	item = block->child;
	block->tight = cmark_node_get_list_tight(node) ||
		       (!item->next && !(item->child && item->child->next));
}

static void
fill_html(struct builder *builder, struct block *block, cmark_node *node)
{
	struct str html = literal(builder, node);
	int page = raw_page(html);

	if (page > 0) {
		block->kind = BLOCK_PAGE;
		block->page = page;
	} else {
		block->kind = BLOCK_HTML;
		block->text = raw_closed(str_trim(html), builder->arena);
	}
}

static void
fill_code(struct builder *builder, struct block *block, cmark_node *node)
{
	struct str info = str_from(cmark_node_get_fence_info(node));

	block->text = literal(builder, node);
	if (info.n > 0)
		block->info = arena_str(builder->arena, info);
}

/* What CommonMark calls the blocks, and what we do. */
static bool
block_kind_of(cmark_node_type type, enum block_kind *kind)
{
	static const struct {
		cmark_node_type type;
		enum block_kind kind;
	} kinds[] = {
	    {CMARK_NODE_PARAGRAPH, BLOCK_PARA},
	    {CMARK_NODE_HEADING, BLOCK_HEADING},
	    {CMARK_NODE_LIST, BLOCK_LIST},
	    {CMARK_NODE_ITEM, BLOCK_ITEM},
	    {CMARK_NODE_BLOCK_QUOTE, BLOCK_QUOTE},
	    {CMARK_NODE_CODE_BLOCK, BLOCK_CODE},
	    {CMARK_NODE_HTML_BLOCK, BLOCK_HTML},
	    {CMARK_NODE_THEMATIC_BREAK, BLOCK_RULE},
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		if (kinds[i].type == type) {
			*kind = kinds[i].kind;
			return true;
		}
	}
	return false;
}

static void
fill_block(struct builder *builder, struct block *block, cmark_node *node,
	   int depth)
{
	cmark_node *child = cmark_node_first_child(node);

	switch (block->kind) {
	case BLOCK_HEADING:
		block->level = cmark_node_get_heading_level(node);
		builder->heading = true;
		block->spans = make_spans(builder, child, depth, 0);
		builder->heading = false;
		block->id = tidy_id(&block->spans, builder->arena);
		break;
	case BLOCK_PARA:
		block->spans = make_spans(builder, child, depth, 0);
		break;
	case BLOCK_LIST:
		fill_list(builder, block, node, depth);
		break;
	case BLOCK_ITEM:
	case BLOCK_QUOTE:
		block->child = make_blocks(builder, child, depth);
		break;
	case BLOCK_CODE:
		fill_code(builder, block, node);
		break;
	case BLOCK_HTML:
		fill_html(builder, block, node);
		break;
	case BLOCK_RULE:
	case BLOCK_PAGE:
	case BLOCK_TABLE:
	case BLOCK_ROW:
	case BLOCK_CELL:
	case BLOCK_FIGURE:
	case BLOCK_TERMS:
	case BLOCK_TERM:
	case BLOCK_DEFINITION:
	case BLOCK_ADMONITION:
		break;
	}
}

bool
tree_is_separator(const struct block *block)
{
	return block->kind == BLOCK_HTML &&
	       str_eq(block->text, STR(SINK_SEPARATOR));
}

/* What stands too deep keeps its words, in a paragraph; what has none is
 * shown as a rule. */
static void
flatten_block(struct builder *builder, struct block *block, cmark_node *node)
{
	struct str words = flat_text(builder, node);
	struct block *para = block;

	warn_depth(builder, node);
	if (block->kind == BLOCK_ITEM && words.n > 0)
		para = block->child = block_new(builder->arena, BLOCK_PARA);
	if (block->kind != BLOCK_ITEM)
		block->kind = words.n > 0 ? BLOCK_PARA : BLOCK_RULE;
	para->line = block->line;
	if (words.n > 0)
		para->spans = span_text(builder->arena, words);
}

static struct block *
make_block(struct builder *builder, cmark_node *node, enum block_kind kind,
	   int depth)
{
	struct block *block = block_new(builder->arena, kind);

	block->line = node_line(builder, node);
	if (depth < DEPTH_MAX || !cmark_node_first_child(node))
		fill_block(builder, block, node, depth + 1);
	else
		flatten_block(builder, block, node);
	return block;
}

/* Separators at the top are kept, for outline.h; empty paragraphs are not. */
static struct block *
make_blocks(struct builder *builder, cmark_node *node, int depth)
{
	struct block *first = NULL, **last = &first;
	enum block_kind kind;

	for (; node; node = cmark_node_next(node)) {
		if (!block_kind_of(cmark_node_get_type(node), &kind))
			continue;
		*last = make_block(builder, node, kind, depth);
		if ((depth > 0 && tree_is_separator(*last)) ||
		    ((*last)->kind == BLOCK_PARA && !(*last)->spans))
			*last = NULL;
		else
			last = &(*last)->next;
	}
	return first;
}

/* Form feeds and vertical tabs become spaces: CommonMark takes them for
 * white space in some places only. */
static struct str
plain_spaces(struct str text, struct arena *arena)
{
	char *copy;

	if (str_chr(text, '\f', 0) == STR_NONE &&
	    str_chr(text, '\v', 0) == STR_NONE)
		return text;
	copy = arena_alloc(arena, text.n + 1);
	for (size_t i = 0; i < text.n; i++)
		copy[i] =
		    text.p[i] == '\f' || text.p[i] == '\v' ? ' ' : text.p[i];
	return (struct str){copy, text.n};
}

/* ---- Memory ---- */

/* cmark's own functions abort where there is no memory. */
static void *
memory_new(size_t n, size_t size)
{
	void *memory = calloc(n, size);

	if (!memory)
		arena_no_memory();
	return memory;
}

static void *
memory_grow(void *memory, size_t size)
{
	memory = realloc(memory, size);
	if (!memory)
		arena_no_memory();
	return memory;
}

/* memory lives as long as the tree. */
static cmark_node *
parse(struct str text, cmark_mem *memory)
{
	cmark_parser *parser =
	    cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, memory);
	cmark_node *root;

	cmark_parser_feed(parser, text.p, text.n);
	root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return root;
}

struct block *
tree_parse(const struct source *source, size_t from, struct arena *arena,
	   struct diags *diags)
{
	struct builder builder = {
	    .arena = arena, .source = source, .diags = diags};
	struct str text = plain_spaces(str_skip(source->text, from), arena);

	for (size_t i = 0; i < from; i++)
		builder.lines += source->text.p[i] == '\n';
	cmark_mem memory = {memory_new, memory_grow, free};
	cmark_node *root = parse(text, &memory);
	struct block *blocks =
	    make_blocks(&builder, cmark_node_first_child(root), 0);

	cmark_node_free(root);
	return blocks;
}
