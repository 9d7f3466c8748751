#include "reflow/reflow.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "extract/measure.h"
#include "extract/scribe.h"
#include "extract/view.h"
#include "model/sitewords.h"
#include "reflow/clean.h"
#include "reflow/closing.h"
#include "reflow/complete.h"
#include "reflow/dateline.h"
#include "reflow/drawn.h"
#include "reflow/lines.h"
#include "reflow/lists.h"
#include "reflow/seen.h"
#include "reflow/words.h"
#include "reflow/wrapped.h"

#define TITLE_LINES 3  /* of a title */
#define CAPITALS_MIN 8 /* bytes of a heading in capitals */
#define CLOSINGS_MIN 3 /* lines with a date at their ends, of notes */
#define TIGHT_MIN 12   /* lines that go on ... */
#define TIGHT_MORE 20  /* ... for one behind a blank line */
#define FULL_SHARE 90  /* hundredths of the width that a full line takes */
#define FULL_MIN 2000  /* width of the widest line of a text that wraps */

struct reflow {
	struct arena *arena;
	const struct site *site;
	struct words words;
	struct wrapped wrapped;
	size_t text_width;   /* of full lines; 0 not known */
	size_t bullet_width; /* the same in lists */
	size_t closings;     /* lines with the date of a note at their ends */
	bool tight; /* no blank line before those that go on: all of them mean
		       something */
	struct para **last;
	bool headed; /* there has been a label or an item: all of it is text */
	bool listed; /* para stands below a colon, or a semicolon below that */
	struct para *para; /* being built */
	struct arena_row para_row;
	struct buf text;
	struct mark *last_mark; /* of para */
	struct piece *pieces;
	size_t n_pieces, n_room;
};

/* The widest line of a text that wraps; 0 where none is so wide. */
static size_t
widest_line(struct seen *seen, size_t n)
{
	size_t widest = 0;

	for (size_t i = 0; i < n; i++)
		if (seen_width(&seen[i]) > widest)
			widest = seen_width(&seen[i]);
	return widest >= FULL_MIN ? widest : 0;
}

/* Learns how wide full lines are from those that surely go on; where there
 * are none, as in Chinese, from the widest. And whether blank lines stand
 * before those. */
static void
reflow_learn(struct reflow *reflow, struct seen *seen, size_t n)
{
	struct widths text = {0}, bullet = {0};
	size_t tight = 0, loose = 0;

	for (size_t i = 0; i + 1 < n; i++) {
		const struct view *view = &seen[i].view;

		reflow->closings += closing_ends(view->text);
		if (text_ends_sentence(view->text) ||
		    !text_starts_low(view->line->next->text))
			continue;
		widths_add(view->bullet ? &bullet : &text, reflow->arena,
			   seen_width(&seen[i]));
		tight += view->line->next->blank_before == 0;
		loose += view->line->next->blank_before > 0;
	}
	reflow->tight = tight >= TIGHT_MIN && loose * TIGHT_MORE <= tight;
	reflow->text_width = widths_full(&text);
	if (reflow->text_width == 0 && n > 0)
		reflow->text_width = widest_line(seen, n - 1);
	reflow->bullet_width = widths_full(&bullet);
	if (reflow->bullet_width == 0)
		reflow->bullet_width = reflow->text_width;
}

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

/* Whether the line at hand is an item of a list whose bullets were drawn and
 * not written: the item before ends with a semicolon, and the first one is
 * announced by a colon. */
static bool
opens_item(const struct reflow *reflow, const struct line *before,
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
	    opens_item(reflow, before, view))
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

/* Whether view begins a paragraph, after the line before it. */
static bool
begins_para(struct reflow *reflow, struct seen *seen_before,
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

/* Marks the bytes of the paragraph from from on as a link; one that goes on
 * in the next line is one. */
static void
put_mark(struct reflow *reflow, size_t from, struct str url)
{
	struct mark *last = reflow->last_mark;
	size_t to = reflow->text.n;

	if (last && str_eq(last->url, url) && last->to + 1 >= from)
		last->to = to;
	else
		reflow->last_mark = mark_append(&reflow->para->marks, last,
						from, to, url, reflow->arena);
}

/* Puts text, a part of line, with single spaces, without ligatures and
 * invisible characters, and its links. */
static void
put_clean(struct reflow *reflow, const struct line *line, struct str text)
{
	const struct mark *mark = line->marks;
	size_t base = (size_t)(text.p - line->text.p), from = STR_NONE;

	for (size_t at = 0; at < text.n;) {
		if (!mark) {
			size_t n = clean_plain(str_skip(text, at));

			buf_put(&reflow->text, str_slice(text, at, at + n));
			at += n;
			if (at == text.n)
				break;
		}
		while (mark && mark->to <= base + at)
			mark = mark->next;
		if (mark && from == STR_NONE && mark->from <= base + at)
			from = reflow->text.n;
		clean_put_rune(&reflow->text, utf8_next(text, &at));
		if (from != STR_NONE && mark->to <= base + at) {
			put_mark(reflow, from, mark->url);
			from = STR_NONE;
		}
	}
}

/* Makes ready for the words of next: a space, nothing, or a hyphen less. */
static void
put_joint(struct reflow *reflow, struct str before, struct str next)
{
	struct buf *out = &reflow->text;
	unsigned c = last_rune(before);

	if (out->n == 0 ||
	    wrapped_goes_on(&reflow->wrapped, buf_str(out), next))
		return;
	if (c == 0xAD || (rune_is_cjk(c) && rune_is_cjk(first_rune(next))))
		return;
	if (c == '-' && before.n > 1 && !ascii_space(before.p[before.n - 2]) &&
	    before.p[before.n - 2] != '-') {
		if (words_keep_hyphen(&reflow->words, before, next))
			return;
		out->n--;
		if (reflow->last_mark && reflow->last_mark->to > out->n)
			reflow->last_mark->to = out->n;
		return;
	}
	if (out->p[out->n - 1] != ' ')
		buf_putc(out, ' ');
}

static void
reflow_close(struct reflow *reflow)
{
	struct para *para = reflow->para;

	if (!para)
		return;
	struct str raw = buf_take(&reflow->text, reflow->arena);

	para->text = str_trim(raw);
	marks_cut(para->marks, (size_t)(para->text.p - raw.p), para->text.n);
	reflow->last_mark = NULL;
	para->n_pieces = reflow->n_pieces;
	para->pieces =
	    arena_array(reflow->arena, para->n_pieces, sizeof(*para->pieces));
	memcpy(para->pieces, reflow->pieces,
	       para->n_pieces * sizeof(*para->pieces));
	reflow->n_pieces = 0;
	*reflow->last = para;
	reflow->last = &para->next;
	reflow->para = NULL;
}

static void
reflow_open(struct reflow *reflow, const struct view *view)
{
	reflow_close(reflow);
	reflow->para = arena_row_alloc(reflow->arena, &reflow->para_row,
				       sizeof(*reflow->para));
	reflow->para->bullet = view->bullet;
	reflow->para->glyph = view->glyph;
	reflow->para->number = view->number;
	reflow->para->digits = view->digits;
	reflow->para->left = view->line->left;
	reflow->para->role = view->role;
	reflow->para->label = view->label;
	reflow->headed |= view->label.p != NULL || view->bullet;
	reflow->para->bold = view->line->bold > 0;
	if (!view->label.p &&
	    (!view->bullet || (view->glyph != 0 && !view->dash)))
		reflow->para->level = view->line->level;
	if (reflow->para->level > 0)
		reflow->para->bullet = false;
}

/* Opens a paragraph, which may be an item of a list without bullets. */
static void
reflow_open_item(struct reflow *reflow, const struct line *before,
		 const struct view *view)
{
	unsigned last = before ? last_rune(before->text) : 0;
	bool item = before && opens_item(reflow, before, view);

	if (item)
		reflow->para->bullet = true;
	reflow_open(reflow, view);
	if (!view->label.p)
		reflow->para->bullet |= item;
	reflow->listed = item || last == ':' || last == 0xFF1A;
}

static void
reflow_put(struct reflow *reflow, const struct view *view, struct str text,
	   struct str before)
{
	if (reflow->n_pieces == reflow->n_room) {
		size_t n_room = reflow->n_room ? 2 * reflow->n_room : 64;
		struct piece *pieces =
		    arena_array(reflow->arena, n_room, sizeof(*pieces));

		if (reflow->n_pieces > 0)
			memcpy(pieces, reflow->pieces,
			       reflow->n_pieces * sizeof(*pieces));
		reflow->pieces = pieces;
		reflow->n_room = n_room;
	}
	put_joint(reflow, before, text);
	reflow->pieces[reflow->n_pieces++] =
	    (struct piece){.at = reflow->text.n,
			   .number = view->line->number,
			   .page = view->line->page};
	put_clean(reflow, view->line, text);
}

struct para *
reflow(const struct document *document, const struct site *site,
       struct arena *arena)
{
	struct reflow reflow = {.arena = arena, .site = site};

	reflow.wrapped = (struct wrapped){.document = document, .arena = arena};
	struct para *first = NULL;
	struct arena scratch = {0};
	struct seen *seen = seen_make(document, site, &scratch);
	const struct line *before = NULL;
	struct window window = {.head = document->lines,
				.tail = document->lines};

	reflow.last = &first;
	words_collect(&reflow.words, document, arena);
	reflow_learn(&reflow, seen, document->n_lines);
	drawn_find(seen, document->n_lines, reflow.text_width);
	for (const struct line *line = document->lines; line;
	     before = line, line = line->next, seen++) {
		const struct view *view = &seen->view;

		window_move(&window);
		if (!before ||
		    begins_para(&reflow, seen - 1, view,
				reflow.tight || window_speaks(&window))) {
			reflow_open_item(&reflow, before, view);
			reflow_put(&reflow, view, view->text, (struct str){0});
		} else {
			reflow_put(&reflow, view, line->text, before->text);
		}
	}
	reflow_close(&reflow);
	buf_free(&reflow.text);
	arena_free(&scratch);
	lists_find(first);
	return first;
}

bool
para_is_address(const struct para *para)
{
	return text_is_address(para->text);
}

const struct piece *
para_piece(const struct para *para, size_t at)
{
	size_t low = 0, high = para->n_pieces;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (para->pieces[middle].at <= at)
			low = middle;
		else
			high = middle;
	}
	return &para->pieces[low];
}
