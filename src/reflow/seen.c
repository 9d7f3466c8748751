#include "reflow/seen.h"

#include "extract/measure.h"
#include "reflow/dates.h"
#include "reflow/heads.h"

#define ROWS_NEAR 2  /* lines between which rows are one table */
#define ANGLES_MIN 3 /* lines, before ">" is a bullet */
#define TITLES_MIN 2 /* that a sign has */
#define SIGNS_MAX 4  /* that are looked at */

/* Whether line i, a row of a table, has another one beside it; its fact may
 * take two lines. */
static bool
has_row_beside(const struct seen *seen, size_t n, size_t i)
{
	size_t from = i > ROWS_NEAR ? i - ROWS_NEAR : 0;

	for (size_t k = from; k < n && k <= i + ROWS_NEAR; k++)
		if (k != i && seen[k].caption.form == CAPTION_ROW &&
		    seen[k].caption.role != seen[i].caption.role)
			return true;
	return false;
}

/* "In brief", alone on its line, right above a dated note: a section's heading
 * and no label. */
static bool
heads_notes(const struct seen *seen)
{
	const struct line *next = seen->view.line->next;

	return seen->caption.form == CAPTION_ALONE && next &&
	       dates_may_open(next->text);
}

/* Makes labels of the captions whose forms are in use. */
static void
settle(struct seen *seen, size_t n, const struct captions *captions)
{
	bool used[CAPTION_FORMS];

	for (int form = 0; form < CAPTION_FORMS; form++)
		used[form] = captions_use(captions, (enum caption_form)form);
	for (struct seen *at = seen; at < seen + n; at++) {
		if (!used[at->caption.form] || heads_notes(at) ||
		    (at->caption.form == CAPTION_ROW &&
		     !has_row_beside(seen, n, (size_t)(at - seen))))
			continue;
		at->view.bullet = false;
		at->view.label = at->caption.label;
		at->view.role = at->caption.role;
		at->view.text = at->caption.rest;
	}
}

/* Whether line i, or the next one, is right above a label. */
static bool
stands_above(const struct seen *seen, size_t n, size_t i)
{
	return (i + 1 < n && seen[i + 1].view.label.p) ||
	       (i + 2 < n && seen[i + 2].view.label.p &&
		!seen[i + 1].view.bullet);
}

/* "◆ …": a sign that is right above a label, and nowhere else, is that of a
 * title, and no bullet. */
static void
find_titles(struct seen *seen, size_t n, unsigned glyph)
{
	size_t all = 0, above = 0;

	for (size_t i = 0; i < n; i++) {
		if (seen[i].view.glyph != glyph)
			continue;
		all++;
		above += stands_above(seen, n, i);
	}
	if (all < TITLES_MIN || above < all)
		return;
	for (size_t i = 0; i < n; i++) {
		struct view *view = &seen[i].view;

		if (view->glyph != glyph)
			continue;
		view->bullet = false;
		view->glyph = 0;
		view->text = view->line->text;
		seen[i].title = true;
	}
}

static bool
has_angle(const struct view *view)
{
	return !view->bullet && !view->label.p &&
	       str_starts(view->text, STR("> "));
}

/* "> …": a bullet where several lines begin so; one may be a quotation. */
static void
find_angles(struct seen *seen, size_t n)
{
	size_t angles = 0;

	for (size_t i = 0; i < n; i++)
		angles += has_angle(&seen[i].view);
	if (angles < ANGLES_MIN)
		return;
	for (size_t i = 0; i < n; i++) {
		struct view *view = &seen[i].view;

		if (!has_angle(view))
			continue;
		view->bullet = view->dash = true;
		view->glyph = '>';
		view->text = str_trim(str_skip(view->text, 1));
	}
}

struct seen *
seen_make(const struct document *document, const struct site *site,
	  struct arena *arena)
{
	struct captions captions;
	struct seen *seen =
	    arena_array(arena, document->n_lines, sizeof(*seen));
	size_t n = 0;

	captions_init(&captions, site);
	for (const struct line *line = document->lines; line;
	     line = line->next, n++) {
		seen[n].view = view_make(line, site);
		captions.colons += seen[n].view.role == ROLE_SUMMARY ||
				   seen[n].view.role == ROLE_COMMENT;
		seen[n].caption = caption_find(&captions, &seen[n].view);
		if (seen[n].caption.form != CAPTION_NONE)
			captions_add(&captions, &seen[n].caption);
	}
	settle(seen, n, &captions);
	find_angles(seen, n);
	for (size_t i = 0, signs = 0; i < n && signs < SIGNS_MAX; i++)
		if (seen[i].view.glyph != 0 && !seen[i].view.dash &&
		    stands_above(seen, n, i)) {
			signs++;
			find_titles(seen, n, seen[i].view.glyph);
		}
	heads_find(seen, n);
	return seen;
}

size_t
seen_width(struct seen *seen)
{
	const struct view *view = &seen->view;

	if (seen->width == 0)
		seen->width =
		    measure_text(view->bullet ? view->text : view->line->text);
	return seen->width;
}
