#include "reflow/seen.h"

#include "extract/measure.h"

#define ROWS_NEAR 2 /* lines between which rows are one table */

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

/* Makes labels of the captions whose forms are in use. */
static void
settle(struct seen *seen, size_t n, const struct captions *captions)
{
	bool used[CAPTION_FORMS];

	for (int form = 0; form < CAPTION_FORMS; form++)
		used[form] = captions_use(captions, (enum caption_form)form);
	for (struct seen *at = seen; at < seen + n; at++) {
		if (!used[at->caption.form] ||
		    (at->caption.form == CAPTION_ROW &&
		     !has_row_beside(seen, n, (size_t)(at - seen))))
			continue;
		at->view.bullet = false;
		at->view.label = at->caption.label;
		at->view.role = at->caption.role;
		at->view.text = at->caption.rest;
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
