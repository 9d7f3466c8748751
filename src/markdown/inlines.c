#include "markdown/inlines.h"

#include "markdown/raw.h"
#include "markdown/sink.h"
#include "markdown/tidy.h"

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
	struct str html = builder_literal(builder, node);
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

	span->text = builder_literal(builder, node);
	return span;
}

static void
fill_link(struct builder *builder, struct span *span, cmark_node *node)
{
	struct str title = str_from(cmark_node_get_title(node));

	span->line = builder_line(builder, node);
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
			*last = span_text(builder->arena,
					  builder_flatten(builder, node));
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

struct span *
inlines_make(struct builder *builder, cmark_node *node, int depth)
{
	return make_spans(builder, node, depth, 0);
}
