#include "markdown/tree.h"

#include <assert.h>
#include <stdlib.h>

#include "markdown/body.h"
#include "markdown/builder.h"
#include "markdown/endnotes.h"
#include "markdown/guard.h"
#include "markdown/guard.h"
#include "markdown/inlines.h"
#include "markdown/paragraph.h"
#include "markdown/raw.h"
#include "markdown/sink.h"

/* Readings of what the one before has left: tables in definitions in
 * footnotes ... The last one knows CommonMark alone. */
enum { READINGS_MAX = 8 };

bool
tree_is_separator(const struct block *block)
{
	return block->kind == BLOCK_HTML &&
	       str_eq(block->text, STR(SINK_SEPARATOR));
}

static struct siblings make_blocks(struct builder *builder, cmark_node *parent,
				   int depth);

/* A list of one item with one block is tight: what could be loose there is
 * not seen, and cannot be written. */
static void
fill_list(struct builder *builder, struct block *block, cmark_node *node,
	  int depth)
{
	const struct block *item;
	bool tight = cmark_node_get_list_tight(node);

	block->ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
	block->start = block->ordered ? cmark_node_get_list_start(node) : 0;
	block->child = make_blocks(builder, node, depth).first;
	item = block->child;
	if (!builder->plain && !item->next &&
	    !(item->child && item->child->next))
		tight = true;
	block->tight = tight;
}

static void
fill_item(struct builder *builder, struct block *block, cmark_node *node,
	  int depth)
{
	struct siblings siblings = make_blocks(builder, node, depth);

	block->child = siblings.first;
	block->task = siblings.task;
}

static void
fill_quote(struct builder *builder, struct block *block, cmark_node *node,
	   int depth)
{
	struct siblings siblings = make_blocks(builder, node, depth);

	block->child = siblings.first;
	if (!siblings.admonishes)
		return;
	block->kind = BLOCK_ADMONITION;
	block->admonition = siblings.admonition;
}

static void
fill_html(struct builder *builder, struct block *block, cmark_node *node)
{
	struct str html = builder_literal(builder, node);
	int page = raw_page(html);

	if (builder->plain) {
		block->text = html;
	} else if (page > 0) {
		block->kind = BLOCK_PAGE;
		block->page = page;
	} else {
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

static void
fill_block(struct builder *builder, struct block *block, cmark_node *node,
	   int depth)
{
	cmark_node_type type = cmark_node_get_type(node);

	if (type == CMARK_NODE_LIST)
		fill_list(builder, block, node, depth);
	else if (type == CMARK_NODE_ITEM)
		fill_item(builder, block, node, depth);
	else if (type == CMARK_NODE_BLOCK_QUOTE)
		fill_quote(builder, block, node, depth);
	else if (type == CMARK_NODE_CODE_BLOCK)
		fill_code(builder, block, node);
	else if (type == CMARK_NODE_HTML_BLOCK)
		fill_html(builder, block, node);
}

/* What CommonMark calls the blocks, and what we do. */
static bool
block_kind_of(cmark_node_type type, enum block_kind *kind)
{
	static const struct {
		cmark_node_type type;
		enum block_kind kind;
	} kinds[] = {
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

static void
put_node(struct builder *builder, struct siblings *siblings, cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);
	enum block_kind kind;
	struct block *block;

	if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING) {
		paragraph_put(builder, siblings, node);
		return;
	}
	if (!block_kind_of(type, &kind) || body_has(node))
		return;
	block = block_new(builder->arena, kind);
	block->line = builder_line(builder, node);
	if (siblings->depth < DEPTH_MAX || !cmark_node_first_child(node))
		fill_block(builder, block, node, siblings->depth + 1);
	else
		flatten_block(builder, block, node);
	siblings_put(siblings, block);
}

/* The blocks below parent. */
static struct siblings
make_blocks(struct builder *builder, cmark_node *parent, int depth)
{
	struct siblings siblings = {.parent = parent, .depth = depth};

	for (cmark_node *node = cmark_node_first_child(parent); node;
	     node = cmark_node_next(node))
		put_node(builder, &siblings, node);
	return siblings;
}

/* ---- Readings ---- */

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

/* cmark's tree of what is lined; memory lives as long. */
static cmark_node *
parse(const struct builder *builder, cmark_mem *memory)
{
	struct str text = builder->lined.text;
	cmark_parser *parser =
	    cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, memory);
	cmark_node *root;

	cmark_parser_feed(parser, text.p, text.n);
	root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return root;
}

/* What node, of the document of fragments, is goes where it is wanted. */
static void
take_fragment(struct builder *builder, const struct fragment *fragment,
	      cmark_node *node)
{
	if (fragment->spans) {
		assert(cmark_node_get_type(node) == CMARK_NODE_HEADING);
		*fragment->spans = paragraph_line(builder, node);
	} else {
		assert(cmark_node_get_type(node) == CMARK_NODE_LIST);
		node = cmark_node_first_child(node);
		*fragment->blocks = make_blocks(builder, node, 1).first;
	}
}

/* Reads the fragments that are left, and what these leave, and so on. */
static void
read_fragments(struct builder *builder, struct str source)
{
	for (int i = 1; builder->fragments.first; i++) {
		const struct fragment *at = builder->fragments.first;
		cmark_mem memory = {memory_new, memory_grow, free};
		cmark_node *root, *node;

		builder->fragments = (struct fragments){0};
		builder->plain = i == READINGS_MAX;
		fragments_join(&builder->lined, at, source, builder->scratch);
		root = parse(builder, &memory);
		node = cmark_node_first_child(root);
		for (; at; at = at->next, node = cmark_node_next(node))
			take_fragment(builder, at, node);
		cmark_node_free(root);
	}
}

static void
read_source(struct builder *builder, struct tree *tree, struct str text)
{
	cmark_mem memory = {memory_new, memory_grow, free};
	cmark_node *root;

	builder->lined.text = text;
	lines_find(&builder->lined, builder->scratch);
	builder->source_lines = builder->lined;
	root = parse(builder, &memory);
	if (!builder->plain)
		endnotes_find(builder, root);
	tree->blocks = make_blocks(builder, root, 0).first;
	cmark_node_free(root);
	read_fragments(builder, text);
	paragraph_finish(builder);
	tree->footnotes = builder->footnotes;
}

static size_t
count_lines(struct str text)
{
	size_t n = 0;

	for (size_t at = 0; (at = str_chr(text, '\n', at)) != STR_NONE; at++)
		n++;
	return n;
}

struct tree
tree_parse(const struct source *source, size_t from, enum tree_mode mode,
	   struct arena *arena, struct diags *diags)
{
	struct arena scratch = {0};
	struct tree tree = {0};
	struct builder builder = {.arena = arena,
				  .scratch = &scratch,
				  .source = source,
				  .diags = diags,
				  .plain = mode == TREE_PLAIN,
				  .keep = mode == TREE_KEEP};

	builder.lined.before = count_lines(str_slice(source->text, 0, from));
	builder.last_footnote = &builder.footnotes;
	builder.last_definition = &tree.definitions;
	read_source(
	    &builder, &tree,
	    guard_text(plain_spaces(str_skip(source->text, from), arena),
		       arena));
	arena_free(&scratch);
	return tree;
}
