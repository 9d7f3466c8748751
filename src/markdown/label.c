#include "markdown/label.h"

/* Takes a colon, and white space behind it, off the start of text. */
static bool
cut_colon(struct str *text)
{
	struct str wide = STR("：");

	if (str_starts(*text, STR(":")))
		*text = str_skip(*text, 1);
	else if (str_starts(*text, wide))
		*text = str_skip(*text, wide.n);
	else
		return false;
	return true;
}

static bool
drop_colon(struct str *text)
{
	struct str wide = STR("：");

	if (str_ends(*text, STR(":")))
		text->n--;
	else if (str_ends(*text, wide))
		text->n -= wide.n;
	else
		return false;
	*text = str_trim(*text);
	return true;
}

/* Whether span is a label: a strong text with its colon in or behind it. */
static bool
is_label(const struct span *span, struct arena *arena, struct str *label)
{
	if (!span || span->kind != SPAN_STRONG)
		return false;
	*label = span_plain(arena, span->child);
	if (drop_colon(label))
		return label->n > 0;
	struct str behind = {0};

	if (span->next && span->next->kind == SPAN_TEXT)
		behind = span->next->text;
	return label->n > 0 && cut_colon(&behind);
}

static bool
is_break(const struct span *span)
{
	return span->kind == SPAN_SOFTBREAK || span->kind == SPAN_HARDBREAK;
}

static size_t
count_breaks(const struct span *span)
{
	size_t n = 0;

	for (; span; span = span->next)
		n += is_break(span) ? 1 : count_breaks(span->child);
	return n;
}

/* The spans behind a label, without its colon and white space; *line moves
 * on with a break. */
static struct span *
skip_label(struct span *label, struct arena *arena, size_t *line)
{
	struct span *rest = label->next;
	struct str inside = span_plain(arena, label->child);

	if (rest && rest->kind == SPAN_TEXT) {
		if (!drop_colon(&inside))
			cut_colon(&rest->text);
		while (rest->text.n > 0 && rest->text.p[0] == ' ')
			rest->text = str_skip(rest->text, 1);
		if (rest->text.n == 0)
			rest = rest->next;
	}
	if (!rest || !is_break(rest))
		return rest;
	++*line;
	return rest->next;
}

/* Ends the piece that begins at first before the break that stands before
 * the next label, and returns that label; NULL where there is none. */
static struct span *
cut_piece(struct span **first, struct arena *arena)
{
	struct str label;

	for (struct span **at = first; *at; at = &(*at)->next) {
		struct span *here = *at;

		if (is_break(here) && is_label(here->next, arena, &label)) {
			*at = NULL;
			return here->next;
		}
	}
	return NULL;
}

struct labelled *
label_cut(struct span *spans, struct arena *arena)
{
	struct labelled *first = NULL, **last = &first;
	struct str label = {0};
	size_t line = 0;

	if (!is_label(spans, arena, &label)) {
		first = arena_alloc(arena, sizeof(*first));
		first->spans = spans;
		return first;
	}
	while (spans) {
		struct labelled *piece = arena_alloc(arena, sizeof(*piece));

		is_label(spans, arena, &piece->label);
		piece->line = line;
		struct span *rest = spans->next;

		/* An empty piece: the next label stands on the next line. */
		if (rest && is_break(rest) &&
		    is_label(rest->next, arena, &label)) {
			spans = rest->next;
			line++;
		} else {
			piece->spans = skip_label(spans, arena, &line);
			spans = cut_piece(&piece->spans, arena);
			line += count_breaks(piece->spans) + 1;
		}
		*last = piece;
		last = &piece->next;
	}
	return first;
}
