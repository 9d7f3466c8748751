/*
 * Markdown model: random briefings with nasty texts, the same for the same
 * seed. Every function that makes something says what is left out because
 * CommonMark or the dialect cannot express it; normalise_spans() mends what
 * chance has put together.
 */
#ifndef BREVIER_TESTS_MARKDOWN_MODEL_H
#define BREVIER_TESTS_MARKDOWN_MODEL_H

#include "check.h"

#include "base/buf.h"
#include "markdown/label.h"
#include "model/briefing.h"
#include "model/footnote.h"
#include "model/native.h"
#include "model/site.h"

struct model {
	struct arena *arena;
	const struct site *site;
	uint64_t state;
	bool entries; /* there are some: then deeper headings can be, too */
	struct footnote *footnotes; /* of the briefing */
	int page;                   /* the last one: they follow each other */
};

/* xorshift64*: S. Vigna, "An experimental exploration of Marsaglia's xorshift
 * generators, scrambled", 2016. */
static inline unsigned
below(struct model *model, unsigned n)
{
	model->state ^= model->state >> 12;
	model->state ^= model->state << 25;
	model->state ^= model->state >> 27;
	return (unsigned)((model->state * 0x2545F4914F6CDD1DULL) >> 33) % n;
}

static inline bool
one_in(struct model *model, unsigned n)
{
	return below(model, n) == 0;
}

/* ---- Texts ---- */

static inline struct str
pick_piece(struct model *model)
{
	static const struct str pieces[] = {
#define P(s) STR_INIT(s)
	    P("word"),       P("two words"), P(" "),         P("  "),
	    P("*"),          P("**"),        P("_"),         P("__"),
	    P("a_b_c"),      P("`"),         P("``"),        P("["),
	    P("]"),          P("[x](y)"),    P("![x](y)"),   P("[x]: y"),
	    P("!"),          P("<b>"),       P("<"),         P("<!-- x -->"),
	    P("<http:x>"),   P("&amp;"),     P("&"),         P("&#35;"),
	    P("&copy;"),     P("\\"),        P("\\\\"),      P("\\*"),
	    P("# "),         P("#"),         P("> "),        P("- "),
	    P("+ "),         P("1. "),       P("12) "),      P("1.5"),
	    P("==="),        P("---"),       P("***"),       P("~~~"),
	    P("```"),        P("\t"),        P("|"),         P(":"),
	    P("："),         P("中文"),      P("。"),        P("（关于）"),
	    P("“quoted”"),   P("مرحبا"),     P("שלום"),      P("e\u0301"),
	    P("\u0301"),     P("\u00A0"),    P("\u3000"),    P("\u200B"),
	    P("한국어"),     P("😀"),         P("{#x}"),      P("}"),
	    P("("),          P(")"),         P("é"),         P("ÄÖ"),
	    P("\n"),         P("$1"),        P("—"),         P("..."),
	    P("~"),          P("~~"),        P("5~10"),      P("~~x~~"),
	    P("[^1]"),       P("[^1]: x"),   P("^"),         P("[!NOTE]"),
	    P(": "),         P("|---|"),     P("| a | b |"), P(":-:"),
	    P("www.a.org"),  P("https://"),  P("a@b.org"),   P("[ ] "),
	    P("[x] "),       P("{.x}"),      P("@"),         P("www."),
	    P("{alt=\"\"}"),
#undef P
	};

	return pieces[below(model, sizeof(pieces) / sizeof(*pieces))];
}

static inline struct str
make_text(struct model *model)
{
	struct buf out = {0};

	for (unsigned n = 1 + below(model, 4); n > 0; n--)
		buf_put(&out, pick_piece(model));
	struct str text = buf_take(&out, model->arena);

	buf_free(&out);
	return text;
}

/* A text as it is after span_plain(): trimmed. */
static inline struct str
make_plain(struct model *model)
{
	struct span *span = span_text(model->arena, make_text(model));

	return span_plain(model->arena, span);
}

static inline struct str
make_url(struct model *model)
{
	static const struct str urls[] = {
	    STR_INIT("https://example.org/a"),
	    STR_INIT("https://example.org/?a=b&amp;c=&copy;"),
	    STR_INIT("https://example.org/(a)"),
	    STR_INIT("https://example.org/(a"),
	    STR_INIT("a b"),
	    STR_INIT(""),
	    STR_INIT("<x>"),
	    STR_INIT("\\*\\"),
	    STR_INIT("http://例.org/路#:~:text=a,b"),
	    STR_INIT(" x\n"),
	    STR_INIT("a]b[c`d*e_f"),
	};

	return urls[below(model, sizeof(urls) / sizeof(*urls))];
}

/* ---- Spans ---- */

enum {
	IN_EMPH = 1,
	IN_STRONG = 2,
	IN_LINK = 4,
	IN_HEADING = 8,
	IN_STRIKE = 16
};

static inline bool
is_line_end(const struct span *span)
{
	return span->kind == SPAN_SOFTBREAK || span->kind == SPAN_HARDBREAK;
}

/*
 * CommonMark has one text where two meet, no empty text, no line end beside
 * another, none at the ends of a paragraph, in a heading or at the ends of
 * emphasis.
 */
static inline struct span *
normalise_spans(struct model *model, struct span *spans, bool breaks)
{
	struct span **at = &spans, *before = NULL;

	while (*at) {
		struct span *span = *at;

		if (is_line_end(span) && (!breaks || !before || !span->next ||
					  is_line_end(before))) {
			*at = span->next;
		} else if (before && before->kind == SPAN_TEXT &&
			   span->kind == SPAN_TEXT) {
			before->text = arena_printf(model->arena, "%.*s%.*s",
						    STR_ARG(before->text),
						    STR_ARG(span->text));
			*at = span->next;
		} else {
			before = span;
			at = &span->next;
		}
	}
	if (before && is_line_end(before))
		return normalise_spans(model, spans, breaks);
	return spans;
}

static inline struct span *make_spans(struct model *model, unsigned in);

/* Code is not empty and has no line ends, and no "]:", which in a link at the
 * start of a paragraph would make a definition of it; raw HTML stands within a
 * line, and is not the separator; a page has a number from 1. */
static inline struct span *
make_leaf(struct model *model, unsigned in)
{
	static const char *const html[] = {"<b>", "</b>", "<br/>", "<!-- x -->",
					   "<a href=\"]\">"};
	struct span *span;

	switch (below(model, in & IN_HEADING ? 4 : 6)) {
	case 0:
		span = span_new(model->arena, SPAN_CODE);
		do
			span->text = make_text(model);
		while (str_chr(span->text, '\n', 0) != STR_NONE ||
		       str_find(span->text, STR("]:"), 0) != STR_NONE);
		return span;
	case 1:
		span = span_new(model->arena, SPAN_HTML);
		span->text = str_from(html[below(model, 5)]);
		return span;
	case 2:
		span = span_new(model->arena, SPAN_PAGE);
		span->page = ++model->page;
		return span;
	case 4:
		return span_new(model->arena, SPAN_SOFTBREAK);
	case 5:
		return span_new(model->arena, SPAN_HARDBREAK);
	default:
		return span_text(model->arena, make_text(model));
	}
}

/* The mark of one of the footnotes; text where there are none, and in links. */
static inline struct span *
make_note_mark(struct model *model, unsigned in)
{
	struct footnote *footnote = model->footnotes;
	struct span *span;

	for (unsigned n = below(model, 4); footnote && n > 0; n--)
		footnote = footnote->next;
	if (!footnote || in & IN_LINK)
		return span_text(model->arena, make_text(model));
	span = span_new(model->arena, SPAN_NOTE);
	span->text = footnote->label;
	span->footnote = footnote;
	return span;
}

/* No emphasis within emphasis of its kind, but through a link; no link within
 * a link, no struck text within struck text; no emphasis without words. */
static inline struct span *
make_span(struct model *model, unsigned in)
{
	unsigned heading = in & IN_HEADING;
	struct span *span;

	if (!(in & IN_EMPH) && one_in(model, 7)) {
		span = span_new(model->arena, SPAN_EMPH);
		span->child = make_spans(model, in | IN_EMPH);
	} else if (!(in & IN_STRONG) && one_in(model, 7)) {
		span = span_new(model->arena, SPAN_STRONG);
		span->child = make_spans(model, in | IN_STRONG);
	} else if (!(in & IN_STRIKE) && one_in(model, 9)) {
		span = span_new(model->arena, SPAN_STRIKE);
		span->child = make_spans(model, in | IN_STRIKE);
	} else if (one_in(model, 12)) {
		return make_note_mark(model, in);
	} else if (!(in & IN_LINK) && one_in(model, 6)) {
		span = span_new(model->arena,
				one_in(model, 4) ? SPAN_IMAGE : SPAN_LINK);
		span->url = make_url(model);
		if (one_in(model, 4))
			span->text = make_text(model);
		if (!one_in(model, 8))
			span->child = make_spans(model, heading | IN_LINK |
							    (in & IN_STRIKE));
		else
			span->decorative =
			    span->kind == SPAN_IMAGE && one_in(model, 2);
	} else if (one_in(model, 3)) {
		return make_leaf(model, in);
	} else {
		return span_text(model->arena, make_text(model));
	}
	return span;
}

static inline struct span *
make_spans(struct model *model, unsigned in)
{
	struct span *spans = NULL;

	for (unsigned n = 1 + below(model, 4); n > 0; n--)
		span_append(&spans, make_span(model, in));
	spans = normalise_spans(
	    model, spans,
	    !(in & (IN_HEADING | IN_EMPH | IN_STRONG | IN_LINK | IN_STRIKE)));
	return spans ? spans : span_text(model->arena, STR("x"));
}

/*
 * No paragraph begins with raw HTML or a page mark: it would be a block. What
 * looks like a label at the start of a line is one in an entry.
 */
static inline struct span *
make_para_spans(struct model *model)
{
	struct span *spans = make_spans(model, 0);
	struct str label;

	while (spans->kind == SPAN_HTML || spans->kind == SPAN_PAGE ||
	       label_read(spans, model->arena, &label) ||
	       label_follows(spans, model->arena))
		spans = make_spans(model, 0);
	return spans;
}

/* ---- Blocks ---- */

static inline struct block *make_blocks(struct model *model, int depth,
					bool tight);

/* A paragraph; an image with a title alone is a figure. */
static inline struct block *
make_text_block(struct model *model)
{
	struct block *block = block_new(model->arena, BLOCK_PARA);
	struct span *spans = make_para_spans(model);

	block->spans = spans;
	if (one_in(model, 16)) {
		spans = block->spans = span_new(model->arena, SPAN_IMAGE);
		spans->url = make_url(model);
		spans->text = make_text(model);
		spans->child = make_spans(model, IN_LINK);
	}
	if (spans->kind == SPAN_IMAGE && spans->text.n > 0 && !spans->next)
		block->kind = BLOCK_FIGURE;
	return block;
}

/* The first block of a task is text. */
static inline enum task
make_task(struct model *model, const struct block *item)
{
	if (!item->child ||
	    (item->child->kind != BLOCK_PARA &&
	     item->child->kind != BLOCK_FIGURE) ||
	    !one_in(model, 3))
		return TASK_NONE;
	return one_in(model, 2) ? TASK_OPEN : TASK_DONE;
}

/* A list of one item with one block is tight. */
static inline struct block *
make_list(struct model *model, int depth)
{
	struct block *list = block_new(model->arena, BLOCK_LIST);
	struct block **last = &list->child;
	unsigned n = 1 + below(model, 3);

	list->ordered = one_in(model, 3);
	list->start = list->ordered ? (int)below(model, 3) * 9 : 0;
	list->tight = one_in(model, 2);
	for (unsigned i = 0; i < n; i++) {
		*last = block_new(model->arena, BLOCK_ITEM);
		if (!one_in(model, 9))
			(*last)->child =
			    make_blocks(model, depth + 1, list->tight);
		(*last)->task = make_task(model, *last);
		last = &(*last)->next;
	}
	if (n == 1 && (!list->child->child || !list->child->child->next))
		list->tight = true;
	return list;
}

static inline struct block *
make_code(struct model *model)
{
	static const char *const texts[] = {"",          "a\n",       "\n",
					    "\n\n",      "a\n\n b\n", "```\n",
					    "\tx\n  \n", "> - <b>\n"};
	struct block *code = block_new(model->arena, BLOCK_CODE);

	code->text = str_from(texts[below(model, 8)]);
	if (one_in(model, 2))
		code->info = str_trim(make_plain(model));
	return code;
}

/* HTML that ends with a blank line only can be followed by nothing in a tight
 * list. */
static inline struct block *
make_html(struct model *model, bool tight)
{
	static const char *const texts[] = {"<!-- a\n\n b -->", "<?x ?>",
					    "<pre>\n\n</pre>",
					    "<div>\n  x\n</div>", "<b>"};
	struct block *html = block_new(model->arena, BLOCK_HTML);

	html->text = str_from(texts[below(model, tight ? 3 : 5)]);
	return html;
}

/* One that ends with a space would lose that before an id. */
static inline struct span *
make_title(struct model *model)
{
	struct span *title = make_spans(model, IN_HEADING), *last = title;

	while (last->next)
		last = last->next;
	if (last->kind == SPAN_TEXT && str_ends(last->text, STR(" ")))
		last->next = span_text(model->arena, STR("x"));
	return normalise_spans(model, title, false);
}

static inline struct block *
make_heading(struct model *model, int depth)
{
	struct block *heading = block_new(model->arena, BLOCK_HEADING);

	/* At the top, deeper than entries. */
	heading->level =
	    depth == 0 ? 4 + (int)below(model, 3) : 1 + (int)below(model, 6);
	if (!one_in(model, 9))
		heading->spans = make_title(model);
	if (one_in(model, 4))
		heading->id = STR("a*b_&amp;");
	if (one_in(model, 6))
		heading->classes =
		    one_in(model, 2) ? STR("wide") : STR("wide a_b-c");
	return heading;
}

/* Whether code or HTML has a backslash before a pipe: a cell cannot. */
static inline bool
has_bad_pipe(const struct span *span)
{
	for (; span; span = span->next)
		if (((span->kind == SPAN_CODE || span->kind == SPAN_HTML) &&
		     str_find(span->text, STR("\\|"), 0) != STR_NONE) ||
		    has_bad_pipe(span->child))
			return true;
	return false;
}

static inline struct span *
make_cell_spans(struct model *model)
{
	struct span *spans =
	    one_in(model, 6) ? NULL : make_spans(model, IN_HEADING);

	while (has_bad_pipe(spans))
		spans = make_spans(model, IN_HEADING);
	return spans;
}

static inline struct block *
make_table(struct model *model)
{
	struct block *table = block_new(model->arena, BLOCK_TABLE);
	struct block **row = &table->child, **cell;
	enum align aligns[3];
	unsigned columns = 1 + below(model, 3);

	for (unsigned i = 0; i < columns; i++)
		aligns[i] = (enum align)below(model, 4);
	for (unsigned n = 1 + below(model, 3); n > 0; n--) {
		*row = block_new(model->arena, BLOCK_ROW);
		cell = &(*row)->child;
		for (unsigned i = 0; i < columns; i++) {
			*cell = block_new(model->arena, BLOCK_CELL);
			(*cell)->align = aligns[i];
			(*cell)->spans = make_cell_spans(model);
			cell = &(*cell)->next;
		}
		row = &(*row)->next;
	}
	return table;
}

/* A term is one line, and no block of HTML. */
static inline struct block *
make_term(struct model *model)
{
	struct block *term = block_new(model->arena, BLOCK_TERM);

	do
		term->spans = make_spans(model, IN_HEADING);
	while (term->spans->kind == SPAN_HTML ||
	       term->spans->kind == SPAN_PAGE);
	return term;
}

/* In a tight list no blank line stands in a definition. */
static inline struct block *
make_terms(struct model *model, int depth, bool tight)
{
	struct block *terms = block_new(model->arena, BLOCK_TERMS);
	struct block **last = &terms->child;

	terms->tight = tight || one_in(model, 2);
	for (unsigned n = 1 + below(model, 2); n > 0; n--) {
		*last = make_term(model);
		for (unsigned i = 1 + below(model, 2); i > 0; i--) {
			last = &(*last)->next;
			*last = block_new(model->arena, BLOCK_DEFINITION);
			if (tight)
				(*last)->child = make_text_block(model);
			else if (!one_in(model, 6))
				(*last)->child =
				    make_blocks(model, depth + 1, false);
		}
		last = &(*last)->next;
	}
	return terms;
}

static inline struct block *
make_admonition(struct model *model, int depth)
{
	struct block *block = block_new(model->arena, BLOCK_ADMONITION);

	block->admonition = (enum admonition)below(model, ADMONITIONS);
	if (!one_in(model, 6))
		block->child = make_blocks(model, depth + 1, false);
	return block;
}

static inline struct block *
make_block(struct model *model, int depth, bool tight)
{
	unsigned kind = below(model, 20);
	struct block *block;

	if (kind < 3 && depth < 3)
		return make_list(model, depth);
	if (kind < 5 && depth < 3) {
		block = block_new(model->arena, BLOCK_QUOTE);
		if (!one_in(model, 9))
			block->child = make_blocks(model, depth + 1, false);
		return block;
	}
	if (kind == 5)
		return make_code(model);
	if (kind == 6)
		return block_new(model->arena, BLOCK_RULE);
	if (kind == 7)
		return make_html(model, tight);
	if (kind == 8 && (depth > 0 || model->entries))
		return make_heading(model, depth);
	if (kind == 10)
		return make_table(model);
	if (kind == 11 && depth < 3)
		return make_terms(model, depth, tight);
	if (kind == 12 && depth < 3)
		return make_admonition(model, depth);
	if (kind != 9)
		return make_text_block(model);
	block = block_new(model->arena, BLOCK_PAGE);
	block->page = ++model->page;
	return block;
}

/* Some that the text may name, and some that it will not. */
static inline void
make_footnotes(struct model *model)
{
	static const char *const labels[] = {"1", "a_b", "Größe", "x-2", "2"};
	struct footnote **last = &model->footnotes;

	model->footnotes = NULL;
	for (unsigned n = below(model, 6), i = 0; i < n; i++) {
		*last = arena_alloc(model->arena, sizeof(**last));
		(*last)->label = str_from(labels[i]);
		last = &(*last)->next;
	}
	for (struct footnote *at = model->footnotes; at; at = at->next)
		if (!one_in(model, 6))
			at->blocks = make_blocks(model, 1, false);
}

/* A page mark right before a heading at the top belongs to the heading only
 * where that is one of the outline: both ways are fine. */
static inline struct block *
make_blocks(struct model *model, int depth, bool tight)
{
	struct block *blocks = NULL;

	for (unsigned n = 1 + below(model, 3); n > 0; n--)
		block_append(&blocks, make_block(model, depth, tight));
	return blocks;
}

#endif
