#include "template/render.h"

#include "base/escape.h"
#include "base/nearest.h"
#include "template/scope.h"

#define RENDER_PARTIALS 64 /* partials and parents within each other */
#define RENDER_DEPTH 1024  /* with the sections and blocks between them */

/* A parent that is being shown: its arguments, and whose they are. */
struct frame {
	const struct map *arguments;
	const struct template *owner; /* the template the parent stands in */
	const struct frame *outer;
};

/* Where template text comes from, and what its lines get and lose. */
struct place {
	const struct template *template;
	const struct frame *frame; /* arguments that blocks may take */
	struct str margin;         /* what each line of the text loses */
	size_t indent_from;        /* what each gets: the indentation from */
	size_t indent_to;          /* here to here */
};

struct render {
	const struct template_set *set;
	struct buf *out;
	struct diags *diags;
	const struct scope *scope;
	struct place place;
	struct buf indent; /* all indentations, outer ones first */
	size_t partials;   /* within each other now */
	size_t depth;
	struct arena scratch;
	unsigned char *told; /* a bit for each node: it was complained of */
	bool failed;
	bool stopped;
};

static void render_nodes(struct render *render, const struct node *node);

/* Whether this is the first complaint of node: a tag in a list would
 * otherwise repeat it for each item. */
static bool
render_first_time(struct render *render, const struct node *node)
{
	unsigned char bit = (unsigned char)(1u << node->id % 8);
	bool told;

	if (!render->told)
		render->told =
		    arena_alloc(&render->scratch, render->set->n_nodes / 8 + 1);
	told = render->told[node->id / 8] & bit;
	render->told[node->id / 8] |= bit;
	return !told;
}

static size_t
render_offset(const struct render *render, const struct node *node)
{
	const struct source *source = render->place.template->source;

	return (size_t)(node->text.p - source->text.p);
}

/* The value of a node's path; a null value where there is none. */
static const struct value *
render_find(struct render *render, const struct node *node)
{
	const struct value *value;
	struct scope_miss miss;

	value = scope_find(render->scope, node->path, &miss);
	if (miss.part < node->path.n && render_first_time(render, node))
		scope_warn(render->scope, node->path, &miss,
			   render->place.template->source, &render->scratch,
			   render->diags);
	return value;
}

/* What space has beyond the margin that is lost here. */
static struct str
render_beyond_margin(const struct render *render, struct str space)
{
	struct str margin = render->place.margin;
	size_t n = 0;

	while (n < space.n && n < margin.n && space.p[n] == margin.p[n])
		n++;
	return str_skip(space, n);
}

static void
render_indent(struct render *render)
{
	const struct place *place = &render->place;

	buf_put(render->out, str_slice(buf_str(&render->indent),
				       place->indent_from, place->indent_to));
}

/* Sets the indentation for what goes in the place of a tag: more by the
 * white space before it where it begins a line; none where it stands within
 * one, for then the lines to come are no lines of this template. */
static void
render_set_indent(struct render *render, struct str space, bool begins_line)
{
	struct place *place = &render->place;

	if (begins_line) {
		render->indent.n = place->indent_to;
		buf_put(&render->indent, render_beyond_margin(render, space));
		place->indent_to = render->indent.n;
	} else {
		place->indent_from = place->indent_to;
	}
}

static bool
is_blank_line(struct str line)
{
	return str_ends(line, STR("\n")) && str_trim(line).n == 0;
}

/* Blank lines get no indentation: it would be trailing white space. */
static void
render_lines(struct render *render, struct str text, bool at_line_start)
{
	struct str line;
	size_t end;

	if (text.n == 0 && at_line_start)
		render_indent(render);
	while (text.n > 0) {
		end = str_chr(text, '\n', 0);
		end = end == STR_NONE ? text.n : end + 1;
		line = str_slice(text, 0, end);
		if (at_line_start) {
			line = render_beyond_margin(render, line);
			if (!is_blank_line(line))
				render_indent(render);
		}
		buf_put(render->out, line);
		text = str_skip(text, end);
		at_line_start = true;
	}
}

static void
render_text(struct render *render, const struct node *node)
{
	const struct place *place = &render->place;

	if (place->indent_from == place->indent_to && place->margin.n == 0)
		buf_put(render->out, node->text);
	else
		render_lines(render, node->text, node->line);
}

static void
render_variable(struct render *render, const struct node *node)
{
	const struct value *value = render_find(render, node);

	switch (value->kind) {
	case VALUE_NULL:
		break;
	case VALUE_BOOL:
		buf_puts(render->out, value->truth ? "true" : "false");
		break;
	case VALUE_TEXT:
		if (node->markup)
			buf_put(render->out, value->text);
		else
			escape_xml(render->out, value->text);
		break;
	case VALUE_LIST:
	case VALUE_MAP:
		if (render_first_time(render, node))
			diag_at(render->diags, DIAG_WARNING, "template-value",
				render->place.template->source,
				render_offset(render, node),
				"'%.*s' is no text but a %s",
				STR_ARG(node->text),
				value->kind == VALUE_LIST ? "list" : "map");
		break;
	}
}

static void
render_within(struct render *render, const struct node *node,
	      const struct value *value)
{
	struct scope scope = {value, render->scope};

	render->scope = &scope;
	render_nodes(render, node->child);
	render->scope = scope.outer;
}

static void
render_section(struct render *render, const struct node *node)
{
	const struct value *value = render_find(render, node), *item;

	if (!value_is_true(value))
		return;
	if (value->kind != VALUE_LIST) {
		render_within(render, node, value);
		return;
	}
	for (item = value->child; item && !render->stopped; item = item->next)
		render_within(render, node, item);
}

static void
render_inverted(struct render *render, const struct node *node)
{
	if (!value_is_true(render_find(render, node)))
		render_nodes(render, node->child);
}

/* The argument that a block takes: the outermost parent that has one of its
 * name decides (specification, "multi-level inheritance"). */
static const struct node *
render_find_argument(const struct render *render, struct str name,
		     const struct frame **where)
{
	const struct node *argument = NULL, *found;
	const struct frame *frame;

	for (frame = render->place.frame; frame; frame = frame->outer) {
		found = map_get(frame->arguments, name);
		if (found) {
			argument = found;
			*where = frame;
		}
	}
	return argument;
}

/* Shows an argument in place of a block.  Blocks within it are parameters of
 * the template it was written in, so only that one's callers fill them. */
static void
render_argument(struct render *render, const struct node *block,
		const struct node *argument, const struct frame *frame)
{
	struct place saved = render->place;

	render_set_indent(render, block->indent, block->leads || block->alone);
	render->place.template = frame->owner;
	render->place.frame = frame->outer;
	render->place.margin = argument->margin;
	if (!argument->alone && argument->child)
		render_indent(render);
	render_nodes(render, argument->child);
	render->place = saved;
}

static void
render_block(struct render *render, const struct node *node)
{
	const struct frame *frame = NULL;
	const struct node *argument;

	argument = render_find_argument(render, node->text, &frame);
	if (argument) {
		render_argument(render, node, argument, frame);
		return;
	}
	if (node->leads) {
		render_indent(render);
		buf_put(render->out,
			render_beyond_margin(render, node->indent));
	}
	render_nodes(render, node->child);
}

static void
render_fail_missing(struct render *render, const struct node *node,
		    struct str name)
{
	const char *nearest;

	render->failed = true;
	if (!render_first_time(render, node))
		return;
	nearest = render_nearest(render->set, name, &render->scratch);
	diag_at(render->diags, DIAG_ERROR, "template-missing",
		render->place.template->source, render_offset(render, node),
		"no template '%.*s'%s", STR_ARG(name),
		nearest_meant(nearest).text);
}

static void
render_fail_partials(struct render *render, const struct node *node)
{
	diag_at(render->diags, DIAG_ERROR, "template-depth",
		render->place.template->source, render_offset(render, node),
		"more than %d partials within each other; "
		"does '%.*s' include itself?",
		RENDER_PARTIALS, STR_ARG(node->text));
	render->failed = render->stopped = true;
}

static void
render_fail_depth(struct render *render, const struct node *node)
{
	diag_at(render->diags, DIAG_ERROR, "template-depth",
		render->place.template->source, render_offset(render, node),
		"more than %d sections and partials within each other",
		RENDER_DEPTH);
	render->failed = render->stopped = true;
}

/* The template that a partial or parent names; NULL where it shows none. */
static const struct template *
render_find_template(struct render *render, const struct node *node)
{
	const struct template *template;
	const struct value *value;
	struct str name = node->text;

	if (node->dynamic) {
		value = render_find(render, node);
		if (value->kind != VALUE_TEXT || value->text.n == 0)
			return NULL;
		name = value->text;
	}
	template = map_get(&render->set->templates, name);
	if (!template)
		render_fail_missing(render, node, name);
	return template;
}

/* Shows a partial, or a parent with its arguments.  Only one that stands
 * alone is indented; within a line, its lines are taken as they are. */
static void
render_partial(struct render *render, const struct node *node)
{
	const struct template *template = render_find_template(render, node);
	struct place saved = render->place;
	struct frame frame = {node->arguments, saved.template, saved.frame};

	if (!template)
		return;
	if (render->partials == RENDER_PARTIALS) {
		render_fail_partials(render, node);
		return;
	}
	render_set_indent(render, node->indent, node->alone);
	render->place.template = template;
	render->place.margin = (struct str){NULL, 0};
	if (node->arguments)
		render->place.frame = &frame;
	render->partials++;
	render_nodes(render, template->child);
	render->partials--;
	render->place = saved;
}

static void
render_node(struct render *render, const struct node *node)
{
	switch (node->kind) {
	case NODE_TEXT:
		render_text(render, node);
		break;
	case NODE_VARIABLE:
		render_variable(render, node);
		break;
	case NODE_SECTION:
		render_section(render, node);
		break;
	case NODE_INVERTED:
		render_inverted(render, node);
		break;
	case NODE_PARTIAL:
	case NODE_PARENT:
		render_partial(render, node);
		break;
	case NODE_BLOCK:
		render_block(render, node);
		break;
	}
}

static void
render_nodes(struct render *render, const struct node *node)
{
	if (node && render->depth == RENDER_DEPTH) {
		render_fail_depth(render, node);
		return;
	}
	render->depth++;
	for (; node && !render->stopped; node = node->next)
		render_node(render, node);
	render->depth--;
}

const char *
render_nearest(const struct template_set *set, struct str name,
	       struct arena *scratch)
{
	const char **names =
	    arena_array(scratch, set->templates.n + 1, sizeof(*names));

	for (size_t i = 0; i < set->templates.n; i++)
		names[i] = set->templates.items[i].key.p;
	return nearest_name(name, names, set->templates.n);
}

bool
render_template(const struct template_set *set, const struct template *template,
		const struct value *value, struct buf *out, struct diags *diags)
{
	struct scope scope = {value, NULL};
	struct render render = {
	    .set = set,
	    .out = out,
	    .diags = diags,
	    .scope = &scope,
	    .place = {.template = template},
	};

	render_nodes(&render, template->child);
	buf_free(&render.indent);
	arena_free(&render.scratch);
	return !render.failed;
}
