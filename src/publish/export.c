#include "publish/export.h"

#include "base/json.h"
#include "base/utf8.h"
#include "model/address.h"
#include "model/footnote.h"
#include "model/links.h"
#include "model/walk.h"
#include "publish/products.h"

/* ---- Small ones ---- */

static struct json *
date_json(struct arena *arena, struct date date)
{
	return json_text(date_is_full(date) ? date_iso(arena, date)
					    : (struct str){0});
}

/* Absent where empty. */
static struct json *
text_json(struct str text)
{
	return json_text(text.n ? text : (struct str){0});
}

static struct json *
urls_json(const struct link *links)
{
	struct json *list = json_new_array();

	for (; links; links = links->next)
		json_push(list, json_text(links->url));
	return list;
}

static struct json *
tags_json(const struct tag *tags)
{
	struct json *list = json_new_array();

	for (; tags; tags = tags->next)
		json_push(list, json_text(tags->text));
	return list;
}

/* a and b with an empty line between them. */
static struct str
join_text(struct arena *arena, struct str a, struct str b)
{
	if (!a.n || !b.n)
		return a.n ? a : b;
	return arena_printf(arena, "%.*s\n\n%.*s", STR_ARG(a), STR_ARG(b));
}

/* ---- Entries ---- */

/* The text of all fields of a role, in one piece. */
static struct json *
role_json(struct arena *arena, const struct entry *entry, enum role role)
{
	struct buf out = {0};
	struct str text;

	for (const struct field *f = entry->fields; f; f = f->next) {
		if (f->role != role)
			continue;
		text = block_plain(arena, f->blocks);
		if (out.n && text.n)
			buf_puts(&out, "\n\n");
		buf_put(&out, text);
	}
	text = buf_take(&out, arena);
	buf_free(&out);
	return text_json(text);
}

static size_t
count_items(struct arena *arena, const struct block *blocks)
{
	struct walk walk = walk_start(arena, blocks);
	const struct block *block;
	size_t n = 0;

	while ((block = walk_block(&walk)))
		n += block->kind == BLOCK_ITEM;
	return n;
}

static struct json *
bullets_json(struct arena *arena, const struct entry *entry)
{
	size_t n = 0;

	for (const struct field *f = entry->fields; f; f = f->next)
		n += count_items(arena, f->blocks);
	return json_number((long long)n);
}

static struct json *
fields_json(struct arena *arena, const struct entry *entry)
{
	struct json *list = json_new_array(), *field;

	for (const struct field *f = entry->fields; f; f = f->next) {
		field = json_new_object();
		json_set(field, "label", text_json(f->label));
		json_set_text(field, "text", block_plain(arena, f->blocks));
		json_push(list, field);
	}
	return list;
}

static struct json *
footnotes_json(struct arena *arena, struct footnotes footnotes)
{
	struct json *list = json_new_array(), *json;

	for (size_t i = 0; i < footnotes.n; i++) {
		const struct footnote *footnote = footnotes.list[i];

		json = json_new_object();
		json_set(json, "number", json_number(footnote->number));
		json_set_text(json, "text",
			      block_plain(arena, footnote->blocks));
		json_push(list, json);
	}
	return list;
}

static struct json *
entry_json(struct arena *arena, const struct entry *entry)
{
	struct json *json = json_new_object();

	json_set_text(json, "id", entry->id);
	json_set(json, "title", text_json(span_plain(arena, entry->title)));
	json_set(json, "native_title", text_json(entry->native_title));
	json_set(json, "issuing_body", text_json(entry->issuer));
	json_set(json, "date", date_json(arena, entry->date));
	json_set(json, "article_url", text_json(entry->article_url));
	json_set(json, "references", urls_json(entry->references));
	json_set(json, "summary_text", role_json(arena, entry, ROLE_SUMMARY));
	json_set(json, "comment_text", role_json(arena, entry, ROLE_COMMENT));
	json_set(json, "bullets", bullets_json(arena, entry));
	json_set(json, "fields", fields_json(arena, entry));
	json_set(json, "tags", tags_json(entry->tags));
	json_set(json, "footnotes",
		 footnotes_json(arena, footnotes_of_entry(entry, arena)));
	return json;
}

/* ---- Notes ---- */

static bool
is_separator(unsigned c)
{
	return rune_is_space(c) || c == ',' || c == ';' || c == '/' ||
	       c == '&' || c == '|' || c == 0x00B7 || c == 0x3001 ||
	       c == 0xFF0C || c == 0xFF1B;
}

/* Where the spans of a line are read from the end to the start. */
struct tail {
	const struct span **spans;
	size_t n;       /* spans that are left */
	size_t at;      /* bytes left of the last of them, a text */
	size_t links;   /* passed so far */
	unsigned point; /* the full stop behind the parenthesis; 0: none */
};

enum step { STEP_END, STEP_LINK, STEP_OTHER, STEP_RUNE };

static void
tail_drop(struct tail *tail)
{
	tail->n--;
	if (tail->n)
		tail->at = tail->spans[tail->n - 1]->text.n;
}

/* Moves before the last span, or the last rune of a text. Line ends, marks
 * of pages and raw HTML are spaces. */
static enum step
tail_step(struct tail *tail, unsigned *c)
{
	const struct span *span;

	while (tail->n) {
		span = tail->spans[tail->n - 1];
		switch (span->kind) {
		case SPAN_TEXT:
			if (tail->at) {
				*c = utf8_previous(span->text, &tail->at);
				return STEP_RUNE;
			}
			break;
		case SPAN_SOFTBREAK:
		case SPAN_HARDBREAK:
		case SPAN_PAGE:
		case SPAN_HTML:
		case SPAN_NOTE:
			break;
		case SPAN_LINK:
			tail_drop(tail);
			return STEP_LINK;
		case SPAN_CODE:
		case SPAN_EMPH:
		case SPAN_STRONG:
		case SPAN_STRIKE:
		case SPAN_IMAGE:
		case SPAN_ELEMENT:
			return STEP_OTHER;
		}
		tail_drop(tail);
	}
	return STEP_END;
}

/* The first rune from the end that is no space, if it is one. */
static bool
tail_rune(struct tail *tail, unsigned *c)
{
	enum step step;

	do
		step = tail_step(tail, c);
	while (step == STEP_RUNE && rune_is_space(*c));
	return step == STEP_RUNE;
}

/* Whether the line ends in a parenthesis, and perhaps a full stop, that has
 * nothing but links and what separates them; tail then stands before it. */
static bool
tail_cut(struct tail *tail)
{
	static const char and[] = "and";
	unsigned c = 0;
	size_t letters = 0; /* of "and", from its end */
	enum step step;

	if (!tail_rune(tail, &c))
		return false;
	tail->point = c == '.' || c == 0x3002 ? c : 0;
	if (tail->point && !tail_rune(tail, &c))
		return false;
	if (c != ')' && c != 0xFF09)
		return false;
	while ((step = tail_step(tail, &c)) != STEP_END) {
		if (step == STEP_OTHER)
			return false;
		if (step == STEP_RUNE && letters < 3 &&
		    c == (unsigned char)and[2 - letters]) {
			letters++;
			continue;
		}
		if (letters % 3)
			return false;
		letters = 0;
		tail->links += step == STEP_LINK;
		if (step == STEP_LINK)
			continue;
		if (c == '(' || c == 0xFF08)
			return tail->links > 0;
		if (!is_separator(c))
			return false;
	}
	return false;
}

static struct tail
tail_of(struct arena *arena, const struct span *spans)
{
	struct tail tail = {0};
	size_t n = 0;

	for (const struct span *s = spans; s; s = s->next)
		n++;
	tail.spans = arena_array(arena, n, sizeof(*tail.spans));
	for (; spans; spans = spans->next)
		tail.spans[tail.n++] = spans;
	if (n)
		tail.at = tail.spans[n - 1]->text.n;
	return tail;
}

/* The spans before tail, the last of them cut. */
static struct span *
spans_before(struct arena *arena, const struct tail *tail)
{
	struct span *first = NULL, **last = &first;

	for (size_t i = 0; i < tail->n; i++) {
		*last = arena_alloc(arena, sizeof(**last));
		**last = *tail->spans[i];
		if (i + 1 == tail->n)
			(*last)->text = str_slice((*last)->text, 0, tail->at);
		last = &(*last)->next;
		*last = NULL;
	}
	return first;
}

/* A line without the parenthesis of links at its end. */
static struct str
line_plain(struct arena *arena, const struct span *spans)
{
	struct tail tail = tail_of(arena, spans);
	struct str text;

	if (!tail_cut(&tail))
		return span_plain(arena, spans);
	text = span_plain(arena, spans_before(arena, &tail));
	if (!text.n)
		return span_plain(arena, spans);
	return tail.point ? arena_printf(arena, "%.*s%s", STR_ARG(text),
					 tail.point == '.' ? "." : "。")
			  : text;
}

/* The blocks up to last, without it. */
static struct block *
blocks_before(struct arena *arena, const struct block *blocks,
	      const struct block *end)
{
	struct block *first = NULL, **last = &first;

	for (; blocks != end; blocks = blocks->next) {
		*last = arena_alloc(arena, sizeof(**last));
		**last = *blocks;
		last = &(*last)->next;
		*last = NULL;
	}
	return first;
}

/* The text of a note; labels of links at its end are told by its links. */
static struct str
note_plain(struct arena *arena, const struct note *note)
{
	const struct block *last = NULL;
	struct str before;

	for (const struct block *b = note->blocks; b; b = b->next)
		if (b->kind != BLOCK_PAGE && b->kind != BLOCK_HTML)
			last = b;
	if (!last || last->kind != BLOCK_PARA)
		return block_plain(arena, note->blocks);
	before = block_plain(arena, blocks_before(arena, note->blocks, last));
	return join_text(arena, before, line_plain(arena, last->spans));
}

static void
push_note_link(void *context, struct str label, struct str url)
{
	struct json *list = context, *link = json_new_object();

	json_set(link, "label", text_json(label));
	json_set_text(link, "url", url);
	json_push(list, link);
}

/* The links of its text, in order, then the addresses without words. */
static struct json *
note_links_json(struct arena *arena, const struct note *note)
{
	struct note text = {.blocks = note->blocks};
	struct section section = {.notes = &text};
	struct briefing alone = {.sections = &section};
	struct json *list = json_new_array();

	links_of_briefing(&alone, arena, push_note_link, list);
	for (const struct link *l = note->references; l; l = l->next)
		push_note_link(list, address_label(l->url, arena), l->url);
	return list;
}

static struct json *
note_json(struct arena *arena, const struct note *note)
{
	struct json *json = json_new_object();

	json_set(json, "date", date_json(arena, note->date));
	json_set_text(json, "text", note_plain(arena, note));
	json_set(json, "links", note_links_json(arena, note));
	return json;
}

/* ---- Sections and the whole ---- */

static struct json *
section_json(struct arena *arena, const struct section *section)
{
	struct json *json = json_new_object(), *entries = json_new_array(),
		    *notes = json_new_array();

	for (const struct entry *e = section->entries; e; e = e->next)
		json_push(entries, entry_json(arena, e));
	for (const struct note *n = section->notes; n; n = n->next)
		json_push(notes, note_json(arena, n));
	json_set(json, "title", text_json(span_plain(arena, section->title)));
	json_set(json, "entries", entries);
	json_set(json, "notes", notes);
	json_set(json, "text",
		 text_json(join_text(arena, block_plain(arena, section->lead),
				     block_plain(arena, section->tail))));
	json_set(json, "references", urls_json(section->references));
	json_set(json, "footnotes",
		 footnotes_json(arena, footnotes_of_section(section, arena)));
	return json;
}

static struct json *
source_json(const struct briefing *briefing)
{
	struct json *json = json_new_object();

	json_set_text(json, "file", briefing->source_file);
	json_set_text(json, "sha256", briefing->source_sha256);
	return json;
}

static void
push_url(void *context, struct str text, struct str url)
{
	(void)text;
	json_push(context, json_text(url));
}

void
export_json(struct buf *out, const struct briefing *briefing)
{
	struct arena arena = {0};
	struct json *json = json_new_object(), *sections = json_new_array(),
		    *urls = json_new_array();

	for (const struct section *s = briefing->sections; s; s = s->next)
		json_push(sections, section_json(&arena, s));
	links_of_briefing(briefing, &arena, push_url, urls);
	json_set(json, "title", text_json(briefing->title));
	json_set(json, "date", date_json(&arena, briefing->date));
	json_set(json, "lang", text_json(briefing->lang));
	json_set(json, "source", source_json(briefing));
	json_set(json, "sections", sections);
	json_set(json, "all_urls", urls);
	json_set(json, "text", text_json(block_plain(&arena, briefing->lead)));
	json_set(json, "references", urls_json(briefing->references));
	json_set(json, "tags", tags_json(briefing->tags));
	json_set(json, "footnotes",
		 footnotes_json(&arena,
				footnotes_of_blocks(briefing->lead, &arena)));
	json_write(out, json);
	arena_free(&arena);
}

static void
list_json(struct listing *listing, const struct press *press, size_t k)
{
	listing_add_form(listing, press, k, "json");
}

static bool
make_json(const struct work *work, struct buf *out, struct diags *diags)
{
	(void)diags;
	export_json(out, work->manuscript->briefing);
	return true;
}

const struct product product_json = {
    .name = "json",
    .class = PRODUCT_DATA,
    .templates = "",
    .packed = true,
    .list = list_json,
    .make = make_json,
};

static void
list_markdown(struct listing *listing, const struct press *press, size_t k)
{
	listing_add_form(listing, press, k, "md");
}

static bool
make_markdown(const struct work *work, struct buf *out, struct diags *diags)
{
	(void)diags;
	buf_put(out, work->manuscript->markdown);
	return true;
}

const struct product product_markdown = {
    .name = "markdown",
    .class = PRODUCT_DATA,
    .templates = "",
    .packed = true,
    .list = list_markdown,
    .make = make_markdown,
};
