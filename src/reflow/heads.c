#include "reflow/heads.h"

#include <string.h>

#include "base/fold.h"
#include "base/map.h"
#include "base/utf8.h"
#include "reflow/dateline.h"
#include "reflow/dates.h"
#include "reflow/lines.h"

#define TIMES 3      /* that a digest repeats something */
#define LABEL_MAX 40 /* bytes of a label */
#define WORDS_MAX 4  /* of a label */
#define LINE_MAX 200 /* bytes of a line with facts */
#define NEAR 3       /* lines between a date and other facts */

struct heads {
	struct arena arena;
	struct map times; /* of each head: a size_t */
};

static size_t *
times_of(struct heads *heads, struct str head)
{
	void **place = map_put(&heads->times, &heads->arena, head);

	if (!*place)
		*place = arena_alloc(&heads->arena, sizeof(size_t));
	return *place;
}

static bool
is_plain(const struct seen *seen)
{
	const struct view *view = &seen->view;

	return !view->label.p && view->glyph == 0 && view->number == 0 &&
	       view->line->level == 0;
}

/* Whether text is a few words without figures, the first with a capital. */
static bool
is_label(struct str text)
{
	size_t words = 1;

	if (text.n < 2 || text_starts_low(text) ||
	    !rune_is_letter(first_rune(text)))
		return false;
	for (size_t i = 0; i < text.n; i++) {
		if (ascii_digit(text.p[i]) || text.p[i] == '(' ||
		    text.p[i] == ',' || text.p[i] == '.')
			return false;
		words += text.p[i] == ' ';
	}
	return words <= WORDS_MAX;
}

/* The label that a line may begin with, and what follows its colon. */
static struct str
label_of(const struct seen *seen, struct str *rest)
{
	struct str text = seen->view.text, none = {0};
	struct str head = str_slice(text, 0, LABEL_MAX);
	size_t at;

	if (!is_plain(seen))
		return none;
	at = str_chr(head, ':', 0);
	if (at == STR_NONE || at + 1 >= text.n || text.p[at + 1] != ' ')
		return none;
	*rest = fold_trim(str_skip(text, at + 1));
	head = fold_trim(str_slice(text, 0, at));
	return is_label(head) ? head : none;
}

static void
find_labels(struct heads *heads, struct seen *seen, size_t n)
{
	struct str label, rest;

	for (size_t i = 0; i < n; i++)
		if ((label = label_of(&seen[i], &rest)).n > 0)
			++*times_of(heads, label);
	if (heads->times.n == 0)
		return;
	for (size_t i = 0; i < n; i++) {
		label = label_of(&seen[i], &rest);
		if (label.n == 0 || *times_of(heads, label) < TIMES)
			continue;
		seen[i].view.label = label;
		seen[i].view.text = rest;
	}
}

/* ---- Facts ---- */

/* Whether a date may stand in a line: a year, or a sign beside a day. */
static bool
may_have_date(struct str text)
{
	for (size_t i = 0; i + 3 < text.n; i++)
		if (text.p[i] == '|' ||
		    ((text.p[i] == '2' || text.p[i] == '1') &&
		     ascii_digit(text.p[i + 1]) && ascii_digit(text.p[i + 2]) &&
		     ascii_digit(text.p[i + 3])))
			return true;
	return false;
}

/* The form of a line; the year of its date may stand in the next one. */
static int
form_of(const struct seen *seen)
{
	const struct line *next = seen->view.line->next;
	struct str text = seen->view.text;
	char joined[LINE_MAX + 8];

	if (text.n > LINE_MAX || seen->view.bullet)
		return 0;
	if (next && line_is_year(next->text)) {
		memcpy(joined, text.p, text.n);
		joined[text.n] = ' ';
		memcpy(joined + text.n + 1, next->text.p, 4);
		text = (struct str){joined, text.n + 5};
	}
	return may_have_date(text) ? dateline_form_of(text, seen->view.role)
				   : 0;
}

/* The first two words of a line; empty where it has no more. */
static struct str
two_words(struct str text)
{
	size_t at = str_chr(text, ' ', 0);

	if (at != STR_NONE)
		at = str_chr(text, ' ', at + 1);
	return str_slice(text, 0, at == STR_NONE ? 0 : at);
}

/* Calls for each line near that at which is no fact yet. */
static void
count_near(struct heads *heads, const struct seen *seen, size_t n, size_t at,
	   bool take, struct seen *out)
{
	size_t from = at > NEAR ? at - NEAR : 0;

	for (size_t i = from; i < n && i <= at + NEAR; i++) {
		struct str text = seen[i].view.text, head = two_words(text);

		if (seen[i].fact || !is_plain(&seen[i]) || text.n > LINE_MAX ||
		    !is_label(head))
			continue;
		if (!take)
			++*times_of(heads, head);
		else if (*times_of(heads, head) >= TIMES)
			out[i].fact = true;
	}
}

static void
find_facts(struct heads *heads, struct seen *seen, size_t n)
{
	struct dateforms forms = {0};
	int form;

	for (size_t i = 0; i < n; i++) {
		seen[i].form = form_of(&seen[i]);
		dateforms_add(&forms, seen[i].form);
	}
	form = dateforms_most(&forms, TIMES);
	for (size_t i = 0; i < n && form > 0; i++)
		seen[i].fact = seen[i].form == form;
	for (int take = 0; take < 2 && form > 0; take++)
		for (size_t i = 0; i < n; i++)
			if (seen[i].form == form)
				count_near(heads, seen, n, i, take, seen);
}

void
heads_find(struct seen *seen, size_t n)
{
	struct heads heads = {0};

	find_labels(&heads, seen, n);
	arena_free(&heads.arena);
	heads = (struct heads){0};
	find_facts(&heads, seen, n);
	arena_free(&heads.arena);
}
