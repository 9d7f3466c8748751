#include "model/references.h"

#include "base/utf8.h"

static bool
parts(struct str text)
{
	for (size_t at = 0; at < text.n;) {
		unsigned c = utf8_next(text, &at);

		if (rune_is_letter(c) || (c < 0x80 && ascii_alnum((char)c)))
			return false;
	}
	return true;
}

/* Counts the links; false where there is something else. */
static bool
count(const struct span *span, size_t *n)
{
	for (; span; span = span->next) {
		switch (span->kind) {
		case SPAN_LINK:
			++*n;
			break;
		case SPAN_TEXT:
			if (!parts(span->text))
				return false;
			break;
		case SPAN_EMPH:
		case SPAN_STRONG:
			if (!count(span->child, n))
				return false;
			break;
		case SPAN_SOFTBREAK:
		case SPAN_HARDBREAK:
		case SPAN_PAGE:
			break;
		case SPAN_CODE:
		case SPAN_STRIKE:
		case SPAN_IMAGE:
		case SPAN_HTML:
		case SPAN_NOTE:
		case SPAN_ELEMENT:
			return false;
		}
	}
	return true;
}

bool
references_are(const struct span *spans)
{
	size_t n = 0;

	return count(spans, &n) && n > 0;
}

bool
references_are_block(const struct block *block)
{
	if (block->kind == BLOCK_PARA)
		return references_are(block->spans);
	if (block->kind != BLOCK_LIST)
		return false;
	for (const struct block *item = block->child; item; item = item->next)
		if (!item->child || item->child->next ||
		    item->child->kind != BLOCK_PARA ||
		    !references_are(item->child->spans))
			return false;
	return true;
}

void
references_take(const struct span *span, struct arena *arena,
		struct link ***last)
{
	for (; span; span = span->next) {
		if (span->kind != SPAN_LINK) {
			references_take(span->child, arena, last);
			continue;
		}
		**last =
		    link_new(arena, span_plain(arena, span->child), span->url);
		(**last)->line = span->line;
		*last = &(**last)->next;
	}
}

void
references_take_block(const struct block *block, struct arena *arena,
		      struct link ***last)
{
	references_take(block->spans, arena, last);
	for (const struct block *item = block->child; item; item = item->next)
		references_take(item->child->spans, arena, last);
}
