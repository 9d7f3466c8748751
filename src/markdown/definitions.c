#include "markdown/definitions.h"

#include "markdown/linkscan.h"
#include "markdown/parts.h"
#include "markdown/tree.h"

/* ---- Definitions ---- */

static void
add(struct builder *builder, const struct line *line, struct str text)
{
	struct definition *definition =
	    arena_alloc(builder->arena, sizeof(*definition));

	definition->text = arena_str(builder->arena, str_trim(text));
	definition->line = lines_origin(&builder->lined, line->number);
	*builder->last_definition = definition;
	builder->last_definition = &definition->next;
}

/* Lines without white space before them, each with its end. */
static struct str
join(const struct line *lines, size_t n, struct arena *arena)
{
	struct buf out = {0};
	struct str text;

	for (size_t i = 0; i < n; i++) {
		buf_put(&out, lines[i].text);
		buf_putc(&out, '\n');
	}
	text = buf_take(&out, arena);
	buf_free(&out);
	return text;
}

void
definitions_take(struct builder *builder, const struct line *lines, size_t n,
		 bool all)
{
	struct str text = join(lines, n, builder->scratch), label, rest;

	for (size_t i = 0, at = 0, end; i < n; at = end) {
		bool footnote = part_is_footnote(&lines[i], &label, &rest);

		end = linkscan_definition(text, at);
		if (end == STR_NONE && !all)
			return;
		if (end == STR_NONE)
			end = str_chr(text, '\n', at) + 1;
		else if (!footnote)
			add(builder, &lines[i], str_slice(text, at, end));
		for (; at < end; at++)
			i += text.p[at] == '\n';
	}
}

/* ---- Links ---- */

/* With one space for white space in a row, as labels are compared (section
 * 4.7). */
static struct str
one_line(struct str label, struct arena *arena)
{
	struct buf out = {0};
	struct str text;

	label = str_trim(label);
	for (size_t i = 0; i < label.n; i++)
		if (!ascii_space(label.p[i]))
			buf_putc(&out, label.p[i]);
		else if (out.p[out.n - 1] != ' ')
			buf_putc(&out, ' ');
	text = buf_take(&out, arena);
	buf_free(&out);
	return text;
}

struct reference *
definitions_reference(const struct builder *builder, const struct place *place)
{
	struct str content = builder->content, words, label;
	struct reference *reference;
	enum reference_form form = REFERENCE_FULL;

	if (place->tail == 0 ||
	    (place->tail < place->to && content.p[place->tail] == '('))
		return NULL;
	words = str_slice(content, place->from, place->tail - 1);
	words = str_skip(words, str_starts(words, STR("!")) ? 2 : 1);
	label = str_slice(content, place->tail, place->to);
	label = label.n > 2 ? str_slice(label, 1, label.n - 1) : label;
	if (place->tail == place->to)
		form = REFERENCE_SHORT;
	else if (label.n == 2)
		form = REFERENCE_COLLAPSED;
	reference = arena_alloc(builder->arena, sizeof(*reference));
	reference->form = form;
	reference->label =
	    one_line(form == REFERENCE_FULL ? label : words, builder->arena);
	return reference;
}
