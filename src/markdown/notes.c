#include "markdown/notes.h"

#include "markdown/label.h"
#include "markdown/paragraph.h"
#include "model/references.h"
#include "model/sitewords.h"

/* The date that opens an item, as a label, with a colon or without. */
static bool
read_date(const struct block *item, struct arena *arena, struct date *date,
	  struct str *label)
{
	const struct block *para = item->child;
	const struct span *spans = para ? para->spans : NULL;
	struct str words;

	if (!para || para->kind != BLOCK_PARA || !spans ||
	    spans->kind != SPAN_STRONG)
		return false;
	if (!label_read(spans, arena, &words))
		words = span_plain(arena, spans->child);
	if (!date_parse_dotted(words, date))
		return false;
	*label = words;
	return true;
}

bool
notes_are(const struct block *list, struct arena *arena)
{
	struct date date;
	struct str label;

	return list->kind == BLOCK_LIST && !list->ordered && list->child &&
	       read_date(list->child, arena, &date, &label);
}

/* Cuts labelled lines of references out of a paragraph. */
static void
take_references(struct span **at, const struct site *site, struct arena *arena,
		struct link **links)
{
	struct str label;

	while ((at = label_find(at, arena))) {
		struct span *line = (*at)->next;
		struct span **end = label_find(&line->next, arena);
		struct span *rest = end ? *end : NULL;

		if (end)
			*end = NULL;
		if (label_read(line, arena, &label) &&
		    site_role(site, label) == ROLE_REFERENCES &&
		    references_are(line->next)) {
			references_take(line->next, arena, &links);
			*at = rest;
		} else {
			if (end)
				*end = rest;
			at = &(*at)->next;
		}
	}
}

struct note *
notes_read(struct block *item, const struct site *site, struct arena *arena)
{
	struct note *note = arena_alloc(arena, sizeof(*note));
	struct block *para = item->child;

	note->line = item->line;
	note->blocks = para;
	if (!read_date(item, arena, &note->date, &note->date_label))
		return note;
	para->spans = label_skip(para->spans, arena);
	if (!para->spans && para->next && para->next->kind == BLOCK_PARA)
		para = para->next;
	take_references(&para->spans, site, arena, &note->references);
	if (para->spans && (para->spans->kind == SPAN_SOFTBREAK ||
			    para->spans->kind == SPAN_HARDBREAK))
		para->spans = para->spans->next;
	if (paragraph_is_figure(para->spans))
		para->kind = BLOCK_FIGURE;
	note->blocks = para->spans ? para : para->next;
	return note;
}
