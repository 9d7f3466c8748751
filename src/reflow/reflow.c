#include "reflow/reflow.h"

#include <string.h>

#include "base/utf8.h"
#include "extract/measure.h"
#include "extract/scribe.h"
#include "extract/view.h"
#include "reflow/breaks.h"
#include "reflow/clean.h"
#include "reflow/closing.h"
#include "reflow/complete.h"
#include "reflow/drawn.h"
#include "reflow/lines.h"
#include "reflow/lists.h"
#include "reflow/seen.h"

#define TIGHT_MIN 12  /* lines that go on ... */
#define TIGHT_MORE 20 /* ... for one behind a blank line */
#define FULL_MIN 2000 /* width of the widest line of a text that wraps */

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
	bool item = before && breaks_open_item(reflow, before, view);

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
		    breaks_before(&reflow, seen - 1, view,
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
