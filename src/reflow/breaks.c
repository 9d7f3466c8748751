#include "reflow/breaks.h"

#include "base/utf8.h"
#include "extract/measure.h"
#include "model/sitewords.h"
#include "reflow/closing.h"
#include "reflow/complete.h"
#include "reflow/dateline.h"
#include "reflow/lines.h"

#define TITLE_LINES 3  /* of a title */
#define CAPITALS_MIN 8 /* bytes of a heading in capitals */
#define CLOSINGS_MIN 3 /* lines with a date at their ends, of notes */
#define FULL_SHARE 90  /* hundredths of the width that a full line takes */

/* How much room, in hundredths of a full line, was left for the next word. */
static int
room_left(const struct reflow *reflow, struct seen *seen, struct str next)
{
	bool bullet = reflow->para->bullet;
	size_t full = bullet ? reflow->bullet_width : reflow->text_width;
	const struct view *view = &seen->view;
	size_t taken;

	if (full == 0)
		return 0;
	if (bullet == view->bullet)
		taken = seen_width(seen);
	else
		taken = measure_text(bullet ? view->text : view->line->text);
	taken += measure_first_word(next);
	return taken >= full ? 0 : (int)((full - taken) * 100 / full);
}

/* Whether view is the next item of a list with numbers, or the first. */
static bool
continues_count(const struct para *para, const struct line *before,
		const struct view *view)
{
	if (view->number == 0)
		return false;
	return view->number == 1 ? text_ends_sentence(before->text)
				 : para->number == view->number - 1;
}

/* Whether para is a label that still waits for its fact. */
static bool
awaits_fact(const struct reflow *reflow)
{
	enum role role = reflow->para->role;

	return reflow->text.n == 0 && role_is_fact(role);
}

/* Whether view begins like a note, and where one may begin: names of sources
 * end the one before. Without a colon, that has to be a note, too. */
static bool
opens_note(struct reflow *reflow, const struct line *before,
	   const struct view *view)
{
	unsigned last = last_rune(before->text);

	if (view->bullet ||
	    !(last == ')' || last == ']' || last == 0xFF09 ||
	      text_ends_sentence(before->text) ||
	      text_ends_address(buf_str(&reflow->text), view->text)))
		return false;
	return dates_opening(view->text).colon ||
	       (dates_may_open(view->text) &&
		dates_may_open(buf_str(&reflow->text)));
}

/* Whether view, behind the line before it, names the source of the note at
 * hand: "Source: Harbour News" is no label of an entry then. */
static bool
ends_note(const struct reflow *reflow, struct seen *before,
	  const struct view *view)
{
	const struct para *para = reflow->para;

	if (para->label.p || view->line->breaks == BREAK_PARA ||
	    (view->role != ROLE_ARTICLE && view->role != ROLE_ISSUER &&
	     view->role != ROLE_REFERENCES) ||
	    !dates_may_open(buf_str(&reflow->text)))
		return false;
	return para->bullet || room_left(reflow, before, view->line->text) == 0;
}

bool
breaks_open_item(const struct reflow *reflow, const struct line *before,
		 const struct view *view)
{
	return reflow->listed && !view->bullet && !reflow->para->label.p &&
	       line_ends_item(before->text);
}

/* Whether the line behind before[0], which names the sources of a note, is a
 * heading: the first of other notes follows. */
static bool
heads_notes(const struct reflow *reflow, struct seen *before)
{
	const struct view *view = &before[1].view;
	unsigned last = last_rune(before[0].view.line->text);

	return (last == ')' || last == 0xFF09) &&
	       dates_may_open(buf_str(&reflow->text)) && !view->bullet &&
	       !view->label.p && !text_starts_low(view->text) &&
	       !text_ends_sentence(view->text) && view->line->next &&
	       reflow->para->bullet == before[2].view.bullet &&
	       dates_may_open(before[2].view.text);
}

/* Whether parentheses are open at the end of a line, and the next one closes
 * them. */
static bool
closes_group(struct str before, struct str next)
{
	size_t close = str_chr(next, ')', 0);

	if (close == STR_NONE || str_chr(next, '(', 0) < close)
		return false;
	for (size_t at = before.n; at-- > 0;)
		if (before.p[at] == '(' || before.p[at] == ')')
			return before.p[at] == '(';
	return false;
}

/* Whether view surely goes on with an address, or in parentheses. */
static bool
surely_goes_on(struct reflow *reflow, const struct line *before,
	       const struct view *view)
{
	struct str next = view->line->text;

	return wrapped_goes_on(&reflow->wrapped, buf_str(&reflow->text),
			       next) ||
	       (view->line->breaks == BREAK_UNKNOWN && !view->label.p &&
		!view->bullet && closes_group(before->text, next));
}

/* What is known of view without measuring; BREAK_UNKNOWN: nothing is. */
static enum line_break
known_break(struct reflow *reflow, struct seen *seen_before,
	    const struct view *view)
{
	const struct line *before = seen_before->view.line;
	const struct line *line = view->line;

	if (line->keeps_link)
		return BREAK_NONE;
	if (line->breaks == BREAK_NONE && view->dash &&
	    reflow->para->glyph == view->glyph &&
	    (text_ends_sentence(before->text) ||
	     (line->left > 0 && line->left == reflow->para->left)))
		return BREAK_PARA; /* the next item, below a full line */
	if (!reflow->headed && line->breaks == BREAK_UNKNOWN &&
	    (line_is_masthead(line) || line_is_masthead(before)))
		return BREAK_PARA;
	if (line->breaks == BREAK_UNKNOWN &&
	    (line_is_byline(line, reflow->site) ||
	     line_is_byline(before, reflow->site)))
		return BREAK_PARA;
	if (line->breaks == BREAK_NONE && (line->level > 0 || view->dash))
		return BREAK_NONE;
	if (view->label.p && ends_note(reflow, seen_before, view))
		return BREAK_NONE;
	if (view->label.p ||
	    complete_is(reflow->para->role, str_trim(buf_str(&reflow->text)),
			line->text, reflow->site))
		return BREAK_PARA;
	if (opens_note(reflow, before, view) ||
	    heads_notes(reflow, seen_before))
		return BREAK_PARA;
	if (reflow->closings >= CLOSINGS_MIN && !text_starts_low(line->text) &&
	    closing_ends(str_trim(buf_str(&reflow->text))))
		return BREAK_PARA;
	if (awaits_fact(reflow) && !view->bullet && line->level == 0)
		return BREAK_NONE;
	if (continues_count(reflow->para, before, view) ||
	    breaks_open_item(reflow, before, view))
		return BREAK_PARA;
	if (view->bullet && !view->dash)
		return BREAK_PARA;
	return line->breaks;
}

/* Whether one of two lines holds a fact, and the first one has room for more,
 * or ends with a date as all of its kind do: they are no one paragraph. */
static bool
parts_facts(const struct reflow *reflow, struct seen *before)
{
	struct str next = before[1].view.line->text;

	if (line_is_year(next))
		return false;
	if (before[0].fact && dateline_form_is_closed(before[0].form) &&
	    !text_starts_low(next) && !text_opens_group(next))
		return true;
	return (before[0].fact || before[1].fact) && !awaits_fact(reflow) &&
	       room_left(reflow, before, next) > 3;
}

/* Whether a line behind a fact is the first of a title, above a fact of the
 * next entry that has no label, or above dated notes. */
static bool
opens_title(const struct reflow *reflow, const struct seen *seen)
{
	const struct seen *end = seen + TITLE_LINES;

	if (!role_is_fact(reflow->para->role) || reflow->text.n == 0 ||
	    text_starts_low(seen->view.line->text))
		return false;
	for (; seen < end && seen->view.line->next; seen++) {
		if (seen->view.label.p || seen->view.bullet || seen->fact ||
		    text_ends_sentence(seen->view.line->text))
			return false;
		if ((seen[1].fact && !seen[1].view.label.p) ||
		    dates_may_open(seen[1].view.text))
			return true;
	}
	return false;
}

/* Whether a full line follows one that is not: a heading over its text. */
static bool
fills(const struct reflow *reflow, struct seen *seen)
{
	return reflow->text_width > 0 &&
	       seen_width(seen) * 100 >= reflow->text_width * FULL_SHARE;
}

/* Whether line follows the end of a sentence, or the sources of a note. That
 * of a note goes on behind a semicolon, in small letters. */
static bool
follows_end(const struct reflow *reflow, const struct line *before,
	    const struct line *line)
{
	if (reflow->para->bullet && text_closes_group(before->text) &&
	    dates_may_open(buf_str(&reflow->text)))
		return true;
	return text_ends_sentence(before->text) &&
	       !(line_ends_item(before->text) && text_starts_low(line->text) &&
		 dates_may_open(buf_str(&reflow->text)));
}

bool
breaks_before(struct reflow *reflow, struct seen *seen_before,
	      const struct view *view, bool spoken)
{
	const struct line *before = seen_before->view.line;
	const struct line *line = view->line;
	bool ended = follows_end(reflow, before, line);
	bool same_page = before->page == line->page;
	enum line_break known = known_break(reflow, seen_before, view);

	if (surely_goes_on(reflow, before, view))
		return false;
	if (known != BREAK_PARA &&
	    (parts_facts(reflow, seen_before) || seen_before[1].title ||
	     opens_title(reflow, seen_before + 1)))
		return true;
	if (known != BREAK_UNKNOWN)
		return known == BREAK_PARA;
	int room = room_left(reflow, seen_before, line->text);

	if (room > 3 && line->next && !text_starts_low(line->text) &&
	    line_is_byline(line->next, reflow->site))
		return true; /* a title over its byline */
	if (room > 20 && line_is_date(line->text))
		return true;
	if (view->dash)
		return ended || reflow->para->bullet || room > 20;
	if (room > 3 && line_opens_list(before, line))
		return true;
	if (!ended && text_starts_low(line->text) && room <= 40 &&
	    line->blank_before == 1)
		return false;
	if (!ended && reflow->para->bullet && room == 0 &&
	    line->blank_before == 1)
		return false; /* the gap below an item's first line */
	if (same_page && spoken && line->blank_before > 0)
		return true;
	if (same_page && line->blank_before > 2)
		return true;
	if ((ended || (room > 3 && line->text.n >= CAPITALS_MIN)) &&
	    text_is_capitals(line->text) && !text_is_capitals(before->text))
		return true;
	if (text_starts_low(line->text))
		return false;
	if (same_page && line->blank_before == 0)
		return room > (fills(reflow, seen_before + 1) ? 12 : 40);
	if (reflow->text_width == 0)
		return same_page || ended;
	if (first_rune(line->text) == '(')
		return room > 40;
	return room > (ended ? 3 : 30);
}
