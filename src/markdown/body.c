#include "markdown/body.h"

/* What continues a footnote or a definition is indented as code is. */
enum { INDENT = 4 };

void
body_open(struct body *body, const struct line *line, struct str text)
{
	*body = (struct body){.number = line->number};
	buf_put(&body->text, text);
}

void
body_add(struct body *body, const struct line *line)
{
	for (; body->number < line->number; body->number++)
		buf_putc(&body->text, '\n');
	line_put(&body->text, line, INDENT);
}

/* Whether node is indented code, with nothing but blank lines before it from
 * line first on: no definition of a link either. */
static bool
is_next_code(const struct builder *builder, cmark_node *node, size_t first)
{
	size_t start = (size_t)cmark_node_get_start_line(node);
	cmark_node *parent = cmark_node_parent(node);

	if (cmark_node_get_type(node) != CMARK_NODE_CODE_BLOCK ||
	    line_within(&builder->lined, parent, start).indent < INDENT)
		return false;
	for (; first < start; first++)
		if (line_within(&builder->lined, parent, first).text.n > 0)
			return false;
	return true;
}

void
body_take_code(struct body *body, const struct builder *builder,
	       cmark_node *next)
{
	cmark_node *parent;
	struct lines lines;
	struct line blank;

	if (!next || !is_next_code(builder, next, body->number + 1))
		return;
	parent = cmark_node_parent(next);
	lines = lines_of(&builder->lined, next, builder->scratch);
	while (body->number + 1 < lines.list[0].number) {
		blank = line_within(&builder->lined, parent, body->number + 1);
		body_add(body, &blank);
	}
	for (size_t i = 0; i < lines.n; i++)
		body_add(body, &lines.list[i]);
	cmark_node_set_user_data(next, next);
}

bool
body_has(cmark_node *node)
{
	return cmark_node_get_user_data(node) == node;
}

struct str
body_close(struct body *body, struct arena *arena)
{
	struct str text;

	while (body->text.n > 0 && ascii_space(body->text.p[body->text.n - 1]))
		body->text.n--;
	text = buf_take(&body->text, arena);
	buf_free(&body->text);
	return text;
}
