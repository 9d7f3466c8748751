/*
 * Markup: all texts of a briefing as a page would write them, for tests that
 * ask whether what comes out is well-formed.
 */
#ifndef BREVIER_TESTS_MARKUP_H
#define BREVIER_TESTS_MARKUP_H

#include "model/briefing.h"
#include "publish/html.h"

static inline void
markup_put_entry(struct buf *out, const struct entry *entry,
		 const struct html_options *options)
{
	html_spans(out, entry->title, options);
	html_text(out, entry->native_title, options);
	for (const struct field *at = entry->fields; at; at = at->next) {
		html_text(out, at->label, options);
		html_blocks(out, at->blocks, options);
	}
}

static inline void
markup_put_section(struct buf *out, const struct section *section,
		   const struct html_options *options)
{
	html_spans(out, section->title, options);
	html_blocks(out, section->lead, options);
	for (const struct note *at = section->notes; at; at = at->next)
		html_blocks(out, at->blocks, options);
	html_blocks(out, section->tail, options);
	for (const struct entry *at = section->entries; at; at = at->next)
		markup_put_entry(out, at, options);
}

/* One element with all of it. */
static inline void
markup_put(struct buf *out, const struct briefing *briefing,
	   const struct html_options *options)
{
	buf_puts(out, "<x xmlns:epub=\"http://www.idpf.org/2007/ops\">");
	html_blocks(out, briefing->lead, options);
	for (const struct section *at = briefing->sections; at; at = at->next)
		markup_put_section(out, at, options);
	buf_puts(out, "</x>");
}

#endif
