#include "build/show.h"

#include "base/date.h"
#include "model/footnote.h"

/* Readers bound their nesting far below that. */
enum { DEPTH_MAX = 256 };

struct show {
	struct buf *out;
	bool blocks;
	int depth;
	struct arena arena; /* of one text at a time */
};

/* ---- Lines ---- */

static void
put_quoted(struct buf *out, struct str text)
{
	buf_putc(out, '"');
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (c == '\n')
			buf_puts(out, "\\n");
		else if (c == '"' || c == '\\')
			buf_printf(out, "\\%c", c);
		else if ((unsigned char)c < ' ')
			buf_printf(out, "\\x%02x", (unsigned)c);
		else
			buf_putc(out, c);
	}
	buf_putc(out, '"');
}

static void
indent(const struct show *show)
{
	for (int i = 0; i < show->depth; i++)
		buf_puts(show->out, "  ");
}

static void
put_text(const struct show *show, const char *name, struct str text)
{
	if (!text.p)
		return;
	indent(show);
	buf_printf(show->out, "%s: ", name);
	put_quoted(show->out, text);
	buf_putc(show->out, '\n');
}

static void
put_number(const struct show *show, const char *name, int number)
{
	if (number == 0)
		return;
	indent(show);
	buf_printf(show->out, "%s: %d\n", name, number);
}

static void
put_words(const struct show *show, const char *words)
{
	indent(show);
	buf_printf(show->out, "%s\n", words);
}

static void
put_date(const struct show *show, const char *name, struct date date)
{
	if (!date_is_set(date))
		return;
	indent(show);
	buf_printf(show->out, "%s: %04d-%02d-%02d\n", name, date.year,
		   date.month, date.day);
}

/* "entry \"id\"": what follows belongs to it until show->depth falls. */
static void
open_node(struct show *show, const char *name, struct str id)
{
	indent(show);
	buf_puts(show->out, name);
	if (id.p) {
		buf_putc(show->out, ' ');
		put_quoted(show->out, id);
	}
	buf_putc(show->out, '\n');
	show->depth++;
}

/* ---- Spans and blocks ---- */

static void
put_spans(struct show *show, const struct span *span)
{
	static const char *const names[] = {
	    [SPAN_TEXT] = "text",           [SPAN_SOFTBREAK] = "softbreak",
	    [SPAN_HARDBREAK] = "hardbreak", [SPAN_CODE] = "code",
	    [SPAN_EMPH] = "emph",           [SPAN_STRONG] = "strong",
	    [SPAN_STRIKE] = "strike",       [SPAN_LINK] = "link",
	    [SPAN_IMAGE] = "image",         [SPAN_HTML] = "html",
	    [SPAN_PAGE] = "page",           [SPAN_NOTE] = "note",
	    [SPAN_ELEMENT] = "element",
	};

	for (; span && show->depth < DEPTH_MAX; span = span->next) {
		open_node(show, names[span->kind], span->text);
		put_text(show, "url", span->url);
		if (span->kind == SPAN_PAGE)
			put_number(show, "page", span->page);
		put_spans(show, span->child);
		show->depth--;
	}
}

static void
put_block_values(const struct show *show, const struct block *block)
{
	static const char *const aligns[] = {
	    [ALIGN_LEFT] = "left",
	    [ALIGN_CENTRE] = "centre",
	    [ALIGN_RIGHT] = "right",
	};

	put_text(show, "id", block->id);
	put_text(show, "classes", block->classes);
	put_text(show, "info", block->info);
	put_number(show, "level", block->level);
	put_number(show, "page", block->page);
	if (block->task != TASK_NONE)
		put_words(show, block->task == TASK_DONE ? "done" : "open");
	if (block->align != ALIGN_NONE)
		put_words(show, aligns[block->align]);
	if (block->kind == BLOCK_ADMONITION)
		put_words(show, admonition_name(block->admonition).p);
	if (block->kind == BLOCK_TERMS)
		put_words(show, block->tight ? "tight" : "loose");
	if (block->kind != BLOCK_LIST)
		return;
	if (block->ordered)
		put_number(show, "start", block->start);
	indent(show);
	buf_printf(show->out, "%s, %s\n",
		   block->ordered ? "ordered" : "bullets",
		   block->tight ? "tight" : "loose");
}

static void
put_block_list(struct show *show, const struct block *block)
{
	static const char *const names[] = {
	    [BLOCK_PARA] = "para",
	    [BLOCK_HEADING] = "heading",
	    [BLOCK_LIST] = "list",
	    [BLOCK_ITEM] = "item",
	    [BLOCK_QUOTE] = "quote",
	    [BLOCK_CODE] = "code",
	    [BLOCK_HTML] = "html",
	    [BLOCK_RULE] = "rule",
	    [BLOCK_PAGE] = "page",
	    [BLOCK_TABLE] = "table",
	    [BLOCK_ROW] = "row",
	    [BLOCK_CELL] = "cell",
	    [BLOCK_FIGURE] = "figure",
	    [BLOCK_TERMS] = "terms",
	    [BLOCK_TERM] = "term",
	    [BLOCK_DEFINITION] = "definition",
	    [BLOCK_ADMONITION] = "admonition",
	    [BLOCK_DETAILS] = "details",
	    [BLOCK_GROUP] = "group",
	};

	for (; block && show->depth < DEPTH_MAX; block = block->next) {
		open_node(show, names[block->kind], block->text);
		put_block_values(show, block);
		put_spans(show, block->spans);
		put_block_list(show, block->child);
		show->depth--;
	}
}

static void
put_blocks(struct show *show, const char *name, const struct block *blocks)
{
	if (!blocks)
		return;
	if (!show->blocks) {
		put_text(show, name, block_plain(&show->arena, blocks));
		arena_free(&show->arena);
		return;
	}
	open_node(show, name, (struct str){0});
	put_block_list(show, blocks);
	show->depth--;
}

static void
put_title(struct show *show, const struct span *title)
{
	if (!title)
		return;
	if (!show->blocks) {
		put_text(show, "title", span_plain(&show->arena, title));
		arena_free(&show->arena);
		return;
	}
	open_node(show, "title", (struct str){0});
	put_spans(show, title);
	show->depth--;
}

/* ---- The model ---- */

static void
put_references(struct show *show, const struct link *link)
{
	for (; link; link = link->next) {
		open_node(show, "reference", link->text);
		put_text(show, "url", link->url);
		show->depth--;
	}
}

static void
put_tags(const struct show *show, const struct tag *tag)
{
	for (; tag; tag = tag->next)
		put_text(show, "tag", tag->text);
}

static void
put_fields(struct show *show, const struct field *field)
{
	for (; field; field = field->next) {
		const char *name = field->role == ROLE_SUMMARY   ? "summary"
				   : field->role == ROLE_COMMENT ? "comment"
								 : "field";

		open_node(show, name, field->label);
		put_blocks(show, "text", field->blocks);
		show->depth--;
	}
}

static void
put_entries(struct show *show, const struct entry *entry)
{
	for (; entry; entry = entry->next) {
		open_node(show, "entry", entry->id);
		put_text(show, "classes", entry->classes);
		put_title(show, entry->title);
		put_text(show, "article_title", entry->article_title);
		put_text(show, "native_title", entry->native_title);
		put_text(show, "article_url", entry->article_url);
		put_text(show, "issuer", entry->issuer);
		put_text(show, "date_text", entry->date_text);
		put_date(show, "date", entry->date);
		put_number(show, "page", entry->page);
		put_fields(show, entry->fields);
		put_references(show, entry->references);
		put_tags(show, entry->tags);
		show->depth--;
	}
}

static void
put_notes(struct show *show, const struct note *note)
{
	for (; note; note = note->next) {
		open_node(show, "note", note->date_label);
		put_date(show, "date", note->date);
		put_number(show, "page", note->page);
		put_blocks(show, "text", note->blocks);
		put_references(show, note->references);
		show->depth--;
	}
}

static void
put_sections(struct show *show, const struct section *section)
{
	for (; section; section = section->next) {
		open_node(show, "section", section->id);
		put_text(show, "classes", section->classes);
		put_title(show, section->title);
		put_blocks(show, "lead", section->lead);
		put_notes(show, section->notes);
		put_blocks(show, "tail", section->tail);
		put_entries(show, section->entries);
		put_references(show, section->references);
		show->depth--;
	}
}

static void
put_corrections(struct show *show, const struct correction *at)
{
	for (; at; at = at->next) {
		open_node(show, "correction", at->entry);
		put_date(show, "date", at->date);
		put_text(show, "text", at->text);
		show->depth--;
	}
}

static void
put_aliases(struct show *show, const struct alias *at)
{
	for (; at; at = at->next) {
		open_node(show, "alias", at->entry);
		put_text(show, "path", at->path);
		show->depth--;
	}
}

static void
put_metas(struct show *show, const struct meta *meta)
{
	for (; meta; meta = meta->next) {
		open_node(show, "meta", meta->key);
		put_text(show, "value", meta->value);
		put_metas(show, meta->child);
		show->depth--;
	}
}

static void
put_footnotes(struct show *show, const struct footnote *footnote)
{
	for (; footnote; footnote = footnote->next) {
		open_node(show, "footnote", footnote->label);
		put_number(show, "number", footnote->number);
		put_blocks(show, "text", footnote->blocks);
		show->depth--;
	}
}

void
show_briefing(struct buf *out, const struct briefing *briefing, bool blocks)
{
	struct show show = {.out = out, .blocks = blocks};

	open_node(&show, "briefing", briefing->slug);
	put_text(&show, "title", briefing->title);
	put_date(&show, "date", briefing->date);
	put_text(&show, "lang", briefing->lang);
	put_text(&show, "source_file", briefing->source_file);
	put_text(&show, "source_sha256", briefing->source_sha256);
	put_number(&show, "pages", briefing->pages);
	put_corrections(&show, briefing->corrections);
	put_aliases(&show, briefing->aliases);
	put_metas(&show, briefing->meta);
	put_tags(&show, briefing->tags);
	put_blocks(&show, "lead", briefing->lead);
	put_sections(&show, briefing->sections);
	put_references(&show, briefing->references);
	put_footnotes(&show, briefing->footnotes);
}
