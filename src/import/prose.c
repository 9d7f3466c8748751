#include "import/prose.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "model/address.h"

/* ---- Spans ---- */

static void
put_span(struct prose *prose, struct span *span)
{
	struct words *words = &prose->words;

	*(words->last ? &words->last->next : words->first) = span;
	words->last = span;
}

static void
put_page(struct prose *prose, int page)
{
	struct span *span = span_new(prose->arena, SPAN_PAGE);

	span->page = page;
	prose->page = page;
	put_span(prose, span);
}

static void
put_words(struct prose *prose, struct str text)
{
	struct span *last = prose->words.last;

	if (text.n == 0)
		return;
	if (!last || last->kind != SPAN_TEXT) {
		put_span(prose, span_text(prose->arena, text));
		return;
	}
	struct buf joined = {0};

	buf_put(&joined, last->text);
	buf_put(&joined, text);
	last->text = buf_take(&joined, prose->arena);
	buf_free(&joined);
}

/* Puts the text from byte from to byte to, with the marks of the pages that
 * begin in it, but not of one that an item begins with: read again, a mark
 * before all words would be a block. */
static void
put_text(struct prose *prose, const struct para *para, size_t from, size_t to)
{
	const struct piece *end = para->pieces + para->n_pieces;

	for (const struct piece *piece = para_piece(para, from);
	     piece < end && piece->at < to; piece++) {
		if (piece->page <= prose->page ||
		    (piece->at == 0 && para->bullet && !prose->words.last))
			continue;
		if (piece->at > from) {
			put_words(prose,
				  str_slice(para->text, from, piece->at));
			from = piece->at;
		}
		put_page(prose, piece->page);
	}
	put_words(prose, str_slice(para->text, from, to));
}

struct anchor *
prose_anchor(struct prose *prose, const struct para *para, size_t from)
{
	while (prose->anchor && prose->anchor->para == para) {
		struct anchor *anchor = prose->anchor;

		prose->anchor = anchor->next;
		if (anchor->from >= from)
			return anchor;
	}
	return NULL;
}

void
prose_warn_bare(struct prose *prose, const struct anchor *anchor)
{
	if (anchor->kind == ANCHOR_MARK || anchor->kind == ANCHOR_NAME)
		diag_line(prose->diags, DIAG_WARNING, "link-missing",
			  prose->source, anchor->number, 0,
			  "no address is listed for '%.*s'",
			  STR_ARG(anchor->words));
}

struct str
anchor_url(const struct anchor *anchor)
{
	if (anchor->listed)
		return anchor->listed->url;
	return anchor->kind == ANCHOR_ADDRESS ? anchor->words : (struct str){0};
}

/* A label outside of entries is text in bold face. */
static void
put_lost_label(struct prose *prose, const struct para *para)
{
	struct span *strong = span_new(prose->arena, SPAN_STRONG);
	bool more = para->text.n > 0;
	struct buf label = {0};

	buf_put(&label, para->label);
	buf_puts(&label, more ? ":" : "");
	strong->child = span_text(prose->arena, buf_take(&label, prose->arena));
	buf_free(&label);
	put_span(prose, strong);
	if (more)
		put_words(prose, STR(" "));
}

/* A link on nothing, as behind a label alone, shows where it leads. */
static void
put_link(struct prose *prose, struct str words, struct str url)
{
	if (words.n == 0)
		words = address_label(url, prose->arena);
	put_span(prose, span_link(prose->arena, words, url));
}

/* Puts the paragraph's text from byte from on, links in their places. */
static void
put_spans(struct prose *prose, const struct para *para, size_t from)
{
	struct anchor *anchor;

	if (para->label.p && !para->entry)
		put_lost_label(prose, para);
	while ((anchor = prose_anchor(prose, para, from))) {
		struct str url = anchor_url(anchor);
		bool mark = anchor->kind == ANCHOR_MARK;
		size_t begin = anchor->from, end = anchor->to;

		if (mark) { /* the parentheses are no part of the link */
			utf8_next(para->text, &begin);
			utf8_previous(para->text, &end);
		}
		if (url.n == 0) {
			prose_warn_bare(prose, anchor);
			continue;
		}
		anchor->place = PLACE_WORDS;
		put_text(prose, para, from, begin);
		put_link(prose, str_slice(para->text, begin, end), url);
		from = end;
	}
	put_text(prose, para, from, para->text.n);
}

void
prose_mark_page(struct prose *prose, int page)
{
	if (page <= prose->page || !prose->words.first)
		return;
	put_words(prose, STR(" "));
	put_page(prose, page);
}

/* ---- Blocks ---- */

static void
shelf_open(struct shelf *shelf, struct block **blocks)
{
	if (shelf->first == blocks)
		return;
	*shelf = (struct shelf){.first = blocks, .last = *blocks};
	while (shelf->last && shelf->last->next)
		shelf->last = shelf->last->next;
}

static void
shelf_put(struct shelf *shelf, struct block *block)
{
	*(shelf->last ? &shelf->last->next : shelf->first) = block;
	shelf->last = block;
	shelf->depth = 0;
}

void
prose_put_page(struct prose *prose, const struct para *para,
	       struct block **blocks)
{
	int page = para_piece(para, 0)->page; /* of its first words */

	if (page <= prose->page)
		return;
	shelf_open(&prose->shelf, blocks);
	if (para->bullet && prose->shelf.depth > 0) {
		prose_mark_page(prose, page);
		return;
	}
	struct block *block = block_new(prose->arena, BLOCK_PAGE);

	block->page = page;
	block->line = para->pieces[0].number;
	prose->page = page;
	shelf_put(&prose->shelf, block);
	prose->words = (struct words){0};
}

/* Opens a list for para at depth, in the last item of the list around it. */
static void
open_list(struct prose *prose, const struct para *para, int depth)
{
	struct shelf *shelf = &prose->shelf;
	struct block *list = block_new(prose->arena, BLOCK_LIST);

	list->tight = true;
	list->ordered = para->ordered;
	list->start = para->number;
	list->line = para->pieces[0].number;
	if (depth == 0)
		shelf_put(shelf, list);
	else
		block_append(&shelf->items[depth - 1]->child, list);
	shelf->lists[depth] = list;
	shelf->items[depth] = NULL;
	shelf->depth = depth + 1;
}

static void
put_item(struct prose *prose, const struct para *para, int depth,
	 struct block *block)
{
	struct shelf *shelf = &prose->shelf;
	struct block *item = block_new(prose->arena, BLOCK_ITEM);

	if (depth > shelf->depth)
		depth = shelf->depth;
	if (depth == shelf->depth ||
	    shelf->lists[depth]->ordered != para->ordered)
		open_list(prose, para, depth);
	shelf->depth = depth + 1;
	item->line = block->line;
	item->child = block->spans ? block : NULL;
	*(shelf->items[depth] ? &shelf->items[depth]->next
			      : &shelf->lists[depth]->child) = item;
	shelf->items[depth] = item;
}

void
prose_put(struct prose *prose, const struct para *para, size_t from, int depth,
	  struct block **blocks)
{
	struct block *block = block_new(prose->arena, BLOCK_PARA);
	struct words before = prose->words;

	shelf_open(&prose->shelf, blocks);
	block->line = para->pieces[0].number;
	prose->words = (struct words){.first = &block->spans};
	put_spans(prose, para, from);
	if (depth >= 0)
		put_item(prose, para, depth, block);
	else if (block->spans)
		shelf_put(&prose->shelf, block);
	if (!block->spans)
		prose->words = before;
}
