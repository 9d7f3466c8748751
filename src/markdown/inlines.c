#include "markdown/inlines.h"

#include "markdown/definitions.h"
#include "markdown/escapes.h"
#include "markdown/markup.h"
#include "markdown/parts.h"
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

/* ---- Nodes ---- */

/* A kind that is not to stand within itself, as a bit; 0 for the others. */
static unsigned
kind_bit(const struct builder *builder, cmark_node_type type)
{
	if (type == CMARK_NODE_LINK)
		return piece_bit(SPAN_LINK);
	if (builder->plain)
		return 0;
	return type == CMARK_NODE_EMPH     ? piece_bit(SPAN_EMPH)
	       : type == CMARK_NODE_STRONG ? piece_bit(SPAN_STRONG)
					   : 0;
}

static struct span *
make_html(struct builder *builder, cmark_node *node)
{
	struct str html = builder_literal(builder, node);
	int page = builder->plain ? 0 : raw_page(html);
	struct span *span =
	    span_new(builder->arena, page > 0 ? SPAN_PAGE : SPAN_HTML);

	if (page > 0)
		span->page = page;
	else if (builder->plain)
		span->text = html;
	else
		span->text = html_lines(html, builder->heading ? ' ' : '\n',
					builder->arena);
	return span;
}

static struct span *
make_break(struct builder *builder, enum span_kind kind)
{
	return builder->heading && !builder->plain
		   ? span_text(builder->arena, STR(" "))
		   : span_new(builder->arena, kind);
}

static struct span *
make_literal(struct builder *builder, cmark_node *node, enum span_kind kind)
{
	struct span *span = span_new(builder->arena, kind);

	span->text = builder_literal(builder, node);
	return span;
}

static struct span *
make_link(struct builder *builder, cmark_node *node, enum span_kind kind)
{
	struct span *span = span_new(builder->arena, kind);
	struct str title = str_from(cmark_node_get_title(node));

	span->line = builder_line(builder, node);
	span->url =
	    arena_str(builder->arena, str_from(cmark_node_get_url(node)));
	if (title.n > 0)
		span->text = arena_str(builder->arena, title);
	return span;
}

/* The span of one node, without its children; NULL for what has none. */
static struct span *
make_span(struct builder *builder, cmark_node *node)
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
		return span_new(builder->arena, SPAN_EMPH);
	if (type == CMARK_NODE_STRONG)
		return span_new(builder->arena, SPAN_STRONG);
	if (type == CMARK_NODE_LINK)
		return make_link(builder, node, SPAN_LINK);
	if (type == CMARK_NODE_IMAGE)
		return make_link(builder, node, SPAN_IMAGE);
	return NULL;
}

/* Takes "[^label]" off the start of text; NULL where there is no footnote of
 * that label. */
static struct span *
take_note(struct builder *builder, struct str *text, const struct place *place)
{
	struct str label;

	if (!str_starts(*text, STR("[^")))
		return NULL;
	label = str_slice(*text, 2, 2 + part_label(str_skip(*text, 2)));
	*text = str_skip(*text, 2 + label.n);
	if (!str_starts(*text, STR("]")) ||
	    !map_get(&builder->labels, builder_label(builder, label)))
		return NULL;
	*text = str_skip(*text, 1);
	return markup_note(builder, label, place);
}

/* "[]", also with white space. */
static bool
is_blank_label(struct str text)
{
	return str_starts(text, STR("[")) && str_ends(text, STR("]")) &&
	       str_trim(str_slice(text, 1, text.n - 1)).n == 0;
}

static void push_nodes(struct pieces *pieces, cmark_node *node, int depth);

/* Takes "[words][^label]" where cmark has seen a link of these words. */
static bool
push_words_note(struct pieces *pieces, cmark_node *node, struct str text,
		const struct place *place, int depth)
{
	bool image = str_starts(text, STR("!"));
	size_t at = text.n;
	struct span *note;

	while (at > 0 && text.p[at - 1] != '[')
		at--;
	if (at < 2 || text.p[at - 2] != ']')
		return false;
	text = str_skip(text, at - 1);
	note = take_note(pieces->builder, &text, place);
	if (!note || text.n > 0)
		return false;
	pieces_push_text(pieces, image ? STR("![") : STR("["));
	push_nodes(pieces, cmark_node_first_child(node), depth + 1);
	pieces_push_text(pieces, STR("]"));
	pieces_push(pieces, note);
	return true;
}

/* Takes "[^label]" where cmark has seen a link, as the footnote's text is one
 * word: "[^1]: https://example.org" defines a link; also where another one or
 * other words in brackets stand before it. */
static bool
push_note_link(struct pieces *pieces, cmark_node *node,
	       const struct place *place, int depth)
{
	struct builder *builder = pieces->builder;
	struct str all = str_slice(builder->content, place->from, place->to);
	bool image = str_starts(all, STR("!"));
	struct str text = str_skip(all, image);
	struct span *note = take_note(builder, &text, place), *second = NULL;

	if (!note)
		return push_words_note(pieces, node, all, place, depth);
	if (text.n > 0 && !is_blank_label(text)) {
		second = take_note(builder, &text, place);
		if (!second || text.n > 0)
			return false;
	}
	if (image)
		pieces_push_text(pieces, STR("!"));
	pieces_push(pieces, note);
	if (second)
		pieces_push(pieces, second);
	else if (text.n > 0)
		pieces_push_text(pieces, text);
	return true;
}

static void
push_node(struct pieces *pieces, cmark_node *node, int depth)
{
	struct builder *builder = pieces->builder;
	cmark_node_type type = cmark_node_get_type(node);
	cmark_node *child = cmark_node_first_child(node);
	struct place *place = builder->plain ? NULL : escapes_place(node);
	struct piece *piece;
	struct span *span;

	if (place && place->dropped)
		return;
	if (place && type == CMARK_NODE_TEXT) {
		markup_push(pieces, node, place);
		return;
	}
	if (place && (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) &&
	    push_note_link(pieces, node, place, depth))
		return;
	if (child && depth >= DEPTH_MAX) {
		pieces_push_text(pieces, builder_flatten(builder, node));
		return;
	}
	if (pieces->around & kind_bit(builder, type)) {
		push_nodes(pieces, child, depth + 1);
		return;
	}
	span = make_span(builder, node);
	if (!span)
		return;
	if (builder->keep && place)
		span->reference = definitions_reference(builder, place);
	piece = pieces_push(pieces, span);
	piece->node = child ? node : NULL;
	piece->depth = depth + 1;
}

/* Emphasis within emphasis of its kind, and an address within a link, leave
 * their words only. */
static void
push_nodes(struct pieces *pieces, cmark_node *node, int depth)
{
	for (; node; node = cmark_node_next(node))
		push_node(pieces, node, depth);
}

/* ---- Spans ---- */

static struct span *make_spans(struct builder *builder, cmark_node *node,
			       int depth, unsigned around);

/* Fills in what a piece holds. Emphasis in a link knows nothing of emphasis
 * around the link. */
static void
fill(struct pieces *pieces, const struct piece *piece, unsigned around)
{
	enum span_kind kind = piece->span->kind;
	unsigned links = piece_bit(SPAN_LINK) | piece_bit(SPAN_STRIKE);

	if (!piece->node)
		return;
	if (kind == SPAN_LINK || kind == SPAN_IMAGE)
		around &= links;
	if (kind == SPAN_IMAGE)
		around |= piece_bit(SPAN_IMAGE);
	around |= kind_bit(pieces->builder, cmark_node_get_type(piece->node));
	piece->span->child =
	    make_spans(pieces->builder, cmark_node_first_child(piece->node),
		       piece->depth, around);
}

/* Struck text within struck text leaves its words only. */
static struct span *
join(struct pieces *pieces)
{
	struct arena *arena = pieces->builder->arena;
	struct span *first = NULL, **last = &first, *struck = NULL;
	unsigned around = pieces->around, strike = piece_bit(SPAN_STRIKE);
	int level = around & strike ? 1 : 0;

	for (size_t i = 0; i < pieces->n; i++) {
		const struct piece *piece = &pieces->list[i];

		if (piece->match > 0 && level++ == 0) {
			*last = struck = span_new(arena, SPAN_STRIKE);
			last = &struck->child;
			around |= strike;
		} else if (piece->match < 0 && --level == 0) {
			struck->child = tidy_spans(struck->child, arena);
			last = &struck->next;
			around &= ~strike;
		}
		if (piece->match != 0)
			continue;
		fill(pieces, piece, around);
		*last = piece->span;
		last = &piece->span->next;
	}
	return first;
}

static struct span *
make_spans(struct builder *builder, cmark_node *node, int depth,
	   unsigned around)
{
	struct pieces pieces = {.builder = builder, .around = around};

	push_nodes(&pieces, node, depth);
	if (pieces.tildes)
		pieces_match(&pieces);
	return tidy_spans(join(&pieces), builder->arena);
}

struct span *
inlines_make(struct builder *builder, cmark_node *node, int depth)
{
	return make_spans(builder, node, depth, 0);
}
