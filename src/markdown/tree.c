#include "markdown/tree.h"

#include <cmark.h>

#define DEPTH_MAX 100

struct builder {
	struct arena *arena;
	const struct source *source;
	struct diags *diags;
	size_t lines; /* before the text that cmark has read */
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

/* The number in "<!-- page 7 -->"; 0 for all else. */
static int
page_number(struct str html)
{
	struct str open = STR("<!-- page "), close = STR(" -->");
	int page = 0;

	html = str_trim(html);
	if (!str_starts(html, open) || !str_ends(html, close) ||
	    html.n < open.n + close.n + 1 || html.n > open.n + close.n + 6)
		return 0;
	for (size_t i = open.n; i < html.n - close.n; i++) {
		if (!ascii_digit(html.p[i]))
			return 0;
		page = page * 10 + html.p[i] - '0';
	}
	return page;
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

		if (event == CMARK_EVENT_ENTER && words) {
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

/* A run of neighbouring text nodes as one span; *node moves behind it. */
static struct span *
make_text(struct builder *builder, cmark_node **node)
{
	struct buf text = {0};

	while (*node && cmark_node_get_type(*node) == CMARK_NODE_TEXT) {
		buf_puts(&text, cmark_node_get_literal(*node));
		*node = cmark_node_next(*node);
	}
	struct span *span =
	    span_text(builder->arena, buf_take(&text, builder->arena));

	buf_free(&text);
	return span;
}

static struct span *make_spans(struct builder *builder, cmark_node *node,
			       int depth);

static struct span *
make_link(struct builder *builder, cmark_node *node, enum span_kind kind,
	  int depth)
{
	struct span *span = span_new(builder->arena, kind);
	struct str title = str_from(cmark_node_get_title(node));

	span->url =
	    arena_str(builder->arena, str_from(cmark_node_get_url(node)));
	if (title.n > 0)
		span->text = arena_str(builder->arena, title);
	span->child = make_spans(builder, cmark_node_first_child(node), depth);
	return span;
}

static struct span *
make_html(struct builder *builder, cmark_node *node)
{
	struct str html = literal(builder, node);
	int page = page_number(html);
	struct span *span =
	    span_new(builder->arena, page > 0 ? SPAN_PAGE : SPAN_HTML);

	if (page > 0)
		span->page = page;
	else
		span->text = html;
	return span;
}

static struct span *
make_around(struct builder *builder, cmark_node *node, enum span_kind kind,
	    int depth)
{
	struct span *span = span_new(builder->arena, kind);

	span->child = make_spans(builder, cmark_node_first_child(node), depth);
	return span;
}

/* The span of one node that is no text; NULL for what has none. */
static struct span *
make_span(struct builder *builder, cmark_node *node, int depth)
{
	cmark_node_type type = cmark_node_get_type(node);
	struct span *span;

	if (type == CMARK_NODE_SOFTBREAK)
		return span_new(builder->arena, SPAN_SOFTBREAK);
	if (type == CMARK_NODE_LINEBREAK)
		return span_new(builder->arena, SPAN_HARDBREAK);
	if (type == CMARK_NODE_HTML_INLINE)
		return make_html(builder, node);
	if (type == CMARK_NODE_EMPH)
		return make_around(builder, node, SPAN_EMPH, depth);
	if (type == CMARK_NODE_STRONG)
		return make_around(builder, node, SPAN_STRONG, depth);
	if (type == CMARK_NODE_LINK)
		return make_link(builder, node, SPAN_LINK, depth);
	if (type == CMARK_NODE_IMAGE)
		return make_link(builder, node, SPAN_IMAGE, depth);
	if (type != CMARK_NODE_CODE)
		return NULL;
	span = span_new(builder->arena, SPAN_CODE);
	span->text = literal(builder, node);
	return span;
}

static struct span *
make_spans(struct builder *builder, cmark_node *node, int depth)
{
	struct span *first = NULL, **last = &first;

	while (node) {
		if (cmark_node_get_type(node) == CMARK_NODE_TEXT) {
			*last = make_text(builder, &node);
		} else {
			*last = depth < DEPTH_MAX
				    ? make_span(builder, node, depth + 1)
				    : span_text(builder->arena,
						flat_text(builder, node));
			if (depth >= DEPTH_MAX)
				warn_depth(builder, node);
			node = cmark_node_next(node);
		}
		if (*last)
			last = &(*last)->next;
	}
	return first;
}

/* Cuts "{#id}" off the end of a heading's last text. */
static void
take_id(struct block *heading, struct arena *arena)
{
	struct span *last = heading->spans;

	while (last && last->next)
		last = last->next;
	if (!last || last->kind != SPAN_TEXT || !str_ends(last->text, STR("}")))
		return;
	struct str text = last->text;
	size_t open = text.n;

	while (open > 0 && text.p[open - 1] != '{')
		open--;
	if (open == 0 || open + 2 > text.n || text.p[open] != '#')
		return;
	struct str id = str_slice(text, open + 1, text.n - 1);

	if (id.n == 0 || str_chr(id, ' ', 0) != STR_NONE)
		return;
	heading->id = arena_str(arena, id);
	last->text = str_slice(text, 0, open - 1);
	while (last->text.n > 0 && last->text.p[last->text.n - 1] == ' ')
		last->text.n--;
	if (last->text.n == 0 && last == heading->spans)
		heading->spans = NULL;
}

static struct block *make_blocks(struct builder *builder, cmark_node *node,
				 int depth);

static void
fill_list(struct block *block, cmark_node *node)
{
	block->ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
	block->tight = cmark_node_get_list_tight(node);
	block->start = block->ordered ? cmark_node_get_list_start(node) : 0;
}

static void
fill_html(struct builder *builder, struct block *block, cmark_node *node)
{
	struct str html = literal(builder, node);
	int page = page_number(html);

	if (page > 0) {
		block->kind = BLOCK_PAGE;
		block->page = page;
	} else {
		block->kind = BLOCK_HTML;
		block->text = html;
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
		block->spans = make_spans(builder, child, depth);
		take_id(block, builder->arena);
		break;
	case BLOCK_PARA:
		block->spans = make_spans(builder, child, depth);
		break;
	case BLOCK_LIST:
		fill_list(block, node);
		block->child = make_blocks(builder, child, depth);
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
		break;
	}
}

static bool
is_separator(cmark_node *node)
{
	return cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK &&
	       str_eq(str_trim(str_from(cmark_node_get_literal(node))),
		      STR("<!-- -->"));
}

static struct block *
make_blocks(struct builder *builder, cmark_node *node, int depth)
{
	struct block *first = NULL, **last = &first;
	enum block_kind kind;

	for (; node; node = cmark_node_next(node)) {
		if (is_separator(node) ||
		    !block_kind_of(cmark_node_get_type(node), &kind))
			continue;
		bool deep = depth >= DEPTH_MAX && cmark_node_first_child(node);
		struct block *block =
		    block_new(builder->arena, deep ? BLOCK_PARA : kind);

		block->line = node_line(builder, node);
		if (deep) {
			warn_depth(builder, node);
			block->spans =
			    span_text(builder->arena, flat_text(builder, node));
		} else {
			fill_block(builder, block, node, depth + 1);
		}
		*last = block;
		last = &block->next;
	}
	return first;
}

struct block *
tree_parse(const struct source *source, size_t from, struct arena *arena,
	   struct diags *diags)
{
	struct builder builder = {
	    .arena = arena, .source = source, .diags = diags};
	struct str text = str_skip(source->text, from);

	for (size_t i = 0; i < from; i++)
		builder.lines += source->text.p[i] == '\n';
	cmark_node *root =
	    cmark_parse_document(text.p, text.n, CMARK_OPT_DEFAULT);
	struct block *blocks =
	    make_blocks(&builder, cmark_node_first_child(root), 0);

	cmark_node_free(root);
	return blocks;
}
