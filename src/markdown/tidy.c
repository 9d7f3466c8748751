#include "markdown/tidy.h"

#include "markdown/sink.h"

static bool
is_break(const struct span *span)
{
	return span->kind == SPAN_SOFTBREAK || span->kind == SPAN_HARDBREAK;
}

/* Whether span parts two others on its line. */
static bool
is_span_separator(const struct span *before, const struct span *span)
{
	return before && !is_break(before) && span->kind == SPAN_HTML &&
	       str_eq(span->text, STR(SINK_SEPARATOR)) && span->next &&
	       !is_break(span->next);
}

static bool
is_empty(const struct span *span)
{
	return (span->kind == SPAN_TEXT && span->text.n == 0) ||
	       ((span->kind == SPAN_EMPH || span->kind == SPAN_STRONG ||
		 span->kind == SPAN_STRIKE) &&
		!span->child);
}

/* Drops separators and what is empty, such as links too deep to be kept; the
 * second of two line ends, then, too. */
static void
drop_spans(struct span **at)
{
	const struct span *before = NULL;

	while (*at) {
		struct span *span = *at;

		if (is_empty(span) || is_span_separator(before, span) ||
		    (is_break(span) && before && is_break(before))) {
			*at = span->next;
			continue;
		}
		before = span;
		at = &span->next;
	}
}

/* Makes one text of neighbouring ones. */
static void
join_texts(struct span *span, struct arena *arena)
{
	struct buf text = {0};

	for (; span; span = span->next) {
		struct span *next = span->next;

		if (span->kind != SPAN_TEXT || !next || next->kind != SPAN_TEXT)
			continue;
		buf_clear(&text);
		buf_put(&text, span->text);
		for (; next && next->kind == SPAN_TEXT; next = next->next)
			buf_put(&text, next->text);
		span->text = buf_take(&text, arena);
		span->next = next;
	}
	buf_free(&text);
}

struct span *
tidy_spans(struct span *spans, struct arena *arena)
{
	drop_spans(&spans);
	join_texts(spans, arena);
	return spans;
}
