#include "markdown/label.h"

#include "base/fold.h"

static const struct str wide_colon = STR_INIT("：");

/* The length of the colon that text starts with, and of the space that French
 * has before it; 0 for none. */
static size_t
first_colon(struct str text)
{
	struct str rest = fold_trim(text);
	size_t space = (size_t)(rest.p - text.p);

	return str_starts(rest, STR(":"))     ? space + 1
	       : str_starts(rest, wide_colon) ? space + wide_colon.n
					      : 0;
}

static size_t
last_colon(struct str text)
{
	return str_ends(text, STR(":"))     ? 1
	       : str_ends(text, wide_colon) ? wide_colon.n
					    : 0;
}

static bool
is_break(const struct span *span)
{
	return span->kind == SPAN_SOFTBREAK || span->kind == SPAN_HARDBREAK;
}

bool
label_read(const struct span *span, struct arena *arena, struct str *label)
{
	struct str words;
	size_t colon;

	if (!span || span->kind != SPAN_STRONG)
		return false;
	words = span_plain(arena, span->child);
	colon = last_colon(words);
	*label = fold_trim(str_slice(words, 0, words.n - colon));
	if (label->n == 0)
		return false;
	return colon > 0 || (span->next && span->next->kind == SPAN_TEXT &&
			     first_colon(span->next->text) > 0);
}

struct span *
label_skip(struct span *label, struct arena *arena)
{
	struct span *rest = label->next;
	struct str words = span_plain(arena, label->child), next;

	if (rest && rest->kind == SPAN_TEXT && last_colon(words) == 0)
		rest->text = str_skip(rest->text, first_colon(rest->text));
	for (; rest; rest = rest->next) {
		if (is_break(rest)) {
			if (label_read(rest->next, arena, &next))
				break;
			continue;
		}
		if (rest->kind != SPAN_TEXT)
			break;
		while (rest->text.n > 0 && ascii_space(rest->text.p[0]))
			rest->text = str_skip(rest->text, 1);
		if (rest->text.n > 0)
			break;
	}
	return rest;
}

struct span **
label_find(struct span **at, struct arena *arena)
{
	struct str label;

	for (; *at; at = &(*at)->next)
		if (is_break(*at) && label_read((*at)->next, arena, &label))
			return at;
	return NULL;
}

bool
label_follows(const struct span *span, struct arena *arena)
{
	struct str label;

	for (; span; span = span->next)
		if (is_break(span) && label_read(span->next, arena, &label))
			return true;
	return false;
}

/* Line ends in the spans from span on, up to end. */
static size_t
count_breaks(const struct span *span, const struct span *end)
{
	size_t n = 0;

	for (; span != end; span = span->next)
		n += is_break(span) ? 1 : count_breaks(span->child, NULL);
	return n;
}

struct labelled *
label_cut(struct span *spans, struct arena *arena)
{
	struct labelled *first = NULL, **last = &first;
	struct str label;
	size_t line = 0;

	if (!label_read(spans, arena, &label)) {
		first = arena_alloc(arena, sizeof(*first));
		first->spans = spans;
		return first;
	}
	while (spans) {
		struct labelled *piece = arena_alloc(arena, sizeof(*piece));
		struct span **end;

		label_read(spans, arena, &piece->label);
		piece->line = line;
		piece->spans = label_skip(spans, arena);
		end = label_find(&piece->spans, arena);
		line += count_breaks(spans, end ? *end : NULL) + 1;
		spans = end ? (*end)->next : NULL;
		if (end)
			*end = NULL;
		*last = piece;
		last = &piece->next;
	}
	return first;
}
