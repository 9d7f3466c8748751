#include "markdown/reader.h"

#include <string.h>

#include "base/path.h"
#include "base/text.h"
#include "markdown/burden.h"
#include "markdown/frontkeys.h"
#include "markdown/frontmatter.h"
#include "markdown/outline.h"
#include "markdown/pages.h"
#include "markdown/sanitize.h"
#include "markdown/tree.h"
#include "model/settle.h"
#include "model/sitewords.h"
#include "model/typography.h"

static void
check_date(const struct briefing *briefing, const struct source *source,
	   struct diags *diags)
{
	const struct source *named = source->origin ? source->origin : source;

	if (!settle_date_is_known(briefing->date))
		diag_file(
		    diags, DIAG_WARNING, "date-missing", named->name.p,
		    "has no date, and none that it could be told from; "
		    "write 'date: YYYY-MM-DD' at the top of its Markdown");
}

/* The first day in a file's name that has no digit beside it, as in
 * "2024-09-24-autumn.md"; unset where none is. */
static struct date
date_of_name(struct str name)
{
	struct date date = {0};
	size_t n = strlen("2024-09-24");

	name = file_stem(name);
	for (size_t at = 0; at + n <= name.n; at++)
		if ((at == 0 || !ascii_digit(name.p[at - 1])) &&
		    (at + n == name.n || !ascii_digit(name.p[at + n])) &&
		    date_parse_iso(str_slice(name, at, at + n), &date))
			break;
	return date;
}

static void
check_footnotes(const struct footnote *footnote, const struct source *source,
		struct diags *diags)
{
	for (; footnote; footnote = footnote->next)
		if (footnote->number == 0 && !footnote->spare)
			diag_line(diags, DIAG_WARNING, "footnote-unused",
				  source, footnote->line, 0,
				  "footnote '%.*s' is not shown: '[^%.*s]' "
				  "stands nowhere in the text",
				  STR_ARG(footnote->label),
				  STR_ARG(footnote->label));
}

/* A text that is nothing but what is left out of HTML has an empty paragraph.
 */
static struct block *
clean(struct block *blocks, struct footnote *notes, struct arena *arena)
{
	for (; notes; notes = notes->next)
		notes->blocks = sanitize_blocks(notes->blocks, arena);
	blocks = sanitize_blocks(blocks, arena);
	return blocks ? blocks : block_new(arena, BLOCK_PARA);
}

bool
markdown_read(struct briefing *briefing, const struct source *source,
	      const struct site *site, struct arena *arena, struct diags *diags)
{
	size_t from;

	if (!text_check(source, diags) || !burden_check(source, diags) ||
	    !frontmatter_read(briefing, source, &from, arena, diags))
		return false;
	struct tree tree = tree_parse(source, from, TREE_DIALECT, arena, diags);
	struct block *blocks = tree.blocks;

	while (blocks && tree_is_separator(blocks))
		blocks = blocks->next;
	if (!blocks) {
		diag_file(diags, DIAG_ERROR, "empty", source->name.p,
			  "there is no text below the front matter");
		return false;
	}
	briefing->footnotes = tree.footnotes;
	if (site->unsafe_html)
		blocks = clean(blocks, tree.footnotes, arena);
	pages_check(blocks, source, arena, diags);
	outline_read(briefing, blocks, source, site, arena, diags);
	struct str lang = briefing->lang.n ? briefing->lang : site->lang;

	if (site_sets(site, lang))
		typography_set(briefing, lang, arena);
	if (!date_is_set(briefing->date))
		briefing->date = date_of_name(source->name);
	briefing_settle(briefing, site->title, site->lang, arena);
	check_date(briefing, source, diags);
	check_footnotes(briefing->footnotes, source, diags);
	return front_check(briefing, source, diags);
}
