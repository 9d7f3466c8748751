#include "markdown/writer.h"

#include <string.h>

#include "markdown/blocks.h"
#include "markdown/facts.h"
#include "markdown/frontmatter.h"
#include "markdown/label.h"
#include "markdown/spans.h"
#include "model/sitewords.h"
#include "model/tags.h"

struct writer {
	struct sink sink;
	struct arena *arena;
	const struct site *site;
	struct str lang; /* of the briefing */
	struct markdown_lines *lines;
	size_t written;             /* bytes whose lines are told */
	const struct block *before; /* the block written last; NULL: none, or
				       something else */
};

/* What notes are to their neighbours. */
static const struct block notes_list = {.kind = BLOCK_LIST};

/* Tells that all lines written since the last call come from line. */
static void
tell_lines(struct writer *writer, size_t line)
{
	struct markdown_lines *lines = writer->lines;
	struct str text = str_skip(buf_str(writer->sink.out), writer->written);

	if (!lines)
		return;
	for (size_t at = 0; (at = str_chr(text, '\n', at)) != STR_NONE; at++) {
		if (lines->n == lines->capacity) {
			size_t capacity = lines->n ? 2 * lines->n : 256;
			uint32_t *list =
			    arena_array(writer->arena, capacity, sizeof(*list));

			if (lines->n > 0)
				memcpy(list, lines->list,
				       lines->n * sizeof(*list));
			lines->list = list;
			lines->capacity = capacity;
		}
		lines->list[lines->n++] = (uint32_t)line;
	}
	writer->written += text.n;
}

/* ---- Lines with a label ---- */

static void
put_label(struct writer *writer, struct str label)
{
	struct span text = {.kind = SPAN_TEXT, .text = label};

	sink_put(&writer->sink, STR("**"));
	spans_put(&writer->sink, &text, SPANS_BEHIND);
	sink_put(&writer->sink, STR(":**"));
}

/* "**Label:** text" as a line of its own, left open. */
static void
put_line(struct writer *writer, struct str label, const struct span *spans)
{
	if (!writer->sink.fresh)
		sink_line(&writer->sink);
	writer->before = NULL;
	put_label(writer, label);
	if (!spans)
		return;
	sink_put(&writer->sink, STR(" "));
	spans_put(&writer->sink, spans, SPANS_BEHIND);
}

/* The same for a fact, whose label may be absent. */
static void
put_fact(struct writer *writer, struct str label, enum role role,
	 const struct span *spans)
{
	put_line(writer, label.p ? label : site_label(writer->site, role),
		 spans);
}

static void
put_fact_text(struct writer *writer, struct str label, enum role role,
	      struct str text)
{
	struct span span = {.kind = SPAN_TEXT, .text = text};

	if (text.p)
		put_fact(writer, label, role, text.n > 0 ? &span : NULL);
}

static void
put_references(struct writer *writer, struct str label,
	       const struct link *links)
{
	struct span *spans = NULL, **last = &spans;

	for (; links; links = links->next) {
		*last = span_link(writer->arena, links->text, links->url);
		last = &(*last)->next;
		if (!links->next)
			break;
		*last = span_text(writer->arena, STR(", "));
		last = &(*last)->next;
	}
	if (spans)
		put_fact(writer, label, ROLE_REFERENCES, spans);
}

/* ---- Headings ---- */

/* Whether the file ends with a page's mark of its own, which the next
 * heading would take for the beginning of its own page. */
static bool
ends_with_page(const struct sink *sink)
{
	static const struct str mark = STR_INIT("<!-- page ");
	struct str text = buf_str(sink->out);
	size_t from;

	if (!str_ends(text, STR(" -->\n")))
		return false;
	from = text.n - 1;
	while (from > 0 && text.p[from - 1] != '\n')
		from--;
	return str_starts(str_skip(text, from), mark);
}

struct heading {
	int level;
	struct span *title;
	struct str id;
	bool id_given;
	struct str classes;
	int page; /* that begins with it; 0: none */
};

static void
put_heading(struct writer *writer, struct heading heading)
{
	struct sink *sink = &writer->sink;
	struct block block = {.kind = BLOCK_HEADING,
			      .level = heading.level,
			      .id = heading.id,
			      .id_made = !heading.id_given,
			      .classes = heading.classes,
			      .spans = heading.title};
	bool parted = heading.page == 0 && ends_with_page(sink);

	sink_gap(sink);
	if (heading.page > 0)
		sink_put_page(sink, heading.page);
	else if (parted)
		sink_put(sink, STR(SINK_SEPARATOR));
	if (!sink->fresh)
		sink_gap(sink);
	block_put(sink, &block);
	sink_line(sink);
	writer->before = NULL;
}

/* ---- Entries ---- */

/* Parts block from what stands before it. */
static void
part_block(struct writer *writer, const struct block *block)
{
	if (writer->before)
		blocks_part(&writer->sink, writer->before, block);
	else
		sink_gap(&writer->sink);
	writer->before = block;
}

static void
put_blocks(struct writer *writer, const struct block *block)
{
	for (; block; block = block->next) {
		part_block(writer, block);
		block_put(&writer->sink, block);
		sink_line(&writer->sink);
		tell_lines(writer, block->line);
	}
}

/* Takes the first of blocks where it can stand behind a label: there, white
 * space and a line end before it would be lost. */
static const struct span *
take_para(const struct block **blocks)
{
	const struct block *first = *blocks;
	const struct span *spans;

	if (!first || first->kind != BLOCK_PARA)
		return NULL;
	spans = first->spans;
	if (spans->kind == SPAN_HARDBREAK ||
	    (spans->kind == SPAN_TEXT && spans->text.n > 0 &&
	     ascii_space(spans->text.p[0])))
		return NULL;
	*blocks = first->next;
	return spans;
}

static void
put_field(struct writer *writer, const struct field *field)
{
	const struct block *blocks = field->blocks;
	const struct span *first = NULL;

	if (field->label.p) {
		/* Behind a label the lines are looked through for more. */
		if (blocks && !label_follows(blocks->spans, writer->arena))
			first = take_para(&blocks);
		sink_gap(&writer->sink);
		put_line(writer, field->label, first);
		sink_line(&writer->sink);
		tell_lines(writer, field->line);
	}
	put_blocks(writer, blocks);
}

static void
put_article(struct writer *writer, const struct entry *entry)
{
	struct arena *arena = writer->arena;
	struct span *spans;

	if (!entry->article_url.p && !entry->article_title.p)
		return;
	if (entry->article_url.p)
		spans =
		    span_link(arena, entry->article_title, entry->article_url);
	else
		spans = span_text(arena, entry->article_title);
	if (entry->native_title.p)
		spans->next = span_text(
		    arena, arena_printf(arena, " (%.*s)",
					STR_ARG(entry->native_title)));
	else if (!entry->article_url.p && entry->article_title.n == 0)
		spans = NULL;
	put_fact(writer, entry->article_label, ROLE_ARTICLE, spans);
}

/* A date can be faulty: its line leads back to its own. */
static void
put_date(struct writer *writer, const struct entry *entry)
{
	struct str date = entry->date_text;

	if (date_is_set(entry->date))
		date = date_long(writer->arena, entry->date, writer->lang);
	if (!date.p)
		return;
	if (!writer->sink.fresh)
		sink_line(&writer->sink);
	tell_lines(writer, entry->line);
	put_fact_text(writer, entry->date_label, ROLE_DATE, date);
	sink_line(&writer->sink);
	tell_lines(writer, entry->date_line ? entry->date_line : entry->line);
}

static void
put_facts(struct writer *writer, const struct entry *entry)
{
	if (!fact_is_known(entry, ROLE_ARTICLE) &&
	    !fact_is_known(entry, ROLE_ISSUER) &&
	    !fact_is_known(entry, ROLE_DATE) && !entry->references &&
	    !entry->tags)
		return;
	sink_gap(&writer->sink);
	put_article(writer, entry);
	put_fact_text(writer, entry->issuer_label, ROLE_ISSUER, entry->issuer);
	put_date(writer, entry);
	put_references(writer, entry->references_label, entry->references);
	put_fact_text(writer, entry->tags_label, ROLE_TAGS,
		      tags_line(entry->tags, writer->arena));
	if (!writer->sink.fresh)
		sink_line(&writer->sink);
	tell_lines(writer, entry->line);
}

static bool
has_heading(const struct block *block)
{
	while (block && block->kind != BLOCK_HEADING)
		block = block->next;
	return block;
}

/* Facts stand last, unless a field would be taken for one, or a heading in a
 * field would hide that the entry has them. */
static bool
facts_come_first(const struct writer *writer, const struct entry *entry)
{
	for (const struct field *at = entry->fields; at; at = at->next) {
		enum role role = site_role(writer->site, at->label);

		if (role == ROLE_ARTICLE || role == ROLE_ISSUER ||
		    role == ROLE_DATE || role == ROLE_TAGS ||
		    has_heading(at->blocks))
			return true;
	}
	return false;
}

static void
put_entry(struct writer *writer, const struct entry *entry, int level)
{
	bool facts_first = facts_come_first(writer, entry);

	put_heading(writer, (struct heading){
				.level = level,
				.title = entry->title,
				.id = entry->id,
				.id_given = entry->id_given,
				.classes = entry->classes,
				.page = entry->page_begins ? entry->page : 0});
	tell_lines(writer, entry->line);
	if (facts_first)
		put_facts(writer, entry);
	for (const struct field *at = entry->fields; at; at = at->next)
		put_field(writer, at);
	if (!facts_first)
		put_facts(writer, entry);
}

/* ---- Notes ---- */

/* Its references stand right below its first line: further down they would
 * be part of another block. */
static void
put_note(struct writer *writer, const struct note *note)
{
	struct sink *sink = &writer->sink;
	const struct block *blocks = note->blocks;
	struct str label = note->date_label;
	const struct span *first;

	if (!label.p && date_is_set(note->date))
		label = date_long(writer->arena, note->date, writer->lang);
	sink_put(sink, STR("- "));
	buf_puts(&sink->prefix, "  ");
	if (label.p) {
		put_label(writer, label);
		first = take_para(&blocks);
		if (first) {
			sink_put(sink, STR(" "));
			spans_put(sink, first, SPANS_BEHIND);
		}
		put_references(writer, (struct str){0}, note->references);
		if (blocks)
			sink_gap(sink);
	} else if (!blocks) {
		sink_put(sink, STR(SINK_SEPARATOR));
	}
	blocks_put(sink, blocks);
	sink->prefix.n -= 2;
	sink_line(sink);
	tell_lines(writer, note->line);
}

/* ---- Sections ---- */

static void
put_own_references(struct writer *writer, const struct link *links)
{
	if (!links)
		return;
	sink_gap(&writer->sink);
	put_references(writer, (struct str){0}, links);
	sink_line(&writer->sink);
}

/* Whether an entry is seen to be one where no heading of a section stands
 * above it: levels.h asks for facts. */
static bool
entry_shows(const struct writer *writer, const struct entry *entry)
{
	if (fact_is_known(entry, ROLE_ARTICLE) ||
	    fact_is_known(entry, ROLE_ISSUER) ||
	    fact_is_known(entry, ROLE_DATE))
		return true;
	for (const struct field *at = entry->fields; at; at = at->next) {
		if (site_role(writer->site, at->label) == ROLE_SUMMARY)
			return true;
		if (has_heading(at->blocks))
			return false;
	}
	return false;
}

/* Whether a section can do without a heading: it is the first, and what
 * stands in it opens it. */
static bool
opens_itself(const struct writer *writer, const struct section *section)
{
	if (section->title || section->id_given || section->classes.n > 0 ||
	    section->page_begins || section->lead ||
	    (section->references && !section->notes))
		return false;
	if (!section->entries || section->next)
		return section->entries || section->notes;
	for (const struct entry *at = section->entries; at; at = at->next)
		if (entry_shows(writer, at))
			return true;
	return false;
}

static void
put_notes(struct writer *writer, const struct note *note)
{
	if (!note)
		return;
	part_block(writer, &notes_list);
	for (; note; note = note->next)
		put_note(writer, note);
	writer->before = &notes_list;
}

static void
put_section(struct writer *writer, const struct section *section, bool first)
{
	bool bare = first && opens_itself(writer, section);

	if (!bare)
		put_heading(writer,
			    (struct heading){.level = 2,
					     .title = section->title,
					     .id = section->id,
					     .id_given = section->id_given,
					     .classes = section->classes,
					     .page = section->page_begins
							 ? section->page
							 : 0});
	tell_lines(writer, section->line);
	put_blocks(writer, section->lead);
	put_notes(writer, section->notes);
	put_blocks(writer, section->tail);
	put_own_references(writer, section->references);
	for (const struct entry *at = section->entries; at; at = at->next)
		put_entry(writer, at, bare && !section->next ? 2 : 3);
}

static void
put_footnotes(struct writer *writer, const struct footnote *footnote)
{
	for (; footnote; footnote = footnote->next) {
		footnote_put(&writer->sink, footnote);
		tell_lines(writer, footnote->line);
	}
}

void
markdown_write(const struct briefing *briefing, const struct site *site,
	       struct buf *out, struct markdown_lines *lines,
	       struct arena *arena)
{
	struct writer writer = {.arena = arena, .site = site, .lines = lines};
	const struct section *first = briefing->sections;

	writer.sink.out = out;
	writer.lang = briefing->lang.n > 0 ? briefing->lang : site->lang;
	frontmatter_write(out, briefing, arena);
	writer.sink.fresh = true;
	tell_lines(&writer, 1);
	put_blocks(&writer, briefing->lead);
	put_own_references(&writer, briefing->references);
	for (const struct section *at = first; at; at = at->next)
		put_section(&writer, at, at == first);
	put_footnotes(&writer, briefing->footnotes);
	tell_lines(&writer, 0);
	buf_free(&writer.sink.prefix);
}
