#include "import/names.h"

#include "model/address.h"
#include "model/excerpt.h"
#include "model/native.h"
#include "reflow/complete.h"

#define TITLE_MAX 80 /* bytes of a title made from the text */

/* Where a title in another language does not look like one, Markdown would
 * read it as a part of the title that it stands behind. */
static void
settle_native(struct entry *entry, struct arena *arena)
{
	struct str both =
	    arena_printf(arena, "%.*s (%.*s)", STR_ARG(entry->article_title),
			 STR_ARG(entry->native_title));

	entry->native_title = (struct str){0};
	native_split(both, &entry->article_title, &entry->native_title);
}

/* An article that is known by its address or by its title in another language
 * only has the entry's title; where that was lost, too, both are called by its
 * host. */
static void
name_article(struct entry *entry, struct arena *arena)
{
	struct str *title = &entry->article_title;

	*title = span_plain(arena, entry->title);
	if (title->n == 0 && entry->article_url.p)
		*title = address_label(entry->article_url, arena);
	if (!entry->title && title->n > 0)
		entry->title = span_text(arena, *title);
}

static void
name_articles(const struct briefing *briefing, struct arena *arena)
{
	for (const struct section *section = briefing->sections; section;
	     section = section->next) {
		for (struct entry *entry = section->entries; entry;
		     entry = entry->next) {
			bool native = entry->native_title.p;

			if ((entry->article_title.n == 0 &&
			     (entry->article_url.p || native)) ||
			    (native && text_is_address(entry->article_title)))
				name_article(entry, arena);
			if (native)
				settle_native(entry, arena);
		}
	}
}

/* An entry that has neither a heading nor a document is called by its first
 * words. */
static void
name_untitled(const struct briefing *briefing, struct arena *arena)
{
	for (struct section *at = briefing->sections; at; at = at->next) {
		for (struct entry *entry = at->entries; entry;
		     entry = entry->next) {
			if (entry->title || !entry->fields)
				continue;
			struct str text =
			    block_plain(arena, entry->fields->blocks);

			text = str_slice(text, 0, str_chr(text, '\n', 0));
			if (text.n > 0)
				entry->title = span_text(
				    arena, excerpt_cut(text, TITLE_MAX, arena));
		}
	}
}

void
names_settle(struct briefing *briefing, struct arena *arena)
{
	name_untitled(briefing, arena);
	name_articles(briefing, arena);
}
