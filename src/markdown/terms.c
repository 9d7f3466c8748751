#include "markdown/terms.h"

#include "markdown/body.h"
#include "markdown/parts.h"

static bool
is_definition(const struct line *line)
{
	struct str text;

	return part_is_definition(line, &text);
}

/* What stands behind a colon: white space there is its own where it is more
 * than a mark's. */
static struct str
definition_text(const struct line *line)
{
	struct str text = {0};
	size_t n = 0;

	part_is_definition(line, &text);
	while (n < text.n && (text.p[n] == ' ' || text.p[n] == '\t'))
		n++;
	return str_skip(text, n > 4 ? 1 : n);
}

static size_t
origin(const struct builder *builder, const struct line *line)
{
	return lines_origin(&builder->lined, line->number);
}

static struct block *
make_term(struct builder *builder, const struct line *line)
{
	struct block *term = block_new(builder->arena, BLOCK_TERM);

	term->line = origin(builder, line);
	fragments_add_line(&builder->fragments, str_trim(line->text),
			   term->line, &term->spans, builder->scratch);
	return term;
}

/* The definition that n lines are, and perhaps the block behind them. */
static struct block *
make_definition(struct builder *builder, const struct line *lines, size_t n,
		cmark_node *next)
{
	struct block *definition = block_new(builder->arena, BLOCK_DEFINITION);
	struct body body;

	definition->line = origin(builder, &lines[0]);
	body_open(&body, &lines[0], definition_text(&lines[0]));
	for (size_t i = 1; i < n; i++)
		body_add(&body, &lines[i]);
	if (next)
		body_take_code(&body, builder, next);
	fragments_add_text(
	    &builder->fragments, body_close(&body, builder->scratch),
	    definition->line, &definition->child, builder->scratch);
	return definition;
}

/* Whether line i begins a term or a definition: it is not indented as what
 * goes on with one. */
static bool
begins(const struct line *lines, size_t n, size_t i)
{
	return is_definition(&lines[i]) || (i + 1 < n && lines[i].indent < 4 &&
					    is_definition(&lines[i + 1]));
}

/* Puts what n lines are at last; returns where more would be put. */
static struct block **
put_lines(struct builder *builder, struct block **last,
	  const struct line *lines, size_t n, cmark_node *next)
{
	for (size_t i = 0, end; i < n; i = end) {
		end = i + 1;
		if (!is_definition(&lines[i])) {
			*last = make_term(builder, &lines[i]);
		} else {
			while (end < n && !begins(lines, n, end))
				end++;
			*last = make_definition(builder, &lines[i], end - i,
						end == n ? next : NULL);
		}
		last = &(*last)->next;
	}
	return last;
}

struct block *
terms_make(struct builder *builder, const struct line *lines, size_t n,
	   cmark_node *next, struct block ***end)
{
	struct block *terms = block_new(builder->arena, BLOCK_TERMS);

	terms->line = origin(builder, &lines[0]);
	terms->tight = true;
	*end = put_lines(builder, &terms->child, lines, n, next);
	return terms;
}

void
terms_go_on(struct builder *builder, const struct line *lines, size_t n,
	    cmark_node *next, struct block ***end)
{
	*end = put_lines(builder, *end, lines, n, next);
}

bool
terms_can_be(const struct block *para)
{
	if (para->kind != BLOCK_PARA && para->kind != BLOCK_FIGURE)
		return false;
	for (const struct span *at = para->spans; at; at = at->next)
		if (at->kind == SPAN_SOFTBREAK || at->kind == SPAN_HARDBREAK)
			return false;
	return true;
}

void
terms_add_term(struct block *terms, struct block *para, struct block ***end)
{
	terms->tight = false;
	para->kind = BLOCK_TERM;
	**end = para;
	*end = &para->next;
}

void
terms_begin(struct block *para, struct block ***end, struct arena *arena)
{
	struct block *term = block_new(arena, BLOCK_TERM);

	*term = *para;
	term->kind = BLOCK_TERM;
	*para = (struct block){
	    .kind = BLOCK_TERMS, .line = term->line, .child = term};
	*end = &term->next;
}
