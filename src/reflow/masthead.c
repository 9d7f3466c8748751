#include "reflow/masthead.h"

#include "base/date.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "extract/view.h"
#include "reflow/dates.h"
#include "reflow/lines.h"

#define TITLE_MAX 100   /* bytes */
#define LETTERS_MIN 4   /* of a title that is looked for */
#define PARAS 12        /* at the top that are looked at */
#define RUNNING 32      /* running lines that are looked at, ... */
#define RUNNING_MAX 160 /* ... and their bytes */

/* Whether the letters of title stand in text from byte at on, whatever else is
 * between them, and whatever their case; *end is where they end. */
static bool
letters_at(struct str text, size_t at, struct str title, size_t *end)
{
	size_t letters = 0;

	for (size_t k = 0; k < title.n;) {
		unsigned a = utf8_next(title, &k), b = 0;

		if (!rune_is_letter(a))
			continue;
		while (at < text.n && !rune_is_letter(b))
			b = utf8_next(text, &at);
		if (rune_fold(a) != rune_fold(b))
			return false;
		letters++;
	}
	*end = at;
	return letters >= LETTERS_MIN;
}

/* The title as a running line has it; empty where none does. */
static struct str
running_title(const struct document *document, struct str title)
{
	int n = 0;

	for (const struct line *line = document->dropped; line && n < RUNNING;
	     line = line->next) {
		struct str text = line->text;

		if (line->running == RUNNING_CONTENTS || text.n > RUNNING_MAX)
			continue;
		n++;
		for (size_t at = 0, from, end; at < text.n;) {
			from = at;
			if (rune_is_letter(utf8_next(text, &at)) &&
			    letters_at(text, from, title, &end))
				return str_slice(text, from, end);
		}
	}
	return (struct str){0};
}

static bool
is_at_top(const struct para *para)
{
	return !para->section && !para->entry && !para->note;
}

/* Whether para may name the text, by itself. */
static bool
is_title(const struct para *para)
{
	struct date date;

	return !para->bullet && !para->label.p && !para->marks &&
	       para->text.n > 0 && para->text.n <= TITLE_MAX &&
	       line_ends_like_title(para->text) &&
	       !dates_full_in(para->text, &date);
}

/* Whether the date of the issue stands right below para. */
static bool
is_above_date(const struct para *para)
{
	const struct para *next = para->next;
	struct date date;

	return next && is_at_top(next) && next->text.n <= TITLE_MAX &&
	       !text_ends_sentence(next->text) &&
	       dates_full_in(next->text, &date);
}

/* A better title than that of para, which is the first one at the top. */
static struct para *
better_title(struct para *para, const struct document *document)
{
	bool capitals = text_is_capitals(para->text);
	struct para *above = NULL;
	int n = 0;

	if (is_above_date(para) || running_title(document, para->text).n > 0)
		return NULL;
	for (para = para->next; para && is_at_top(para) && n < PARAS;
	     para = para->next, n++) {
		bool dated = is_above_date(para);

		if (!is_title(para))
			continue;
		if ((capitals || dated) &&
		    running_title(document, para->text).n > 0)
			return para;
		if (dated && capitals && !text_is_capitals(para->text))
			above = para;
	}
	return above;
}

void
masthead_find(struct briefing *briefing, struct para *paras,
	      const struct document *document)
{
	struct para *title = paras, *better;
	struct str words;

	while (title && is_at_top(title) && title->use != USE_HEADING)
		title = title->next;
	if (!title || !is_at_top(title) || title->text.p != briefing->title.p)
		return;
	better = better_title(title, document);
	if (better) {
		title->use = USE_PROSE;
		better->use = USE_HEADING;
		briefing->title = better->text;
	}
	if (!text_is_capitals(briefing->title))
		return;
	words = running_title(document, briefing->title);
	if (words.n > 0 && !text_is_capitals(words))
		briefing->title = words;
}
