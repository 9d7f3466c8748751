#include "model/block.h"

#include "base/utf8.h"
#include "model/walk.h"

/* ---- Making ---- */

struct span *
span_new(struct arena *arena, enum span_kind kind)
{
	struct span *span = arena_alloc(arena, sizeof(*span));

	span->kind = kind;
	return span;
}

struct span *
span_text(struct arena *arena, struct str text)
{
	struct span *span = span_new(arena, SPAN_TEXT);

	span->text = text;
	return span;
}

struct span *
span_link(struct arena *arena, struct str text, struct str url)
{
	struct span *span = span_new(arena, SPAN_LINK);

	span->url = url;
	span->child = span_text(arena, text);
	return span;
}

struct block *
block_new(struct arena *arena, enum block_kind kind)
{
	struct block *block = arena_alloc(arena, sizeof(*block));

	block->kind = kind;
	return block;
}

void
span_append(struct span **first, struct span *span)
{
	while (*first)
		first = &(*first)->next;
	*first = span;
}

void
block_append(struct block **first, struct block *block)
{
	while (*first)
		first = &(*first)->next;
	*first = block;
}

/* ---- Plain text of spans ---- */

static struct str
trim(struct str text)
{
	size_t from = 0, to = text.n, at = 0;

	while (at < text.n && rune_is_space(utf8_next(text, &at)))
		from = at;
	for (at = to; at > from && rune_is_space(utf8_previous(text, &at));)
		to = at;
	return str_slice(text, from, to);
}

/* Appends text after a line end: with a space between them where there is
 * none yet and their scripts have one. */
static void
put_after_break(struct buf *out, struct str text)
{
	size_t end = out->n, start = 0;
	unsigned before, after;

	if (out->n) {
		before = utf8_previous(buf_str(out), &end);
		after = utf8_next(text, &start);
		if (!rune_is_space(before) && !rune_is_space(after) &&
		    !(rune_is_cjk(before) && rune_is_cjk(after)))
			buf_putc(out, ' ');
	}
	buf_put(out, text);
}

/* Puts a span without its children; line_end tells whether one is open. */
static void
put_own_text(struct buf *out, const struct span *span, bool *line_end)
{
	switch (span->kind) {
	case SPAN_TEXT:
	case SPAN_CODE:
		if (span->text.n == 0)
			break;
		if (*line_end)
			put_after_break(out, span->text);
		else
			buf_put(out, span->text);
		*line_end = false;
		break;
	case SPAN_SOFTBREAK:
	case SPAN_HARDBREAK:
		*line_end = true;
		break;
	case SPAN_EMPH:
	case SPAN_STRONG:
	case SPAN_STRIKE:
	case SPAN_LINK:
	case SPAN_IMAGE:
	case SPAN_HTML:
	case SPAN_PAGE:
	case SPAN_NOTE:
	case SPAN_ELEMENT:
		break;
	}
}

/* The stack of the walk is in arena. */
static void
put_spans(struct buf *out, const struct span *spans, struct arena *arena)
{
	struct walk walk = walk_start(arena, spans);
	const struct span *span;
	bool line_end = false;

	while ((span = walk_span(&walk)))
		put_own_text(out, span, &line_end);
}

struct str
span_plain(struct arena *arena, const struct span *spans)
{
	struct buf out = {0};
	struct str text;

	put_spans(&out, spans, arena);
	text = arena_str(arena, trim(buf_str(&out)));
	buf_free(&out);
	return text;
}

/* ---- Plain text of blocks ---- */

struct block_frame {
	const struct block *parent;
	struct block_frame *up;
	size_t start; /* of the parent's text */
};

struct plain {
	struct arena *arena;
	struct buf out;
	struct buf line; /* the block at hand */
	struct block_frame *top;
	int newlines; /* due before the next text */
};

/* Whether block stands on a line of its own in what is around it. */
static bool
is_line(const struct block *block, const struct block *parent)
{
	return block->kind == BLOCK_ITEM || block->kind == BLOCK_ROW ||
	       block->kind == BLOCK_TERM || block->kind == BLOCK_DEFINITION ||
	       (block->kind == BLOCK_LIST && parent &&
		parent->kind == BLOCK_ITEM);
}

static void
plain_put(struct plain *plain, struct str text)
{
	if (text.n == 0)
		return;
	for (; plain->newlines > 0; plain->newlines--)
		buf_putc(&plain->out, '\n');
	buf_put(&plain->out, text);
}

/* Where block does not begin its parent's text, newlines are due; within a
 * row, a tab is put. */
static void
plain_separate(struct plain *plain, const struct block *block)
{
	const struct block *parent = plain->top ? plain->top->parent : NULL;
	int newlines = is_line(block, parent) ? 1 : 2;

	if (block->kind == BLOCK_CELL) {
		if (parent && block != parent->child)
			plain_put(plain, STR("\t"));
		return;
	}
	if (plain->out.n <= (plain->top ? plain->top->start : 0) ||
	    block->kind == BLOCK_RULE || block->kind == BLOCK_HTML ||
	    block->kind == BLOCK_PAGE)
		return;
	if (newlines > plain->newlines)
		plain->newlines = newlines;
}

/* Lines of code keep their indentation. */
static void
plain_put_block(struct plain *plain, const struct block *block)
{
	struct str text = block->text;

	if (block->kind == BLOCK_ITEM && block->task != TASK_NONE)
		plain_put(plain,
			  block->task == TASK_DONE ? STR("[x] ") : STR("[ ] "));
	if (block->kind == BLOCK_CODE) {
		while (text.n && ascii_space(text.p[text.n - 1]))
			text.n--;
		plain_put(plain, text);
	}
	if (!block->spans)
		return;
	buf_clear(&plain->line);
	put_spans(&plain->line, block->spans, plain->arena);
	plain_put(plain, trim(buf_str(&plain->line)));
	if (block->kind == BLOCK_FIGURE) {
		if (plain->line.n > 0)
			plain->newlines = 1;
		plain_put(plain, trim(block->spans->text));
	}
}

static void
plain_push(struct plain *plain, const struct block *block)
{
	struct block_frame *frame = arena_alloc(plain->arena, sizeof(*frame));

	frame->parent = block;
	frame->up = plain->top;
	frame->start = plain->out.n;
	plain->top = frame;
}

static void
plain_walk(struct plain *plain, const struct block *block)
{
	while (block || plain->top) {
		if (!block) {
			block = plain->top->parent->next;
			plain->top = plain->top->up;
			continue;
		}
		plain_separate(plain, block);
		plain_put_block(plain, block);
		if (block->child) {
			plain_push(plain, block);
			block = block->child;
		} else {
			block = block->next;
		}
	}
}

struct str
block_plain(struct arena *arena, const struct block *blocks)
{
	struct plain plain = {.arena = arena};
	struct str text;

	plain_walk(&plain, blocks);
	text = arena_str(arena, trim(buf_str(&plain.out)));
	buf_free(&plain.out);
	buf_free(&plain.line);
	return text;
}

/* ---- Equality ---- */

/* Trees are equal when walks through them meet the same at the same depth. */

static bool
span_same(const struct span *a, const struct span *b)
{
	return a->kind == b->kind &&
	       (a->kind != SPAN_PAGE || a->page == b->page) &&
	       str_eq(a->text, b->text) && str_eq(a->url, b->url);
}

static bool
spans_same(const struct span *a, const struct span *b, struct arena *arena)
{
	struct walk walk_a = walk_start(arena, a);
	struct walk walk_b = walk_start(arena, b);

	do {
		a = walk_span(&walk_a);
		b = walk_span(&walk_b);
	} while (a && b && walk_a.depth == walk_b.depth && span_same(a, b));
	return !a && !b;
}

bool
span_equal(const struct span *a, const struct span *b)
{
	struct arena arena = {0};
	bool equal = spans_same(a, b, &arena);

	arena_free(&arena);
	return equal;
}

/* What a kind does not use does not count. */
static bool
block_same(const struct block *a, const struct block *b, struct arena *arena)
{
	if (a->kind != b->kind || !str_eq(a->id, b->id) ||
	    !str_eq(a->classes, b->classes) || !str_eq(a->text, b->text) ||
	    !str_eq(a->info, b->info))
		return false;
	if (a->kind == BLOCK_HEADING && a->level != b->level)
		return false;
	if (a->kind == BLOCK_PAGE && a->page != b->page)
		return false;
	if (a->kind == BLOCK_LIST &&
	    (a->ordered != b->ordered || a->tight != b->tight ||
	     (a->ordered && a->start != b->start)))
		return false;
	if ((a->kind == BLOCK_CELL && a->align != b->align) ||
	    (a->kind == BLOCK_ITEM && a->task != b->task) ||
	    (a->kind == BLOCK_TERMS && a->tight != b->tight) ||
	    (a->kind == BLOCK_ADMONITION && a->admonition != b->admonition))
		return false;
	return spans_same(a->spans, b->spans, arena);
}

bool
block_equal(const struct block *a, const struct block *b)
{
	struct arena arena = {0};
	struct walk walk_a = walk_start(&arena, a);
	struct walk walk_b = walk_start(&arena, b);

	do {
		a = walk_block(&walk_a);
		b = walk_block(&walk_b);
	} while (a && b && walk_a.depth == walk_b.depth &&
		 block_same(a, b, &arena));
	arena_free(&arena);
	return !a && !b;
}

struct str
admonition_name(enum admonition admonition)
{
	static const struct str names[ADMONITIONS] = {
	    STR_INIT("NOTE"),    STR_INIT("TIP"),     STR_INIT("IMPORTANT"),
	    STR_INIT("WARNING"), STR_INIT("CAUTION"),
	};

	return names[admonition];
}
