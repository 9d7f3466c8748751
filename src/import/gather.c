#include "import/gather.h"

#include "model/references.h"
#include "model/sitewords.h"

static bool
is_gathered(const struct field *field, const struct site *site)
{
	return field->label.p && field->blocks &&
	       site_role(site, field->label) == ROLE_REFERENCES &&
	       references_are_block(field->blocks);
}

/* What follows the references in their field goes on with the field before,
 * whose blocks end at *end, or stays under no label. */
static void
put_rest(struct field **at, const struct field *before, struct block ***end)
{
	struct field *field = *at;

	field->blocks = field->blocks->next;
	field->label = (struct str){0};
	if (field->blocks && !before)
		return;
	*at = field->next;
	if (!field->blocks)
		return;
	while (**end)
		*end = &(**end)->next;
	**end = field->blocks;
}

static void
gather_entry(struct entry *entry, const struct site *site, struct arena *arena)
{
	struct link **last = &entry->references;
	struct field *before = NULL;
	struct block **end = NULL;

	while (*last)
		last = &(*last)->next;
	for (struct field **at = &entry->fields; *at;) {
		struct field *field = *at;

		if (is_gathered(field, site)) {
			references_take_block(field->blocks, arena, &last);
			entry->references_label =
			    site_own_label(site, ROLE_REFERENCES, field->label);
			put_rest(at, before, &end);
		}
		if (*at != field)
			continue; /* it is gone */
		before = field;
		end = &field->blocks;
		at = &field->next;
	}
}

/* Whether a paragraph outside of entries is such a field: then its label is
 * bold text. */
static bool
is_labelled(const struct block *block, const struct site *site,
	    struct arena *arena)
{
	const struct span *spans = block->spans;
	struct str label;

	if (block->kind != BLOCK_PARA || !spans || spans->kind != SPAN_STRONG)
		return false;
	label = span_plain(arena, spans->child);
	return str_ends(label, STR(":")) &&
	       site_role(site, str_slice(label, 0, label.n - 1)) ==
		   ROLE_REFERENCES &&
	       references_are(spans->next);
}

static void
gather_blocks(struct block **at, struct link **last, const struct site *site,
	      struct arena *arena)
{
	while (*last)
		last = &(*last)->next;
	while (*at) {
		if (!is_labelled(*at, site, arena)) {
			at = &(*at)->next;
			continue;
		}
		references_take((*at)->spans->next, arena, &last);
		*at = (*at)->next;
	}
}

void
gather_references(struct briefing *briefing, const struct site *site,
		  struct arena *arena)
{
	gather_blocks(&briefing->lead, &briefing->references, site, arena);
	for (struct section *section = briefing->sections; section;
	     section = section->next) {
		struct link **references = &section->references;

		gather_blocks(&section->lead, references, site, arena);
		gather_blocks(&section->tail, references, site, arena);
		for (struct entry *entry = section->entries; entry;
		     entry = entry->next)
			gather_entry(entry, site, arena);
	}
}
