#include "search/documents.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/map.h"
#include "model/footnote.h"
#include "search/code.h"
#include "search/segment.h"

/* Bytes of a document in its part beside its title and text, about. */
enum { MARKUP = 200 };

struct maker {
	const struct briefing *briefing;
	struct arena *arena;
	struct document *list;
	size_t n, notes;
};

static struct document *
add(struct maker *maker, struct str page, struct str section)
{
	struct document *document = &maker->list[maker->n++];

	document->page = page;
	document->section = section;
	return document;
}

static struct str
section_title(const struct maker *maker, const struct section *section)
{
	if (!section->title)
		return (struct str){0};
	return span_plain(maker->arena, section->title);
}

static struct str
join(struct maker *maker, struct str a, struct str b)
{
	if (!a.n || !b.n)
		return a.n ? a : b;
	return arena_printf(maker->arena, "%.*s\n%.*s", STR_ARG(a), STR_ARG(b));
}

/* Blocks, and the footnotes that they name. */
static struct str
prose_text(struct maker *maker, const struct block *blocks)
{
	struct footnotes footnotes = footnotes_of_blocks(blocks, maker->arena);

	return join(maker, block_plain(maker->arena, blocks),
		    footnotes_plain(footnotes, maker->arena));
}

static struct str
fields_text(struct maker *maker, const struct field *field)
{
	struct buf out = {0};
	struct str text;

	for (; field; field = field->next) {
		if (out.n)
			buf_putc(&out, '\n');
		buf_put(&out, block_plain(maker->arena, field->blocks));
	}
	text = buf_take(&out, maker->arena);
	buf_free(&out);
	return text;
}

static void
add_entry(struct maker *maker, const struct section *section,
	  const struct entry *entry)
{
	struct document *document =
	    add(maker, entry->id, section_title(maker, section));

	document->title = span_plain(maker->arena, entry->title);
	document->native_title = entry->native_title;
	document->article_title = entry->article_title;
	document->issuer = entry->issuer;
	document->text =
	    join(maker, fields_text(maker, entry->fields),
		 footnotes_plain(footnotes_of_entry(entry, maker->arena),
				 maker->arena));
	document->date = entry->date;
	document->date_label = entry->date_text;
}

/* Notes have the anchors that pages give them, by their number in the whole
 * briefing. */
static void
add_note(struct maker *maker, const struct section *section,
	 const struct note *note)
{
	struct document *document =
	    add(maker, STR("index"), section_title(maker, section));

	document->anchor =
	    arena_printf(maker->arena, "_note-%zu", ++maker->notes);
	document->text = prose_text(maker, note->blocks);
	document->date = note->date;
	document->date_label = note->date_label;
}

static void
add_prose(struct maker *maker)
{
	const struct briefing *briefing = maker->briefing;
	struct str text = prose_text(maker, briefing->lead);

	if (text.n)
		add(maker, STR("index"), (struct str){0})->text = text;
	for (const struct section *s = briefing->sections; s; s = s->next) {
		struct document *document;

		text = join(maker, prose_text(maker, s->lead),
			    prose_text(maker, s->tail));
		if (!text.n)
			continue;
		document = add(maker, STR("index"), section_title(maker, s));
		document->anchor = s->title ? s->id : (struct str){0};
		document->text = text;
	}
}

/* As many as there can be. */
static size_t
count(const struct briefing *briefing)
{
	size_t n = 1;

	for (const struct section *s = briefing->sections; s; s = s->next) {
		n++;
		for (const struct entry *e = s->entries; e; e = e->next)
			n++;
		for (const struct note *note = s->notes; note;
		     note = note->next)
			n++;
	}
	return n;
}

void
documents_make(struct documents *documents, const struct briefing *briefing,
	       struct arena *arena)
{
	struct maker maker = {.briefing = briefing, .arena = arena};

	maker.list = arena_array(arena, count(briefing), sizeof(*maker.list));
	for (const struct section *s = briefing->sections; s; s = s->next)
		for (const struct entry *e = s->entries; e; e = e->next)
			add_entry(&maker, s, e);
	for (const struct section *s = briefing->sections; s; s = s->next)
		for (const struct note *note = s->notes; note;
		     note = note->next)
			add_note(&maker, s, note);
	add_prose(&maker);
	*documents = (struct documents){.title = briefing->title,
					.lang = briefing->lang,
					.list = maker.list,
					.n = maker.n};
	documents_part(documents, arena);
}

/* ---- Parts ---- */

struct str
documents_text(struct str text, bool *cut)
{
	size_t end = DOCUMENTS_TEXT;

	*cut = text.n > DOCUMENTS_TEXT;
	if (!*cut)
		return text;
	while (end > 0 && ((unsigned char)text.p[end] & 0xC0) == 0x80)
		end--;
	return str_slice(text, 0, end);
}

/* Each text with a byte behind it that is in none. */
static uint64_t
hash_texts(uint64_t hash, const struct str *texts, size_t n)
{
	for (size_t i = 0; i < n; i++)
		hash = segment_hash(segment_hash(hash, texts[i]), STR("\xFF"));
	return hash;
}

static uint64_t
hash_document(uint64_t hash, const struct document *document, struct str text)
{
	char date[32];
	int n = snprintf(date, sizeof(date), "%d-%d-%d", document->date.year,
			 document->date.month, document->date.day);
	struct str shown[] = {
	    document->page,          document->anchor,
	    document->title,         document->native_title,
	    document->article_title, document->issuer,
	    document->section,       document->date_label,
	    {date, (size_t)n},       text,
	};

	return hash_texts(hash, shown, sizeof(shown) / sizeof(shown[0]));
}

void
documents_part(struct documents *documents, struct arena *arena)
{
	struct str head[] = {documents->title, documents->lang};
	uint64_t hash = hash_texts(SEGMENT_SEED, head, 2);
	size_t bytes = DOCUMENTS_PART;
	bool cut;

	documents->parts =
	    arena_array(arena, documents->n, sizeof(*documents->parts));
	documents->n_parts = 0;
	for (size_t i = 0; i < documents->n; i++) {
		const struct document *document = &documents->list[i];
		struct str text = documents_text(document->text, &cut);

		hash = hash_document(hash, document, text);
		if (bytes >= DOCUMENTS_PART) {
			documents->n_parts++;
			bytes = 0;
		}
		bytes += MARKUP + text.n + document->title.n;
		documents->parts[documents->n_parts - 1]++;
	}
	documents->hash = hash;
}

uint32_t
documents_check(const struct documents *documents)
{
	return code_fold(documents->hash);
}

size_t
documents_sections(const struct documents *documents, struct arena *arena,
		   struct str **list)
{
	struct map seen = {0};

	for (size_t i = 0; i < documents->n; i++)
		if (documents->list[i].section.n)
			map_put(&seen, arena, documents->list[i].section);
	*list = arena_array(arena, seen.n, sizeof(**list));
	for (size_t i = 0; i < seen.n; i++)
		(*list)[i] = arena_str(arena, seen.items[i].key);
	return seen.n;
}
