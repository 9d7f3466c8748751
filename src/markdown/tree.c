#include "markdown/tree.h"

#include <stdlib.h>

#include "markdown/inlines.h"
#include "markdown/raw.h"
#include "markdown/sink.h"
#include "markdown/tidy.h"

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
	struct str html = builder_literal(builder, node);
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

	block->text = builder_literal(builder, node);
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
		block->spans = inlines_make(builder, child, depth);
		builder->heading = false;
		block->id = tidy_id(&block->spans, builder->arena);
		break;
	case BLOCK_PARA:
		block->spans = inlines_make(builder, child, depth);
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
	struct str words = builder_flatten(builder, node);
	struct block *para = block;

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

	block->line = builder_line(builder, node);
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
