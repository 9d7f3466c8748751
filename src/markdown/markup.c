#include "markdown/markup.h"

#include "base/utf8.h"
#include "markdown/attributes.h"
#include "markdown/autolink.h"
#include "markdown/parts.h"

/* ---- Struck text ---- */

/* What stands beside a mark (CommonMark, section 6.2). */
enum side { SIDE_SPACE, SIDE_PUNCT, SIDE_WORD };

static enum side
side_of(unsigned c)
{
	if (c == 0 || rune_is_space(c))
		return SIDE_SPACE;
	if (c < 0x80)
		return ascii_alnum((char)c) ? SIDE_WORD : SIDE_PUNCT;
	return rune_is_letter(c) ? SIDE_WORD : SIDE_PUNCT;
}

/* What stands beside node; edge: where nothing does. */
static enum side
side_beside(cmark_node *node, enum side edge)
{
	cmark_node_type type;

	if (!node)
		return edge;
	type = cmark_node_get_type(node);
	return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK
		   ? SIDE_SPACE
		   : SIDE_PUNCT;
}

/* A single tilde within a word ("5~10") is none of markup, unlike GFM's. */
static void
push_tildes(struct pieces *pieces, struct str run, enum side before,
	    enum side behind)
{
	bool left = behind != SIDE_SPACE &&
		    (behind != SIDE_PUNCT || before != SIDE_WORD);
	bool right = before != SIDE_SPACE &&
		     (before != SIDE_PUNCT || behind != SIDE_WORD);
	bool inner = run.n == 1 && left && right;

	pieces_push_tildes(pieces, run,
			   left && (!inner || before == SIDE_PUNCT),
			   right && (!inner || behind == SIDE_PUNCT));
}

/* ---- Words ---- */

/* The words of a node while they are taken apart. */
struct words {
	struct pieces *pieces;
	cmark_node *node;
	struct place *place;
	struct str text;
	size_t done; /* before it all is pushed */
	struct autolink link;
	bool links;      /* whether to look for addresses and footnotes */
	bool link_found; /* link is the next one; there is none otherwise */
};

static enum side
edge_of(const struct words *words)
{
	cmark_node *parent = cmark_node_parent(words->node);
	cmark_node_type type = cmark_node_get_type(parent);

	return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING
		   ? SIDE_SPACE
		   : SIDE_PUNCT;
}

/* What stands before offset at; a reference is punctuation. */
static enum side
side_before(const struct words *words, size_t at)
{
	unsigned c;

	if (at == 0)
		return side_beside(cmark_node_previous(words->node),
				   edge_of(words));
	c = utf8_previous(words->text, &at);
	return at > 0 && words->text.p[at - 1] == ESCAPE ? SIDE_PUNCT
							 : side_of(c);
}

static enum side
side_behind(const struct words *words, size_t at)
{
	if (at == words->text.n)
		return side_beside(cmark_node_next(words->node),
				   edge_of(words));
	return words->text.p[at] == ESCAPE ? SIDE_PUNCT
					   : side_of(utf8_at(words->text, at));
}

/* Takes the run of tildes at offset at. */
static size_t
take_tildes(struct words *words, size_t at)
{
	struct str text = words->text;
	size_t end = at;

	while (end < text.n && text.p[end] == '~')
		end++;
	if (end - at > 2)
		return end;
	pieces_push_text(words->pieces, str_slice(text, words->done, at));
	push_tildes(words->pieces, str_slice(text, at, end),
		    side_before(words, at), side_behind(words, end));
	words->done = end;
	return end;
}

static size_t
take_autolink(struct words *words)
{
	struct arena *arena = words->pieces->builder->arena;
	struct autolink *link = &words->link;
	struct str text =
	    escapes_off(str_slice(words->text, link->from, link->to), arena);

	pieces_push_text(words->pieces,
			 str_slice(words->text, words->done, link->from));
	pieces_push(words->pieces,
		    span_link(arena, arena_str(arena, text),
			      arena_printf(arena, "%s%.*s", link->scheme,
					   STR_ARG(text))));
	words->done = link->to;
	words->link_found =
	    autolink_find(words->text, words->done, &words->link);
	return words->done;
}

struct span *
markup_note(struct builder *builder, struct str label,
	    const struct place *place)
{
	struct footnote *footnote =
	    map_get(&builder->labels, builder_label(builder, label));
	struct span *span;

	if (!footnote) {
		builder_warn_label(builder, "footnote-missing",
				   builder_line_at(builder, place->from), label,
				   "has no text");
		return NULL;
	}
	span = span_new(builder->arena, SPAN_NOTE);
	span->text = footnote->label;
	span->footnote = footnote;
	return span;
}

/* Takes the mark of a footnote, "[^label]", at offset at, where one is. */
static size_t
take_note(struct words *words, size_t at)
{
	struct str text = words->text, label;
	size_t end = at + 2 + part_label(str_skip(text, at + 2));
	struct span *span;

	if (end == at + 2 || end >= text.n || text.p[end] != ']')
		return at + 1;
	label = str_slice(text, at + 2, end);
	span = markup_note(words->pieces->builder, label, words->place);
	if (!span)
		return end;
	pieces_push_text(words->pieces, str_slice(text, words->done, at));
	pieces_push(words->pieces, span);
	words->done = end + 1;
	return end + 1;
}

/* Takes what is markup at offset at; returns where to go on. */
static size_t
take_markup(struct words *words, size_t at)
{
	struct str text = words->text;
	char c = text.p[at];

	if (words->link_found && at == words->link.from)
		return take_autolink(words);
	if (c == ESCAPE)
		return at + 2;
	if (c == '~')
		return take_tildes(words, at);
	if (c == '[' && words->links && at + 1 < text.n &&
	    text.p[at + 1] == '^')
		return take_note(words, at);
	return at + 1;
}

/* Takes what says that the image before says nothing. */
static void
take_decorative(struct words *words)
{
	const struct pieces *pieces = words->pieces;
	const struct piece *last =
	    pieces->n ? &pieces->list[pieces->n - 1] : NULL;

	if (!last || last->span->kind != SPAN_IMAGE || last->node ||
	    !str_starts(words->text, STR(ATTRIBUTES_DECORATIVE)))
		return;
	last->span->decorative = true;
	words->text = str_skip(words->text, STR(ATTRIBUTES_DECORATIVE).n);
}

void
markup_push(struct pieces *pieces, cmark_node *node, struct place *place)
{
	struct words words = {.pieces = pieces,
			      .node = node,
			      .place = place,
			      .text = place->text};

	take_decorative(&words);
	words.links =
	    !(pieces->around & (piece_bit(SPAN_LINK) | piece_bit(SPAN_IMAGE)));
	words.link_found =
	    words.links && autolink_find(words.text, 0, &words.link);
	for (size_t at = 0; at < words.text.n;)
		at = take_markup(&words, at);
	pieces_push_text(pieces, str_skip(words.text, words.done));
}
