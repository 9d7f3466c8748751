#include "markdown/builder.h"

#include "markdown/sink.h"

size_t
builder_line(const struct builder *builder, cmark_node *node)
{
	return builder->lines + (size_t)cmark_node_get_start_line(node);
}

struct str
builder_literal(struct builder *builder, cmark_node *node)
{
	return arena_str(builder->arena,
			 str_from(cmark_node_get_literal(node)));
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
		  builder_line(builder, node), 0,
		  "nested more than %d levels deep; the form is lost, the "
		  "words are kept",
		  DEPTH_MAX);
}

struct str
builder_flatten(struct builder *builder, cmark_node *node)
{
	warn_depth(builder, node);
	return flat_text(builder, node);
}
