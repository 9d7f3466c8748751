#include "import/seen.h"

#include "import/measure.h"

/* Makes labels of the captions whose forms are in use. */
static void
settle(struct seen *seen, size_t n, const struct captions *captions)
{
	bool used[CAPTION_FORMS];

	for (int form = 0; form < CAPTION_FORMS; form++)
		used[form] = captions_use(captions, (enum caption_form)form);
	for (struct seen *at = seen; at < seen + n; at++) {
		if (!used[at->caption.form])
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
	struct captions captions = {0};
	struct seen *seen =
	    arena_array(arena, document->n_lines, sizeof(*seen));
	size_t n = 0;

	for (const struct line *line = document->lines; line;
	     line = line->next, n++) {
		seen[n].view = view_make(line, site);
		seen[n].caption = caption_find(&seen[n].view, site);
		if (seen[n].caption.form != CAPTION_NONE)
			captions_add(&captions, &seen[n].caption);
	}
	settle(seen, n, &captions);
	for (size_t i = 0; i < n; i++) {
		const struct view *view = &seen[i].view;

		seen[i].width =
		    measure_text(view->bullet ? view->text : view->line->text);
	}
	return seen;
}
