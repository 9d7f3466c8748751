/*
 * Tika write: a briefing as the plain text that Apache Tika would extract
 * from its PDF, for tests of the way back. See tika.h for the layout.
 *
 * Written are titles, labelled fields, facts, lists and dated notes, wrapped
 * at WIDTH; links lose their words and go to the foot of their page. A page
 * ends where the briefing has a page mark, or, where it has none, between
 * paragraphs after PAGE_LINES lines.
 */
#ifndef BREVIER_TESTS_TIKA_WRITE_H
#define BREVIER_TESTS_TIKA_WRITE_H

#include "base/buf.h"
#include "model/briefing.h"
#include "model/site.h"

enum { TIKA_WIDTH = 78, TIKA_PAGE_LINES = 40 };

struct tika_writer {
	struct arena *arena;
	struct buf out;
	struct buf addresses; /* of the page at hand */
	bool spaced;          /* a blank line stands between all lines */
	bool paged;           /* the briefing has page marks */
	bool heading;         /* no page ends behind one */
	size_t lines;         /* on the page at hand */
	int page;             /* its number */
};

static inline void
tika_end_page(struct tika_writer *writer)
{
	if (writer->addresses.n > 0) {
		/* The blank line before them is there already. */
		buf_put(&writer->out, buf_str(&writer->addresses));
		buf_puts(&writer->out, "\n\n");
	} else {
		buf_puts(&writer->out, "\n\n");
	}
	buf_clear(&writer->addresses);
	writer->lines = 0;
	writer->page++;
}

/* The marks of a briefing tell where pages begin. */
static inline void
tika_begin_page(struct tika_writer *writer, int page)
{
	if (page > writer->page)
		tika_end_page(writer);
}

static inline void
tika_put_line(struct tika_writer *writer, struct str line)
{
	if (writer->lines++ == 0)
		buf_putc(&writer->out, '\n');
	buf_put(&writer->out, line);
	buf_puts(&writer->out, writer->spaced ? "\n\n" : "\n");
}

/* A paragraph, broken where the next word would be too much. */
static inline void
tika_put_para(struct tika_writer *writer, struct str text)
{
	while (text.n > TIKA_WIDTH) {
		size_t at = TIKA_WIDTH;

		while (at > 0 && text.p[at] != ' ')
			at--;
		if (at == 0)
			break;
		tika_put_line(writer, str_slice(text, 0, at));
		text = str_skip(text, at + 1);
	}
	tika_put_line(writer, text);
	if (!writer->spaced)
		buf_putc(&writer->out, '\n');
	if (!writer->paged && !writer->heading &&
	    writer->lines >= TIKA_PAGE_LINES)
		tika_end_page(writer);
}

static inline void
tika_put_address(struct tika_writer *writer, struct str url)
{
	buf_put(&writer->addresses, url);
	buf_putc(&writer->addresses, '\n');
}

/* The text of spans; their links go to the foot of the page. Returns the page
 * that begins behind them; 0: none. */
static inline int
tika_put_spans(struct tika_writer *writer, struct buf *text,
	       const struct span *span)
{
	int page = 0, within;

	for (; span; span = span->next) {
		if (span->kind == SPAN_TEXT)
			buf_put(text, span->text);
		if (span->kind == SPAN_LINK)
			tika_put_address(writer, span->url);
		if (span->kind == SPAN_PAGE)
			page = span->page;
		within = tika_put_spans(writer, text, span->child);
		page = within > 0 ? within : page;
	}
	return page;
}

static inline void
tika_put_text(struct tika_writer *writer, const char *before,
	      const struct span *spans)
{
	struct buf text = {0};
	int page;

	if (spans && spans->kind == SPAN_PAGE)
		tika_begin_page(writer, spans->page);
	buf_puts(&text, before);
	page = tika_put_spans(writer, &text, spans);
	tika_put_para(writer, str_trim(buf_str(&text)));
	tika_begin_page(writer, page);
	buf_free(&text);
}

static inline void
tika_put_title(struct tika_writer *writer, const struct span *title)
{
	writer->heading = true;
	tika_put_text(writer, "", title);
	writer->heading = false;
}

static inline void
tika_put_blocks(struct tika_writer *writer, const char *before,
		const struct block *block)
{
	for (; block; block = block->next) {
		if (block->kind == BLOCK_PAGE)
			tika_begin_page(writer, block->page);
		else if (block->kind == BLOCK_LIST)
			tika_put_blocks(writer, "• ", block->child);
		else if (block->kind == BLOCK_ITEM)
			tika_put_blocks(writer, before, block->child);
		else
			tika_put_text(writer, before, block->spans);
		if (block->kind == BLOCK_PARA)
			before = "";
		if (block->kind == BLOCK_ITEM)
			before = "• ";
	}
}

static inline void
tika_put_references(struct tika_writer *writer, const struct link *link)
{
	for (; link; link = link->next)
		tika_put_address(writer, link->url);
}

static inline void
tika_put_fact(struct tika_writer *writer, const char *label, struct str text)
{
	if (text.p)
		tika_put_para(writer, arena_printf(writer->arena, "%s: %.*s",
						   label, STR_ARG(text)));
}

static inline void
tika_put_fields(struct tika_writer *writer, const struct entry *entry)
{
	for (const struct field *at = entry->fields; at; at = at->next) {
		const char *label =
		    at->role == ROLE_SUMMARY ? "At a glance" : "Comment";
		const char *before = "";

		if (at->label.p)
			label = arena_str(writer->arena, at->label).p;
		if (at->label.p || at->role != ROLE_NONE)
			before = arena_printf(writer->arena, "%s: ", label).p;
		tika_put_blocks(writer, before, at->blocks);
	}
}

static inline void
tika_put_article(struct tika_writer *writer, const struct entry *entry)
{
	struct buf text = {0};

	if (!entry->article_title.p)
		return;
	buf_put(&text, entry->article_title);
	if (entry->native_title.n > 0)
		buf_printf(&text, " (%.*s)", STR_ARG(entry->native_title));
	if (entry->article_url.n > 0) {
		buf_puts(&text, " (Link)");
		tika_put_address(writer, entry->article_url);
	}
	tika_put_fact(writer, "Article", buf_str(&text));
	buf_free(&text);
}

static inline void
tika_put_entry(struct tika_writer *writer, const struct entry *entry)
{
	if (entry->page_begins)
		tika_begin_page(writer, entry->page);
	tika_put_title(writer, entry->title);
	tika_put_fields(writer, entry);
	tika_put_references(writer, entry->references);
	tika_put_article(writer, entry);
	tika_put_fact(writer, "Issuing body", entry->issuer);
	tika_put_fact(writer, "Date",
		      date_is_set(entry->date)
			  ? date_long(writer->arena, entry->date, STR("en"))
			  : entry->date_text);
}

static inline void
tika_put_section(struct tika_writer *writer, const struct section *section)
{
	if (section->page_begins)
		tika_begin_page(writer, section->page);
	tika_put_title(writer, section->title);
	tika_put_blocks(writer, "", section->lead);
	for (const struct note *at = section->notes; at; at = at->next) {
		const char *before =
		    arena_printf(writer->arena,
				 "• %.*s: ", STR_ARG(at->date_label))
			.p;

		tika_put_blocks(writer, before, at->blocks);
		tika_put_references(writer, at->references);
	}
	for (const struct entry *at = section->entries; at; at = at->next)
		tika_put_entry(writer, at);
}

/* In arena. */
static inline struct str
tika_write(const struct briefing *briefing, bool spaced, struct arena *arena)
{
	struct tika_writer writer = {.arena = arena,
				     .spaced = spaced,
				     .paged = briefing->pages > 0,
				     .page = 1};
	struct str text;

	tika_put_para(&writer, briefing->title);
	tika_put_blocks(&writer, "", briefing->lead);
	for (const struct section *at = briefing->sections; at; at = at->next)
		tika_put_section(&writer, at);
	tika_put_references(&writer, briefing->references);
	tika_end_page(&writer);
	text = buf_take(&writer.out, arena);
	buf_free(&writer.out);
	buf_free(&writer.addresses);
	return text;
}

#endif
