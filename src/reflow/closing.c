#include "reflow/closing.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "extract/scribe.h"

#define ROW_MIN 3    /* notes in a row */
#define LABEL_MAX 48 /* bytes of a date with its weekday */
#define PARTS ": "   /* what parts a date from its note */
#define PARTS_N 2    /* bytes of it */

/* Where the parentheses open that close at the end of text; text.n where none
 * do. */
static size_t
last_open(struct str text)
{
	size_t at = text.n;
	unsigned c = at > 0 ? utf8_previous(text, &at) : 0;

	if (c != ')' && c != 0xFF09)
		return text.n;
	while (at > 0 && text.n - at < LABEL_MAX) {
		c = utf8_previous(text, &at);
		if (c == '(' || c == 0xFF08)
			return at;
	}
	return text.n;
}

/* The date in parentheses with which text ends, and where these open; absent
 * where it does not end so. */
static struct str
closing_date(struct str text, size_t *open)
{
	struct str none = {0}, label;
	struct date date;
	size_t from = 0, to;

	if (str_ends(text, STR(".")) || str_ends(text, STR("。")))
		utf8_previous(text, &text.n);
	*open = last_open(text);
	if (*open == 0 || *open == text.n)
		return none;
	to = text.n;
	from = *open;
	utf8_next(text, &from);
	utf8_previous(text, &to);
	label = fold_trim(str_slice(text, from, to));
	return date_parse_dotted(label, &date) && date.day > 0 ? label : none;
}

bool
closing_ends(struct str text)
{
	size_t open;

	return closing_date(text, &open).n > 0;
}

static bool
closes(const struct para *para)
{
	return !para->label.p && para->level == 0 && closing_ends(para->text);
}

static void
move_date(struct para *para, struct arena *arena)
{
	size_t open, shift;
	struct str label = closing_date(para->text, &open);
	struct str rest = str_trim(str_slice(para->text, 0, open));

	marks_cut(para->marks, 0, rest.n);
	shift = label.n + PARTS_N;
	for (struct mark *at = para->marks; at; at = at->next) {
		at->from += shift;
		at->to += shift;
	}
	for (size_t i = 1; i < para->n_pieces; i++) {
		struct piece *piece = &para->pieces[i];

		piece->at = (piece->at < rest.n ? piece->at : rest.n) + shift;
	}
	para->text = arena_printf(arena, "%.*s" PARTS "%.*s", STR_ARG(label),
				  STR_ARG(rest));
}

void
closing_find(struct para *paras, struct arena *arena)
{
	while (paras) {
		struct para *end = paras;
		size_t n = 0;

		for (; end && closes(end); end = end->next)
			n++;
		for (struct para *at = paras; at != end; at = at->next)
			if (n >= ROW_MIN)
				move_date(at, arena);
		paras = n > 0 ? end : paras->next;
	}
}
