#include "build/aliases.h"

/* The text is gone when the plan is made; what is told is rare. */
static void
tell(const struct alias *alias, const struct seed *seed,
     const struct site *site, struct diags *diags)
{
	struct arena scratch = {0};
	struct loaded loaded;
	struct diags told;

	diags_init(&told, &scratch);
	if (!load_seed(&loaded, seed, site, false, &scratch, &told))
		loaded.markdown = (struct source){.name = seed->path};
	diag_line(diags, DIAG_ERROR, "alias-clash", &loaded.markdown,
		  alias->line, alias->column,
		  "aliases: '%.*s' is the address of another page",
		  STR_ARG(alias->path));
	arena_free(&scratch);
}

void
aliases_tell(const struct plan *plan, const struct catalog *catalog,
	     const struct reading *reading, const struct seeds *seeds,
	     const struct site *site, struct diags *diags)
{
	for (const struct clash *at = plan->clashes; at; at = at->next) {
		const struct summary *summary =
		    catalog->briefings[at->alias->briefing];

		tell(at->alias->alias,
		     &seeds->list[summary - reading->summaries], site, diags);
	}
}
