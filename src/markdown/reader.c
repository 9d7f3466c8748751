#include "markdown/reader.h"

#include "base/text.h"
#include "markdown/frontmatter.h"
#include "markdown/outline.h"
#include "markdown/tree.h"

bool
markdown_read(struct briefing *briefing, const struct source *source,
	      const struct site *site, struct arena *arena, struct diags *diags)
{
	size_t from;

	if (!text_check(source, diags) ||
	    !frontmatter_read(briefing, source, &from, arena, diags))
		return false;
	struct block *blocks = tree_parse(source, from, arena, diags);

	if (!blocks) {
		diag_file(diags, DIAG_ERROR, "empty", source->name.p,
			  "there is no text below the front matter");
		return false;
	}
	outline_read(briefing, blocks, source, site, arena, diags);
	briefing_settle(briefing, site->title, site->lang, arena);
	return true;
}
