#include "reflow/titles.h"

#include "extract/view.h"
#include "reflow/split.h"

#define LINES_MAX 3     /* of a title */
#define HEADING_MAX 200 /* bytes of one */

/* Whether para is short and ends as no sentence does. */
static bool
is_title(const struct para *para)
{
	return !para->bullet && !para->label.p && para->opening.n == 0 &&
	       para->text.n > 0 && para->text.n <= HEADING_MAX &&
	       !text_ends_sentence(para->text);
}

/* Whether what comes behind para has a title above it. */
static bool
stands_above(const struct para *para, enum role opener)
{
	const struct para *next = para->next;

	if (next && is_title(next))
		next = next->next;
	return next && (next->role == opener || next->opening.n > 0);
}

/* Where the title in the last lines of para begins; 0 where none does. */
static size_t
title_begins(const struct para *para)
{
	for (size_t lines = 1; lines <= LINES_MAX && lines < para->n_pieces;
	     lines++) {
		size_t at = para->pieces[para->n_pieces - lines].at;
		struct str before = str_trim(str_slice(para->text, 0, at));
		struct str behind = str_skip(para->text, at);

		if (behind.n > HEADING_MAX)
			return 0;
		if (text_ends_sentence(before))
			return text_starts_low(behind) ? 0 : at;
	}
	return 0;
}

void
titles_part(struct para *paras, enum role opener, struct arena *arena)
{
	for (struct para *para = paras; para; para = para->next) {
		size_t at;

		if (para->n_pieces < 2 || text_ends_sentence(para->text) ||
		    para->opening.n > 0 || para->role == opener ||
		    !stands_above(para, opener))
			continue;
		at = title_begins(para);
		if (at > 0)
			split_para(para,
				   str_trim(str_slice(para->text, 0, at)).n, at,
				   arena);
	}
}
