#include "markdown/pages.h"

struct checker {
	const struct source *source;
	struct arena *arena;
	struct diags *diags;
	int last;    /* page that was marked */
	size_t line; /* of the block at hand */
};

/* The mark as it is written. */
static struct str
mark(const struct checker *checker, int page)
{
	return arena_printf(checker->arena, "<!-- page %d -->", page);
}

static bool
is_next(struct checker *checker, int page)
{
	if (page > checker->last) {
		checker->last = page;
		return true;
	}
	diag_line(checker->diags, DIAG_WARNING, "page-order", checker->source,
		  checker->line, 0,
		  "page %d cannot begin behind page %d; the mark does not "
		  "count",
		  page, checker->last);
	return false;
}

static void
check_spans(struct checker *checker, struct span *span)
{
	for (; span; span = span->next) {
		if (span->kind == SPAN_PAGE && !is_next(checker, span->page)) {
			span->kind = SPAN_HTML;
			span->text = mark(checker, span->page);
		}
		check_spans(checker, span->child);
	}
}

static void
check_blocks(struct checker *checker, struct block *block)
{
	for (; block; block = block->next) {
		checker->line = block->line ? block->line : checker->line;
		if (block->kind == BLOCK_PAGE &&
		    !is_next(checker, block->page)) {
			block->kind = BLOCK_HTML;
			block->text = mark(checker, block->page);
		}
		check_spans(checker, block->spans);
		check_blocks(checker, block->child);
	}
}

void
pages_check(struct block *blocks, const struct source *source,
	    struct arena *arena, struct diags *diags)
{
	struct checker checker = {
	    .source = source, .arena = arena, .diags = diags};

	check_blocks(&checker, blocks);
}
