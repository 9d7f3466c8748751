#include "markdown/writer.h"

#include <string.h>

#include "base/yaml.h"
#include "markdown/blocks.h"

struct writer {
	struct sink sink;
	struct arena *arena;
	const struct site *site;
	struct markdown_lines *lines;
	size_t written; /* bytes whose lines are told */
};

/* Tells that all lines written since the last call come from line. */
static void
tell_lines(struct writer *writer, size_t line)
{
	struct markdown_lines *lines = writer->lines;
	struct str text = str_skip(buf_str(writer->sink.out), writer->written);

	if (!lines)
		return;
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] != '\n')
			continue;
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

/* ---- Front matter ---- */

static void
put_key(struct writer *writer, struct str key, struct str text)
{
	if (!text.p)
		return;
	buf_put(writer->sink.out, key);
	buf_puts(writer->sink.out, ": ");
	yaml_put_scalar(writer->sink.out, text);
	buf_putc(writer->sink.out, '\n');
}

static void
put_frontmatter(struct writer *writer, const struct briefing *briefing)
{
	struct str date = {0};

	if (date_is_full(briefing->date))
		date = date_iso(writer->arena, briefing->date);
	buf_puts(writer->sink.out, "---\n");
	put_key(writer, STR("title"), briefing->title);
	put_key(writer, STR("date"), date);
	put_key(writer, STR("lang"), briefing->lang);
	put_key(writer, STR("source"), briefing->source_file);
	put_key(writer, STR("source_sha256"), briefing->source_sha256);
	for (const struct meta *at = briefing->meta; at; at = at->next)
		put_key(writer, at->key, at->value);
	buf_puts(writer->sink.out, "---\n");
	writer->sink.fresh = true;
	tell_lines(writer, 1);
}

/* ---- Lines with a label ---- */

static void
put_label(struct writer *writer, struct str label)
{
	struct span text = {.kind = SPAN_TEXT, .text = label};

	sink_put(&writer->sink, STR("**"));
	spans_put(&writer->sink, &text, false, false);
	sink_put(&writer->sink, STR(":**"));
}

/* "**Label:** text" as a line of its own. */
static void
put_fact(struct writer *writer, struct str label, enum role role,
	 const struct span *spans)
{
	if (!writer->sink.fresh)
		sink_line(&writer->sink);
	put_label(writer, label.p ? label : site_label(writer->site, role));
	sink_put(&writer->sink, STR(" "));
	spans_put(&writer->sink, spans, false, false);
}

static void
put_fact_text(struct writer *writer, struct str label, enum role role,
	      struct str text)
{
	struct span span = {.kind = SPAN_TEXT, .text = text};

	if (text.p)
		put_fact(writer, label, role, &span);
}

static void
put_references(struct writer *writer, struct str label,
	       const struct link *links)
{
	struct span *spans = NULL;

	for (; links; links = links->next) {
		if (spans)
			span_append(&spans,
				    span_text(writer->arena, STR(", ")));
		span_append(&spans,
			    span_link(writer->arena, links->text, links->url));
	}
	if (spans)
		put_fact(writer, label, ROLE_REFERENCES, spans);
}

/* ---- Entries ---- */

static void
put_heading(struct writer *writer, int level, const struct span *title,
	    struct str id, bool id_given)
{
	struct block heading = {.kind = BLOCK_HEADING, .level = level};
	struct span spans = title ? *title : (struct span){0};

	heading.spans = title ? &spans : NULL;
	/* A title that ends like an id must not be taken for one. */
	if (id_given || str_ends(span_plain(writer->arena, title), STR("}")))
		heading.id = id;
	sink_gap(&writer->sink);
	block_put(&writer->sink, &heading);
	sink_line(&writer->sink);
}

static void
put_page_begins(struct writer *writer, bool begins, int page)
{
	if (!begins)
		return;
	sink_gap(&writer->sink);
	page_put(&writer->sink, page);
	sink_line(&writer->sink);
}

/* Blocks behind something, each with a blank line before it. */
static void
put_blocks(struct writer *writer, const struct block *block)
{
	const struct block *before = NULL;

	for (; block; before = block, block = block->next) {
		if (before)
			blocks_part(&writer->sink, before, block);
		else
			sink_gap(&writer->sink);
		block_put(&writer->sink, block);
		sink_line(&writer->sink);
		tell_lines(writer, block->line);
	}
}

static void
put_field(struct writer *writer, const struct field *field)
{
	const struct block *blocks = field->blocks;

	if (field->label.p) {
		sink_gap(&writer->sink);
		put_label(writer, field->label);
		if (blocks && blocks->kind == BLOCK_PARA) {
			sink_put(&writer->sink, STR(" "));
			spans_put(&writer->sink, blocks->spans, false, false);
			blocks = blocks->next;
		}
		sink_line(&writer->sink);
		tell_lines(writer, field->line);
	}
	put_blocks(writer, blocks);
}

static void
put_article(struct writer *writer, const struct entry *entry)
{
	struct arena *arena = writer->arena;
	struct span *spans = NULL;

	if (!entry->article_label.p && !entry->article_url.p &&
	    !entry->article_title.p)
		return;
	if (entry->article_url.p)
		span_append(&spans, span_link(arena, entry->article_title,
					      entry->article_url));
	else
		span_append(&spans, span_text(arena, entry->article_title));
	if (entry->native_title.p)
		span_append(
		    &spans,
		    span_text(arena,
			      arena_printf(arena, " (%.*s)",
					   STR_ARG(entry->native_title))));
	put_fact(writer, entry->article_label, ROLE_ARTICLE, spans);
}

/* A date can be faulty: its line leads back to its own. */
static void
put_date(struct writer *writer, const struct entry *entry, struct str date)
{
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
	struct str date = entry->date_text;

	if (date_is_set(entry->date))
		date = date_long(writer->arena, entry->date);
	sink_gap(&writer->sink);
	put_article(writer, entry);
	put_fact_text(writer, entry->issuer_label, ROLE_ISSUER, entry->issuer);
	put_date(writer, entry, date);
	put_references(writer, entry->references_label, entry->references);
	if (!writer->sink.fresh)
		sink_line(&writer->sink);
	tell_lines(writer, entry->line);
}

static bool
has_facts(const struct entry *entry)
{
	return entry->article_label.p || entry->article_url.p ||
	       entry->article_title.p || entry->issuer.p ||
	       entry->date_text.p || date_is_set(entry->date) ||
	       entry->references;
}

static void
put_entry(struct writer *writer, const struct entry *entry, int level)
{
	put_page_begins(writer, entry->page_begins, entry->page);
	put_heading(writer, level, entry->title, entry->id, entry->id_given);
	tell_lines(writer, entry->line);
	for (const struct field *at = entry->fields; at; at = at->next)
		put_field(writer, at);
	if (has_facts(entry))
		put_facts(writer, entry);
}

/* ---- Notes ---- */

static void
put_note(struct writer *writer, const struct note *note)
{
	struct sink *sink = &writer->sink;
	const struct block *blocks = note->blocks;
	struct str label = note->date_label;

	if (!label.p && date_is_set(note->date))
		label = date_long(writer->arena, note->date);
	sink_put(sink, STR("- "));
	buf_puts(&sink->prefix, "  ");
	if (label.p) {
		put_label(writer, label);
		if (blocks && blocks->kind == BLOCK_PARA) {
			sink_put(sink, STR(" "));
			spans_put(sink, blocks->spans, false, false);
			blocks = blocks->next;
		}
	} else if (blocks) {
		block_put(sink, blocks);
		blocks = blocks->next;
	}
	for (; blocks; blocks = blocks->next) {
		sink_gap(sink);
		block_put(sink, blocks);
	}
	put_references(writer, (struct str){0}, note->references);
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

static void
put_section(struct writer *writer, const struct section *section, bool alone)
{
	if (section->title) {
		put_page_begins(writer, section->page_begins, section->page);
		put_heading(writer, 2, section->title, section->id,
			    section->id_given);
	}
	tell_lines(writer, section->line);
	put_blocks(writer, section->lead);
	if (section->notes)
		sink_gap(&writer->sink);
	for (const struct note *at = section->notes; at; at = at->next)
		put_note(writer, at);
	put_blocks(writer, section->tail);
	put_own_references(writer, section->references);
	for (const struct entry *at = section->entries; at; at = at->next)
		put_entry(writer, at, alone && !section->title ? 2 : 3);
}

void
markdown_write(const struct briefing *briefing, const struct site *site,
	       struct buf *out, struct markdown_lines *lines,
	       struct arena *arena)
{
	struct writer writer = {.arena = arena, .site = site, .lines = lines};
	const struct section *first = briefing->sections;

	writer.sink.out = out;
	put_frontmatter(&writer, briefing);
	put_blocks(&writer, briefing->lead);
	put_own_references(&writer, briefing->references);
	for (const struct section *at = first; at; at = at->next)
		put_section(&writer, at, !first->next);
	tell_lines(&writer, 0);
	buf_free(&writer.sink.prefix);
}
