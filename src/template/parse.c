#include "template/parse.h"

#include <stdint.h>

#include "template/tag.h"

#define PARSE_DEPTH 64 /* sections within each other in one template */

/* A section, parent or block whose closing tag has not come yet. */
struct open {
	struct node *node;  /* NULL for the template itself */
	struct node **tail; /* where its next child goes */
	struct node *lead;  /* parent that is first in its line: the text
			       before it, which becomes its indentation if
			       nothing stands behind it either */
	size_t line;        /* of the opening tag */
	size_t content;     /* offset of what is between the tags */
	struct str space;   /* what stands before it in its line, if white */
	bool argument;      /* a block within a parent */
};

struct parser {
	struct template_set *set;
	const struct source *source;
	struct diags *diags;
	size_t done; /* all before this offset is in the tree */
	bool failed;
	bool stopped;
	size_t depth; /* of open, of which the first is the template */
	struct open open[PARSE_DEPTH + 1];
};

static struct open *
parse_top(struct parser *parser)
{
	return &parser->open[parser->depth];
}

static bool
parse_in_parent(struct parser *parser)
{
	const struct node *node = parse_top(parser)->node;

	return node && node->kind == NODE_PARENT;
}

static size_t
parse_offset(const struct parser *parser, struct str slice)
{
	return (size_t)(slice.p - parser->source->text.p);
}

/* A parent shows its blocks only: the specification lets other text stand
 * between them, but whoever wrote it may not know that it is lost. */
static void
parse_warn_ignored(struct parser *parser, struct str text)
{
	const struct node *parent = parse_top(parser)->node;

	text = str_trim(text);
	if (text.n == 0)
		return;
	diag_at(parser->diags, DIAG_WARNING, "template-ignored", parser->source,
		parse_offset(parser, text),
		"not shown: it stands in parent '%.*s' but in no block",
		STR_ARG(parent->text));
}

static struct node *
parse_add(struct parser *parser, enum node_kind kind, struct str text)
{
	struct node *node = arena_alloc(parser->set->arena, sizeof(*node));
	struct open *top = parse_top(parser);

	if (kind != NODE_BLOCK && parse_in_parent(parser))
		parse_warn_ignored(parser, text);
	node->kind = kind;
	node->text = text;
	node->id = parser->set->n_nodes++;
	*top->tail = node;
	top->tail = &node->next;
	return node;
}

static bool
is_line_start(struct str text, size_t at)
{
	return at == 0 || text.p[at - 1] == '\n';
}

/* Adds the text from offset from to offset to, if there is any. */
static void
parse_add_text(struct parser *parser, size_t from, size_t to)
{
	struct str text = parser->source->text;

	if (from < to)
		parse_add(parser, NODE_TEXT, str_slice(text, from, to))->line =
		    is_line_start(text, from);
}

/* Adds the text before a tag, or, where the tag takes all its line, the text
 * before that line. A tag at the very start of a line follows an empty text
 * that marks the start. */
static void
parse_add_text_before(struct parser *parser, const struct tag *tag,
		      bool whole_line)
{
	struct str text = parser->source->text;
	size_t to = whole_line ? tag->line_start : tag->start;

	parse_add_text(parser, parser->done, to);
	if (!whole_line && is_line_start(text, to))
		parse_add(parser, NODE_TEXT, str_slice(text, to, to))->line =
		    true;
	parser->done = whole_line ? tag->next_line : tag->end;
}

/* As parse_add_text_before() for a tag that is standalone wherever nothing
 * else stands in its line; tells whether it is. */
static bool
parse_add_text_standalone(struct parser *parser, const struct tag *tag)
{
	bool alone = tag->first && tag->last;

	parse_add_text_before(parser, tag, alone);
	return alone;
}

/* White space before the tag in its line; empty where there is more. */
static struct str
parse_space_before(const struct tag *tag)
{
	return tag->first ? tag->margin : str_slice(tag->margin, 0, 0);
}

static struct path
parse_path(struct parser *parser, struct str name)
{
	struct path path = {NULL, 0};
	struct str *parts, piece;
	size_t n = 1;

	if (str_eq(name, STR(".")))
		return path;
	for (size_t at = 0; (at = str_chr(name, '.', at)) != STR_NONE; at++)
		n++;
	parts = arena_array(parser->set->arena, n, sizeof(*parts));
	while (str_cut(&name, '.', &piece))
		parts[path.n++] = piece;
	path.parts = parts;
	return path;
}

/* Makes node, which the tag opens, the one that gets children. */
static void
parse_open(struct parser *parser, struct node *node, const struct tag *tag)
{
	bool argument = parse_in_parent(parser);

	if (parser->depth == PARSE_DEPTH) {
		diag_at(parser->diags, DIAG_ERROR, "template-depth",
			parser->source, tag->start,
			"more than %d sections within each other", PARSE_DEPTH);
		parser->failed = parser->stopped = true;
		return;
	}
	parser->depth++;
	*parse_top(parser) = (struct open){
	    .node = node,
	    .tail = &node->child,
	    .line = tag->line,
	    .content = parser->done,
	    .space = parse_space_before(tag),
	    .argument = argument,
	};
}

static void
parse_add_variable(struct parser *parser, const struct tag *tag)
{
	struct node *node;

	parse_add_text_before(parser, tag, false);
	node = parse_add(parser, NODE_VARIABLE, tag->name);
	node->path = parse_path(parser, tag->name);
	node->markup = tag->kind == TAG_MARKUP;
}

static void
parse_add_section(struct parser *parser, const struct tag *tag)
{
	struct node *node;

	parse_add_text_standalone(parser, tag);
	node = parse_add(
	    parser, tag->kind == TAG_SECTION ? NODE_SECTION : NODE_INVERTED,
	    tag->name);
	node->path = parse_path(parser, tag->name);
	parse_open(parser, node, tag);
}

static void
parse_add_partial(struct parser *parser, const struct tag *tag)
{
	bool alone = parse_add_text_standalone(parser, tag);
	struct node *node = parse_add(parser, NODE_PARTIAL, tag->name);

	node->alone = alone;
	node->dynamic = tag->dynamic;
	if (alone)
		node->indent = parse_space_before(tag);
	if (tag->dynamic)
		node->path = parse_path(parser, tag->name);
}

/* Whether a parent stands alone shows at its closing tag; until then what
 * stands before it in its line is a text of its own. */
static void
parse_add_parent(struct parser *parser, const struct tag *tag)
{
	struct template_set *set = parser->set;
	struct node *lead = NULL, *node;

	if (tag->first && !parse_in_parent(parser)) {
		parse_add_text(parser, parser->done, tag->line_start);
		lead = parse_add(parser, NODE_TEXT, parse_space_before(tag));
		lead->line = true;
		parser->done = tag->end;
	} else {
		parse_add_text_before(parser, tag, false);
	}
	node = parse_add(parser, NODE_PARENT, tag->name);
	node->dynamic = tag->dynamic;
	node->arguments = arena_alloc(set->arena, sizeof(*node->arguments));
	if (tag->dynamic)
		node->path = parse_path(parser, tag->name);
	parse_open(parser, node, tag);
	if (!parser->stopped)
		parse_top(parser)->lead = lead;
}

/* Nothing but blocks counts within a parent, so what else stands in the line
 * of an argument's tags does not matter. */
static void
parse_add_block(struct parser *parser, const struct tag *tag)
{
	bool argument = parse_in_parent(parser);
	bool alone = tag->last && (tag->first || argument);
	struct node *node;

	parse_add_text(parser, parser->done,
		       tag->first ? tag->line_start : tag->start);
	parser->done = alone ? tag->next_line : tag->end;
	node = parse_add(parser, NODE_BLOCK, tag->name);
	node->alone = alone;
	node->leads = tag->first && !alone;
	node->indent = parse_space_before(tag);
	node->margin = tag->margin;
	parse_open(parser, node, tag);
}

static const char *
node_noun(const struct node *node)
{
	switch (node->kind) {
	case NODE_PARENT:
		return "parent";
	case NODE_BLOCK:
		return "block";
	case NODE_TEXT:
	case NODE_VARIABLE:
	case NODE_SECTION:
	case NODE_INVERTED:
	case NODE_PARTIAL:
		break;
	}
	return "section";
}

/* Gives up on the innermost open section, which has no closing tag. */
static void
parse_fail_open(struct parser *parser)
{
	const struct open *top = parse_top(parser);

	diag_at(parser->diags, DIAG_ERROR, "template-section", parser->source,
		parse_offset(parser, top->node->text),
		"%s '%.*s' opened in line %zu is not closed",
		node_noun(top->node), STR_ARG(top->node->text), top->line);
	parser->failed = true;
	parser->depth--;
}

static bool
parse_closes(const struct node *node, const struct tag *tag)
{
	struct str text = node->text;

	if (tag->dynamic && !node->dynamic) {
		/* An asterisk is a plain character to other tags. */
		if (!str_starts(text, STR("*")))
			return false;
		text = str_skip(text, 1);
	}
	return node->dynamic <= tag->dynamic && str_eq(text, tag->name);
}

/* Makes the section that the tag closes the innermost one, as far as there
 * is one; false where nothing is open.  A name that is open nowhere is most
 * often a slip in the name of the innermost. */
static bool
parse_match(struct parser *parser, const struct tag *tag)
{
	const struct open *top = parse_top(parser);
	size_t depth = parser->depth;

	while (depth > 0 && !parse_closes(parser->open[depth].node, tag))
		depth--;
	if (depth > 0) {
		while (parser->depth > depth)
			parse_fail_open(parser);
		return true;
	}
	parser->failed = true;
	if (parser->depth == 0)
		diag_at(parser->diags, DIAG_ERROR, "template-section",
			parser->source, parse_offset(parser, tag->name),
			"closing tag '%.*s' without an opening one",
			STR_ARG(tag->name));
	else
		diag_at(parser->diags, DIAG_ERROR, "template-section",
			parser->source, parse_offset(parser, tag->name),
			"closing tag '%.*s' in %s '%.*s' opened in line %zu",
			STR_ARG(tag->name), node_noun(top->node),
			STR_ARG(top->node->text), top->line);
	return parser->depth > 0;
}

/* A parent is standalone as one thing, from its opening tag to its closing
 * one; nothing of it but the indentation is text. */
static void
parse_close_parent(struct parser *parser, const struct tag *tag)
{
	struct open *top = parse_top(parser);

	parse_add_text(parser, parser->done, tag->start);
	parser->done = tag->end;
	if (top->lead && tag->last) {
		top->lead->text.n = 0;
		top->lead->line = false;
		top->node->alone = true;
		top->node->indent = top->space;
		parser->done = tag->next_line;
	}
}

/* White space that the first line between two offsets begins with, other
 * than lines of nothing but it; false where there is no such line. */
static bool
parse_find_margin(const struct parser *parser, size_t from, size_t to,
		  struct str *margin)
{
	struct str text = str_slice(parser->source->text, 0, to);

	for (size_t at = from; at < to; at++) {
		if (text.p[at] == '\n') {
			from = at + 1;
		} else if (!ascii_space(text.p[at])) {
			*margin = str_slice(text, from, at);
			return true;
		}
	}
	return false;
}

/* Registers a block as an argument of the parent it stands in. */
static void
parse_add_argument(struct parser *parser, const struct node *parent,
		   struct node *block)
{
	void **place =
	    map_put(parent->arguments, parser->set->arena, block->text);

	if (*place)
		diag_at(parser->diags, DIAG_WARNING, "template-ignored",
			parser->source, parse_offset(parser, block->text),
			"not shown: parent '%.*s' has block '%.*s' already",
			STR_ARG(parent->text), STR_ARG(block->text));
	else
		*place = block;
}

/* The indentation of a block is that of its content, where that starts on a
 * line of its own and is not blank, and that of its opening line otherwise. */
static void
parse_close_block(struct parser *parser, const struct tag *tag)
{
	struct open *top = parse_top(parser);
	struct node *block = top->node;
	size_t end = tag->first ? tag->line_start : tag->start;
	struct str margin = block->indent;

	if (top->argument) {
		parse_add_text(parser, parser->done, end);
		parser->done = tag->end;
		parse_add_argument(parser, top[-1].node, block);
	} else {
		parse_add_text_standalone(parser, tag);
	}
	if (block->alone &&
	    parse_find_margin(parser, top->content, end, &margin))
		block->indent = block->margin = margin;
}

static void
parse_close(struct parser *parser, const struct tag *tag)
{
	if (!parse_match(parser, tag)) {
		parse_add_text_standalone(parser, tag);
		return;
	}
	switch (parse_top(parser)->node->kind) {
	case NODE_PARENT:
		parse_close_parent(parser, tag);
		break;
	case NODE_BLOCK:
		parse_close_block(parser, tag);
		break;
	case NODE_SECTION:
	case NODE_INVERTED:
	case NODE_TEXT:
	case NODE_VARIABLE:
	case NODE_PARTIAL:
		parse_add_text_standalone(parser, tag);
		break;
	}
	parser->depth--;
}

static void
parse_add_tag(struct parser *parser, const struct tag *tag)
{
	switch (tag->kind) {
	case TAG_VARIABLE:
	case TAG_MARKUP:
		parse_add_variable(parser, tag);
		break;
	case TAG_SECTION:
	case TAG_INVERTED:
		parse_add_section(parser, tag);
		break;
	case TAG_CLOSE:
		parse_close(parser, tag);
		break;
	case TAG_PARTIAL:
		parse_add_partial(parser, tag);
		break;
	case TAG_PARENT:
		parse_add_parent(parser, tag);
		break;
	case TAG_BLOCK:
		parse_add_block(parser, tag);
		break;
	case TAG_COMMENT:
	case TAG_DELIMITERS:
		parse_add_text_standalone(parser, tag);
		break;
	}
}

bool
parse_template(struct template_set *set, const struct source *source,
	       struct diags *diags, const struct node **first)
{
	struct parser parser = {.set = set, .source = source, .diags = diags};
	struct node *child = NULL;
	struct tag_reader reader;
	struct tag tag;

	parse_top(&parser)->tail = &child;
	tag_reader_init(&reader, source, diags);
	while (!parser.stopped && tag_next(&reader, &tag))
		parse_add_tag(&parser, &tag);
	if (!parser.stopped) {
		while (parser.depth > 0)
			parse_fail_open(&parser);
		parse_add_text(&parser, parser.done, source->text.n);
	}
	*first = child;
	return !reader.failed && !parser.failed;
}
