#include "markdown/sanitize.h"

#include "base/buf.h"
#include "markdown/htmlblocks.h"
#include "markdown/tree.h"

/* ---- Marks ---- */

/* Marks node and all below it; counts slots on the way. */
static void
mark_node(struct html_piece *piece, struct soup *soup)
{
	enum html_tag tag = htmltags_of(soup);

	soup->mark = tag;
	if (tag >= TAG_GROUP)
		soup->mark |= MARK_BLOCK;
	if (tag == TAG_HEADING)
		soup->mark |= MARK_HEAD;
	if (tag == TAG_SLOT) {
		size_t number = htmlspans_number(soup);

		piece->odd =
		    piece->odd || number != piece->seen || number >= piece->n;
		piece->seen++;
		soup->mark |= MARK_SLOT;
		if (piece->blocks && !piece->odd) {
			enum block_kind kind = piece->blocks[number]->kind;

			soup->mark |= MARK_BLOCK;
			if (kind == BLOCK_HEADING)
				soup->mark |= MARK_HEAD;
			if (kind != BLOCK_PARA)
				soup->mark |= MARK_RICH;
		}
	}
	for (struct soup *at = soup->child; at; at = at->next) {
		mark_node(piece, at);
		soup->mark |= at->mark & ~(unsigned)MARK_TAG;
	}
}

/* Whether each slot stands there once, and in its order: HTML that is not
 * closed can swallow some, and a forged one would show another's. */
static bool
mark_all(struct html_piece *piece, struct soup *soup)
{
	for (struct soup *at = soup; at; at = at->next)
		mark_node(piece, at);
	return !piece->odd && piece->seen == piece->n;
}

/* ---- Spans ---- */

static bool
has_html(const struct span *span)
{
	for (; span; span = span->next)
		if (span->kind == SPAN_HTML &&
		    !str_starts(span->text, STR("<!--")))
			return true;
	return false;
}

static size_t
count_spans(const struct span *span)
{
	size_t n = 0;

	for (; span; span = span->next)
		n += span->kind != SPAN_HTML;
	return n;
}

/* *anchor: one with nothing shown behind it, else untouched. */
static struct span *
clean_spans(struct span *spans, struct str *anchor, struct arena *arena)
{
	struct html_piece piece = {.arena = arena};
	struct buf html = {0};
	struct soup *soup;
	struct span *clean = spans;

	for (struct span *at = spans; at; at = at->next)
		at->child = clean_spans(at->child, anchor, arena);
	if (!has_html(spans))
		return spans;
	piece.spans =
	    arena_array(arena, count_spans(spans) + 1, sizeof(*piece.spans));
	buf_puts(&html, "<html><body>");
	for (struct span *at = spans; at; at = at->next) {
		if (at->kind == SPAN_HTML) {
			buf_put(&html, at->text);
			continue;
		}
		buf_printf(&html, "<?slot %zu?>", piece.n);
		piece.spans[piece.n++] = at;
	}
	soup = soup_parse(buf_str(&html), arena);
	if (mark_all(&piece, soup))
		clean = htmlspans_make(&piece, soup);
	if (piece.anchor.n)
		*anchor = piece.anchor;
	buf_free(&html);
	return clean;
}

/* ---- Blocks ---- */

/* Markdown's own marks stay as they are. */
static bool
is_html(const struct block *block)
{
	return block->kind == BLOCK_HTML && !tree_is_separator(block);
}

static void
put_html(struct buf *html, const struct block *block)
{
	buf_printf(html, "<?line %zu?>", block->line);
	buf_put(html, block->text);
	buf_putc(html, '\n');
}

/* One block alone, where all together were not to be had. */
static struct block *
clean_alone(const struct block *block, struct arena *arena)
{
	struct html_piece piece = {.arena = arena};
	struct buf html = {0};
	struct soup *soup;
	struct block *clean = NULL;

	buf_puts(&html, "<html><body>");
	put_html(&html, block);
	soup = soup_parse(buf_str(&html), arena);
	if (mark_all(&piece, soup))
		clean = htmlblocks_make(&piece, soup);
	buf_free(&html);
	return clean;
}

static struct block *
clean_each(struct block *blocks, struct arena *arena)
{
	struct block **at = &blocks;

	while (*at) {
		struct block *next = (*at)->next;

		if (is_html(*at))
			*at = clean_alone(*at, arena);
		while (*at && *at != next && (*at)->next != next && (*at)->next)
			at = &(*at)->next;
		if (*at && *at != next) {
			(*at)->next = next;
			at = &(*at)->next;
		} else {
			*at = next;
		}
	}
	return blocks;
}

/* Blocks that stand side by side. */
static struct block *
clean_siblings(struct block *blocks, struct arena *arena)
{
	struct html_piece piece = {.arena = arena};
	struct buf html = {0};
	struct soup *soup;
	size_t n = 0, pieces = 0;

	for (struct block *at = blocks; at; at = at->next) {
		n++;
		pieces += is_html(at);
	}
	if (pieces == 0)
		return blocks;
	piece.blocks = arena_array(arena, n, sizeof(*piece.blocks));
	buf_puts(&html, "<html><body>");
	for (struct block *at = blocks; at; at = at->next) {
		if (is_html(at)) {
			put_html(&html, at);
			continue;
		}
		buf_printf(&html, "<?slot %zu?>", piece.n);
		piece.blocks[piece.n++] = at;
	}
	soup = soup_parse(buf_str(&html), arena);
	blocks = mark_all(&piece, soup) ? htmlblocks_make(&piece, soup)
					: clean_each(blocks, arena);
	buf_free(&html);
	return blocks;
}

struct block *
sanitize_blocks(struct block *blocks, struct arena *arena)
{
	struct str anchor = {0};

	for (struct block *at = blocks; at; at = at->next) {
		at->child = sanitize_blocks(at->child, arena);
		at->spans = clean_spans(at->spans, &anchor, arena);
		if (at->kind == BLOCK_HEADING && !at->id.n)
			at->id = anchor;
		if (at->kind != BLOCK_PARA || at->spans)
			anchor = (struct str){0};
	}
	return clean_siblings(blocks, arena);
}
