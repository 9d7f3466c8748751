#include "catalog/summary.h"

#include "base/buf.h"
#include "model/block.h"
#include "model/excerpt.h"
#include "model/links.h"

/* Bytes of a note that stand for it elsewhere. */
enum { NOTE_MAX = 200 };

/* So many passages' plain texts are in memory at a time. */
enum { PASSAGES_AT_ONCE = 64 };

/* Blocks nested deeper count as one. */
#define DEPTH_MAX 48

static struct str
copy(struct arena *arena, struct str text)
{
	return text.p ? arena_str(arena, text) : text;
}

/* ---- Passages ---- */

/* A briefing while it is summarized, passage by passage. */
struct summarizer {
	struct summary *summary;
	const struct briefing *briefing;
	struct arena *arena;
	struct arena *scratch; /* of some passages at a time */
	struct tracer tracer;
	struct buf text; /* of the passage at hand, a line a block */
	uint32_t order;  /* of the last passage */
	struct abbrev_list abbrevs;
	struct entry_summary **last_entry;
	struct note_summary **last_note;
};

static void
put_line(struct summarizer *summarizer, struct str text)
{
	if (!text.n)
		return;
	buf_put(&summarizer->text, text);
	buf_putc(&summarizer->text, '\n');
}

static struct str
put_blocks(struct summarizer *summarizer, const struct block *blocks)
{
	struct str text = block_plain(summarizer->scratch, blocks);

	put_line(summarizer, text);
	return str_trim(text);
}

/* A link_visit: links count, whatever they lead to. */
static void
see_link(void *context, struct str text, struct str url)
{
	struct summarizer *summarizer = context;

	summarizer->summary->n_links++;
	tracer_link(&summarizer->tracer, text, url);
}

/* The definitions in the passage's text that no passage before it has. */
static void
find_abbrevs(struct summarizer *summarizer, uint32_t order)
{
	struct abbrev *last = summarizer->abbrevs.last;

	abbrev_find(&summarizer->abbrevs, buf_str(&summarizer->text));
	last = last ? last->next : summarizer->abbrevs.first;
	for (; last; last = last->next)
		last->place = order;
}

/* Ends a passage whose text and links are put. */
static void
take_passage(struct summarizer *summarizer, uint32_t order,
	     const struct tag *tags, struct traces *traces)
{
	find_abbrevs(summarizer, order);
	tracer_text(&summarizer->tracer, buf_str(&summarizer->text));
	tracer_take(&summarizer->tracer, tags, traces);
	traces->order = order;
	buf_clear(&summarizer->text);
	if (order % PASSAGES_AT_ONCE == 0)
		arena_free(summarizer->scratch);
}

/* ---- Entries ---- */

static void
hash_date(struct hasher *hasher, struct date date)
{
	hasher_number(hasher, (uint64_t)date.year);
	hasher_number(hasher, (uint64_t)date.month);
	hasher_number(hasher, (uint64_t)date.day);
}

static struct hash
hash_entry(const struct entry_summary *entry)
{
	struct hasher hasher;

	hasher_init(&hasher);
	hasher_part(&hasher, entry->id);
	hasher_part(&hasher, entry->title);
	hasher_part(&hasher, entry->native_title);
	hasher_part(&hasher, entry->lead);
	hasher_part(&hasher, entry->issuer);
	hasher_number(&hasher, entry->n_issuers);
	for (size_t i = 0; i < entry->n_issuers; i++) {
		hasher_part(&hasher, entry->issuers[i].name);
		hasher_part(&hasher, entry->issuers[i].native);
	}
	hasher_part(&hasher, entry->section);
	hash_date(&hasher, entry->date);
	hash_date(&hasher, entry->corrected);
	return hasher_done(&hasher);
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

/* Returns the first field that sums it up, else the first with a text. */
static struct str
put_entry_text(struct summarizer *summarizer, const struct entry *entry)
{
	struct str lead = {0}, first = {0};

	put_line(summarizer, span_plain(summarizer->scratch, entry->title));
	put_line(summarizer, entry->article_title);
	put_line(summarizer, entry->native_title);
	put_line(summarizer, entry->issuer);
	for (const struct field *f = entry->fields; f; f = f->next) {
		struct str text = put_blocks(summarizer, f->blocks);

		if (f->role == ROLE_SUMMARY && !lead.n)
			lead = text;
		if (!first.n)
			first = text;
	}
	return lead.n ? lead : first;
}

static void
add_entry(struct summarizer *summarizer, const struct entry *entry,
	  struct str section)
{
	struct arena *arena = summarizer->arena, *scratch = summarizer->scratch;
	struct entry_summary *made = arena_alloc(arena, sizeof(*made));
	struct str lead = put_entry_text(summarizer, entry);

	made->id = copy(arena, entry->id);
	made->title = copy(arena, span_plain(scratch, entry->title));
	made->native_title = copy(arena, entry->native_title);
	if (lead.n)
		made->lead = excerpt_lead(lead, arena);
	made->issuer = copy(arena, entry->issuer);
	made->n_issuers = issuer_split(entry->issuer, arena, &made->issuers);
	made->section = section;
	made->date = entry->date;
	made->corrected = briefing_corrected(summarizer->briefing, entry->id);
	made->place = summarizer->summary->n_entries++;
	made->hash = hash_entry(made);
	for (const struct field *f = entry->fields; f; f = f->next)
		made->n_blocks += count_blocks(f->blocks, 0);
	links_of_entry(entry, scratch, see_link, summarizer);
	take_passage(summarizer, ++summarizer->order, entry->tags,
		     &made->traces);
	*summarizer->last_entry = made;
	summarizer->last_entry = &made->next;
}

/* ---- Notes ---- */

static struct hash
hash_note(const struct note_summary *note)
{
	struct hasher hasher;

	hasher_init(&hasher);
	hasher_number(&hasher, note->number);
	hash_date(&hasher, note->date);
	hasher_part(&hasher, note->text);
	return hasher_done(&hasher);
}

static void
add_note(struct summarizer *summarizer, const struct note *note)
{
	struct note_summary *made =
	    arena_alloc(summarizer->arena, sizeof(*made));
	struct str text = put_blocks(summarizer, note->blocks);

	made->number = ++summarizer->summary->n_notes;
	made->date = note->date;
	made->text = excerpt_cut(text, NOTE_MAX, summarizer->arena);
	made->hash = hash_note(made);
	links_of_note(note, summarizer->scratch, see_link, summarizer);
	take_passage(summarizer, ++summarizer->order, NULL, &made->traces);
	*summarizer->last_note = made;
	summarizer->last_note = &made->next;
}

/* ---- The whole ---- */

static void
add_sections(struct summarizer *summarizer)
{
	const struct section *section = summarizer->briefing->sections;

	for (; section; section = section->next) {
		struct str title =
		    span_plain(summarizer->scratch, section->title);

		title = section->title ? copy(summarizer->arena, title)
				       : (struct str){0};
		for (const struct note *n = section->notes; n; n = n->next)
			add_note(summarizer, n);
		for (const struct entry *e = section->entries; e; e = e->next)
			add_entry(summarizer, e, title);
	}
}

/* What belongs to no entry and no note. */
static void
add_prose(struct summarizer *summarizer)
{
	const struct briefing *briefing = summarizer->briefing;

	put_blocks(summarizer, briefing->lead);
	for (const struct section *s = briefing->sections; s; s = s->next) {
		put_blocks(summarizer, s->lead);
		put_blocks(summarizer, s->tail);
	}
	links_of_prose(briefing, summarizer->scratch, see_link, summarizer);
	take_passage(summarizer, 0, briefing->tags,
		     &summarizer->summary->traces);
}

static struct hash
hash_card(const struct summary *summary)
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
		hasher_hash(&hasher, e->hash);
	return hasher_done(&hasher);
}

void
summary_make(struct summary *summary, const struct briefing *briefing,
	     struct arena *arena)
{
	struct arena scratch = {0}, tables = {0};
	struct summarizer summarizer = {
	    .summary = summary,
	    .briefing = briefing,
	    .arena = arena,
	    .scratch = &scratch,
	    .tracer = {.arena = arena, .tables = &tables, .scratch = &scratch},
	    .abbrevs = {.arena = arena, .scratch = &tables},
	    .last_entry = &summary->entries,
	    .last_note = &summary->notes,
	};

	*summary = (struct summary){0};
	summary->slug = copy(arena, briefing->slug);
	summary->title = copy(arena, briefing->title);
	summary->lang = copy(arena, briefing->lang);
	summary->date = briefing->date;
	summary->updated = briefing_updated(briefing);
	briefing_period(briefing, &summary->first, &summary->last);
	add_prose(&summarizer);
	add_sections(&summarizer);
	summary->abbrevs = summarizer.abbrevs.first;
	summary->card = hash_card(summary);
	tracer_free(&summarizer.tracer);
	buf_free(&summarizer.text);
	arena_free(&tables);
	linkage_make(&summary->linkage, briefing, arena);
	arena_free(&scratch);
}
