#include "markdown/builder.h"

#include "base/fold.h"
#include "base/utf8.h"

#include "markdown/sink.h"

size_t
builder_line(const struct builder *builder, cmark_node *node)
{
	return lines_origin(&builder->lined,
			    (size_t)cmark_node_get_start_line(node));
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

struct str
builder_raw(const struct builder *builder, cmark_node *node)
{
	const struct lined *lined = &builder->lined;
	size_t first = (size_t)cmark_node_get_start_line(node);
	size_t last = (size_t)cmark_node_get_end_line(node);

	if (last > lined->n)
		last = lined->n;
	if (first == 0 || first > last)
		return (struct str){0};
	return str_slice(lined->text, lined->starts[first - 1],
			 lined->starts[last]);
}

struct lines
builder_lines(const struct builder *builder, cmark_node *node)
{
	struct lines lines = lines_of(&builder->lined, node, builder->scratch);

	if (lines.n > 1 && cmark_node_get_type(node) == CMARK_NODE_HEADING)
		lines.n--;
	return lines;
}

/* ---- Siblings ---- */

static bool
is_separator_block(const struct block *block)
{
	return block->kind == BLOCK_HTML &&
	       str_eq(block->text, STR(SINK_SEPARATOR));
}

void
siblings_put(struct siblings *siblings, struct block *block)
{
	bool separator = is_separator_block(block), parted = siblings->parted;

	siblings->parted = separator;
	if (!siblings->before)
		siblings->last = &siblings->first;
	if ((siblings->depth > 0 && separator) ||
	    (block->kind == BLOCK_PARA && !block->spans))
		return;
	*siblings->last = block;
	siblings->last = &block->next;
	siblings->earlier = parted ? NULL : siblings->before;
	siblings->before = block;
}

/* ---- Footnotes ---- */

struct str
builder_label(struct builder *builder, struct str label)
{
	struct buf out = {0};
	struct str folded;

	for (size_t at = 0; at < label.n;)
		buf_put_rune(&out, rune_lower(utf8_next(label, &at)));
	folded = buf_take(&out, builder->scratch);
	buf_free(&out);
	return folded;
}

/* The column of a label on a line of the source, from 1; 0 where it is not
 * there. */
static size_t
label_column(const struct builder *builder, size_t line, struct str label)
{
	const struct lined *lined = &builder->source_lines;
	struct str text, written;
	size_t at;

	if (line <= lined->before || line > lined->before + lined->n)
		return 0;
	line -= lined->before;
	text = str_slice(lined->text, lined->starts[line - 1],
			 lined->starts[line]);
	written = arena_printf(builder->scratch, "[^%.*s]", STR_ARG(label));
	at = str_find(text, written, 0);
	return at == STR_NONE ? 0 : at + 1;
}

void
builder_warn_label(struct builder *builder, const char *code, size_t line,
		   struct str label, const char *message)
{
	diag_line(builder->diags, DIAG_WARNING, code, builder->source, line,
		  label_column(builder, line, label), "footnote '%.*s' %s",
		  STR_ARG(label), message);
}

/* ---- The block at hand ---- */

void
builder_open(struct builder *builder, const struct lines *lines,
	     struct str content)
{
	builder->content = content;
	builder->first_line =
	    lines->n > 0 ? lines_origin(&builder->lined, lines->list[0].number)
			 : 0;
	builder->seen_at = builder->seen_lines = 0;
}

size_t
builder_line_at(struct builder *builder, size_t at)
{
	for (; builder->seen_at < at && builder->seen_at < builder->content.n;
	     builder->seen_at++)
		builder->seen_lines +=
		    builder->content.p[builder->seen_at] == '\n';
	return builder->first_line + builder->seen_lines;
}
