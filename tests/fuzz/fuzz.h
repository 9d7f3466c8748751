/*
 * Fuzz: what the targets share.
 *
 * A target reads any bytes whatever and goes the whole way with them. It
 * aborts where a promise is broken:
 *
 *   - what cannot be read has been told by an error, and its message can be
 *     printed;
 *   - no address of an extracted text is lost on the way to the briefing;
 *   - what was read, written as Markdown and read again is the same;
 *   - what is published of it is well-formed XML.
 *
 * Under libFuzzer (make fuzz) the library has main(); else replay.c has it,
 * which runs the corpus, so that each finding stays found.
 */
#ifndef BREVIER_TESTS_FUZZ_H
#define BREVIER_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/map.h"
#include "base/utf8.h"
#include "base/xml.h"
#include "build/show.h"
#include "catalog/summary.h"
#include "extract/document.h"
#include "import/import.h"
#include "markup.h"
#include "model/links.h"
#include "unit/markdown_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* One input and what is made of it. */
struct fuzz {
	struct arena arena;
	struct diags diags;
	struct source source;
	struct site site;
};

static inline void
fuzz_begin(struct fuzz *fuzz, const char *name, const uint8_t *data,
	   size_t size)
{
	struct str text = {size > 0 ? (const char *)data : "", size};

	*fuzz = (struct fuzz){.source.name = str_from(name)};
	fuzz->source.text = arena_str(&fuzz->arena, text);
	fuzz->site = loop_site(&fuzz->arena);
	diags_init(&fuzz->diags, &fuzz->arena);
}

_Noreturn static inline void
fuzz_fail(const char *what)
{
	fprintf(stderr, "fuzz: %s\n", what);
	abort();
}

/* Prints all messages to nowhere, and frees. Returns what an entry does. */
static inline int
fuzz_end(struct fuzz *fuzz)
{
	char *text = NULL;
	size_t n = 0;
	FILE *out = open_memstream(&text, &n);

	if (!out)
		abort();
	diags_print(&fuzz->diags, DIAG_TEXT, out);
	diags_print(&fuzz->diags, DIAG_JSON, out);
	fclose(out);
	if (utf8_check((struct str){text, n}) != n)
		fuzz_fail("a message is not UTF-8");
	free(text);
	arena_free(&fuzz->arena);
	return 0;
}

/* Whether reading went well; else there must be an error. */
static inline bool
fuzz_read(const struct fuzz *fuzz, bool ok)
{
	if (!ok && fuzz->diags.errors == 0)
		fuzz_fail("it failed without an error");
	return ok;
}

/* ---- What is published ---- */

/* The briefing's texts as markup, and its summary. */
static inline void
fuzz_publish(struct fuzz *fuzz, const struct briefing *briefing)
{
	struct html_options options = {.lang = briefing->lang,
				       .heading_level = 2,
				       .pages = true,
				       .epub = true};
	struct source page = {.name = STR("page")};
	struct summary summary;
	struct buf out = {0};

	markup_put(&out, briefing, &options);
	page.text = buf_str(&out);
	if (!xml_check(&page, "page", &fuzz->diags)) {
		diags_print(&fuzz->diags, DIAG_TEXT, stderr);
		fuzz_fail("a page is not well-formed");
	}
	buf_free(&out);
	summary_make(&summary, briefing, &fuzz->arena);
}

static inline void
fuzz_show(const struct briefing *briefing)
{
	struct buf out = {0};

	show_briefing(&out, briefing, true);
	fprintf(stderr, "%s---\n", out.p);
	buf_free(&out);
}

/* What a build does with a briefing. */
static inline void
fuzz_briefing(struct fuzz *fuzz, const struct briefing *briefing)
{
	struct arena *arena = &fuzz->arena;
	struct briefing again;

	if (!loop_closes(briefing, fuzz->source.text, &fuzz->site, arena)) {
		fuzz_show(briefing);
		if (loop_read(&again, loop_write(briefing, &fuzz->site, arena),
			      &fuzz->site, arena))
			fuzz_show(&again);
		abort();
	}
	fuzz_publish(fuzz, briefing);
}

/* ---- Imports ---- */

static inline void
fuzz_see_link(void *context, struct str text, struct str url)
{
	struct fuzz *fuzz = ((void **)context)[0];
	struct map *seen = ((void **)context)[1];

	(void)text;
	*map_put(seen, &fuzz->arena, arena_str(&fuzz->arena, url)) = fuzz;
}

/* Each address that document has must be in the briefing. */
static inline void
fuzz_addresses(struct fuzz *fuzz, const struct briefing *briefing,
	       const struct document *document)
{
	struct map seen = {0};
	void *context[] = {fuzz, &seen};

	links_of_briefing(briefing, &fuzz->arena, fuzz_see_link, context);
	for (const struct page *page = document->pages; page; page = page->next)
		for (const struct listed *at = page->addresses; at;
		     at = at->next)
			if (!map_get(&seen, at->url)) {
				fprintf(stderr, "%.*s\n", STR_ARG(at->url));
				fuzz_fail("an address is lost");
			}
	for (const struct line *line = document->lines; line; line = line->next)
		for (const struct mark *at = line->marks; at; at = at->next)
			if (!line->running && !map_get(&seen, at->url)) {
				fprintf(stderr, "%.*s\n", STR_ARG(at->url));
				fuzz_fail("a link is lost");
			}
}

static inline bool
fuzz_import(struct fuzz *fuzz, struct briefing *briefing,
	    enum import_format format)
{
	struct report report = {.arena = &fuzz->arena};

	*briefing = (struct briefing){.slug = STR("text")};
	if (!fuzz_read(fuzz, import_source(briefing, &fuzz->source, format,
					   &fuzz->site, &report, &fuzz->arena,
					   &fuzz->diags)))
		return false;
	fuzz_briefing(fuzz, briefing);
	return true;
}

#endif
