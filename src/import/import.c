#include "import/import.h"

#include "base/text.h"
#include "import/align.h"
#include "import/anchor.h"
#include "import/fill.h"
#include "import/outline.h"
#include "import/reflow.h"
#include "import/tika.h"

bool
import_text(struct briefing *briefing, const struct source *source,
	    const struct site *site, struct arena *arena, struct diags *diags)
{
	struct document document;
	struct anchors anchors;

	if (!text_check(source, diags))
		return false;
	tika_read(&document, source->text, arena);
	if (!document.lines) {
		diag_file(diags, DIAG_ERROR, "empty", source->name.p,
			  "there are only addresses in this file, no text");
		return false;
	}
	struct para *paras = reflow(&document, site, arena);

	briefing->pages = document.n_pages;
	outline_make(briefing, paras, site, arena);
	anchors_find(&anchors, paras, document.n_pages, arena);
	struct stray *strays = align(&document, &anchors, arena);

	fill(briefing, paras, &anchors, strays, source, arena, diags);
	briefing_settle(briefing, site->title, site->lang, arena);
	return true;
}
