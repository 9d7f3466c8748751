#include "model/summary.h"

#include "base/buf.h"
#include "model/block.h"
#include "model/excerpt.h"
#include "model/links.h"

/* Blocks nested deeper count as one. */
#define DEPTH_MAX 48

static struct str
lead_of(const struct entry *entry, struct arena *scratch, struct arena *arena)
{
	struct str text = {0};
	const struct field *field;

	for (field = entry->fields; field; field = field->next)
		if (field->role == ROLE_SUMMARY && !text.n)
			text = block_plain(scratch, field->blocks);
	for (field = entry->fields; field && !text.n; field = field->next)
		text = block_plain(scratch, field->blocks);
	text = str_trim(text);
	if (!text.n)
		return (struct str){0};
	return excerpt_lead(text, arena);
}

/* ---- Abbreviations ---- */

static void
put_text(struct buf *out, struct str text)
{
	buf_put(out, text);
	buf_putc(out, '\n');
}

static void
put_entry_text(struct buf *out, const struct entry *entry,
	       struct arena *scratch)
{
	put_text(out, span_plain(scratch, entry->title));
	put_text(out, entry->issuer);
	for (const struct field *f = entry->fields; f; f = f->next)
		put_text(out, block_plain(scratch, f->blocks));
}

static void
put_section_text(struct buf *out, const struct section *section,
		 struct arena *scratch)
{
	put_text(out, block_plain(scratch, section->lead));
	for (const struct note *n = section->notes; n; n = n->next)
		put_text(out, block_plain(scratch, n->blocks));
	put_text(out, block_plain(scratch, section->tail));
	for (const struct entry *e = section->entries; e; e = e->next)
		put_entry_text(out, e, scratch);
}

static struct abbrev *
find_abbrevs(const struct briefing *briefing, struct arena *scratch,
	     struct arena *arena)
{
	struct buf text = {0};
	struct abbrev *list = NULL;

	put_text(&text, block_plain(scratch, briefing->lead));
	for (const struct section *s = briefing->sections; s; s = s->next)
		put_section_text(&text, s, scratch);
	abbrev_find(buf_str(&text), arena, &list);
	for (struct abbrev *a = list; a; a = a->next) {
		a->shortened = arena_str(arena, a->shortened);
		a->expansion = arena_str(arena, a->expansion);
	}
	buf_free(&text);
	return list;
}

/* ---- The record ---- */

static struct str
copy(struct arena *arena, struct str text)
{
	return text.p ? arena_str(arena, text) : text;
}

static void
count_link(void *context, struct str text, struct str url)
{
	struct summary *summary = context;

	(void)text;
	(void)url;
	summary->n_links++;
}

/* Paragraphs, items and the like: what has no blocks within. */
static size_t
count_blocks(const struct block *blocks, int depth)
{
	size_t n = 0;

	for (const struct block *b = blocks; b; b = b->next)
		n += b->child && depth < DEPTH_MAX
			 ? count_blocks(b->child, depth + 1)
			 : 1;
	return n;
}

static struct entry_summary *
summarize_entry(const struct entry *entry, struct str section,
		struct arena *scratch, struct arena *arena)
{
	struct entry_summary *made = arena_alloc(arena, sizeof(*made));

	made->id = copy(arena, entry->id);
	made->title = copy(arena, span_plain(scratch, entry->title));
	made->native_title = copy(arena, entry->native_title);
	made->lead = lead_of(entry, scratch, arena);
	made->issuer = copy(arena, entry->issuer);
	made->n_issuers = issuer_split(entry->issuer, arena, &made->issuers);
	made->section = section;
	made->date = entry->date;
	for (const struct field *f = entry->fields; f; f = f->next)
		made->n_blocks += count_blocks(f->blocks, 0);
	return made;
}

static void
summarize_sections(struct summary *summary, const struct briefing *briefing,
		   struct arena *scratch, struct arena *arena)
{
	struct entry_summary **last = &summary->entries;

	for (const struct section *s = briefing->sections; s; s = s->next) {
		struct str title = {0};

		if (s->title)
			title = copy(arena, span_plain(scratch, s->title));
		for (const struct note *n = s->notes; n; n = n->next)
			summary->n_notes++;
		for (const struct entry *e = s->entries; e; e = e->next) {
			*last = summarize_entry(e, title, scratch, arena);
			(*last)->place = summary->n_entries++;
			(*last)->corrected =
			    briefing_corrected(briefing, e->id);
			last = &(*last)->next;
		}
	}
}

static void
hash_date(struct hasher *hasher, struct date date)
{
	hasher_number(hasher, (uint64_t)date.year);
	hasher_number(hasher, (uint64_t)date.month);
	hasher_number(hasher, (uint64_t)date.day);
}

static void
hash_entry(struct hasher *hasher, const struct entry_summary *entry)
{
	hasher_part(hasher, entry->id);
	hasher_part(hasher, entry->title);
	hasher_part(hasher, entry->native_title);
	hasher_part(hasher, entry->lead);
	hasher_part(hasher, entry->issuer);
	hasher_number(hasher, entry->n_issuers);
	for (size_t i = 0; i < entry->n_issuers; i++)
		hasher_part(hasher, entry->issuers[i]);
	hasher_part(hasher, entry->section);
	hash_date(hasher, entry->date);
	hash_date(hasher, entry->corrected);
}

static struct hash
hash_summary(const struct summary *summary)
{
	struct hasher hasher;

	hasher_init(&hasher);
	hasher_part(&hasher, summary->slug);
	hasher_part(&hasher, summary->title);
	hasher_part(&hasher, summary->lang);
	hash_date(&hasher, summary->date);
	hash_date(&hasher, summary->first);
	hash_date(&hasher, summary->last);
	hash_date(&hasher, summary->updated);
	hasher_number(&hasher, summary->n_entries);
	hasher_number(&hasher, summary->n_notes);
	hasher_number(&hasher, summary->n_links);
	for (const struct entry_summary *e = summary->entries; e; e = e->next)
		hash_entry(&hasher, e);
	for (const struct abbrev *a = summary->abbrevs; a; a = a->next) {
		hasher_part(&hasher, a->shortened);
		hasher_part(&hasher, a->expansion);
	}
	return hasher_done(&hasher);
}

void
summary_make(struct summary *summary, const struct briefing *briefing,
	     struct arena *arena)
{
	struct arena scratch = {0};

	*summary = (struct summary){0};
	summary->slug = copy(arena, briefing->slug);
	summary->title = copy(arena, briefing->title);
	summary->lang = copy(arena, briefing->lang);
	summary->date = briefing->date;
	summary->updated = briefing_updated(briefing);
	briefing_period(briefing, &summary->first, &summary->last);
	summarize_sections(summary, briefing, &scratch, arena);
	links_of_briefing(briefing, &scratch, count_link, summary);
	summary->abbrevs = find_abbrevs(briefing, &scratch, arena);
	summary->hash = hash_summary(summary);
	arena_free(&scratch);
}
