/*
 * Markdown check: the invariant of reader and writer, for any text: what is
 * read, written and read again is the same, and is written as the same bytes.
 */
#ifndef BREVIER_TESTS_MARKDOWN_CHECK_H
#define BREVIER_TESTS_MARKDOWN_CHECK_H

#include <stdbool.h>
#include <stdio.h>

#include "base/buf.h"
#include "markdown/reader.h"
#include "markdown/writer.h"

/* The site that has nothing but defaults; its memory is the arena's. */
static inline struct site
loop_site(struct arena *arena)
{
	struct diags diags;
	struct site site;

	diags_init(&diags, arena);
	site_read(&site, "/nonexistent", arena, &diags);
	return site;
}

static inline bool
loop_read(struct briefing *briefing, struct str text, const struct site *site,
	  struct arena *arena)
{
	struct source *source = arena_alloc(arena, sizeof(*source));
	struct diags diags;

	diags_init(&diags, arena);
	*source = (struct source){.name = STR("text.md"), .text = text};
	*briefing = (struct briefing){.slug = STR("text")};
	if (markdown_read(briefing, source, site, arena, &diags))
		return true;
	if (diags.errors == 0)
		fprintf(stderr, "it failed without an error\n");
	return false;
}

static inline struct str
loop_write(const struct briefing *briefing, const struct site *site,
	   struct arena *arena)
{
	struct buf out = {0};

	markdown_write(briefing, site, &out, NULL, arena);
	struct str text = buf_take(&out, arena);

	buf_free(&out);
	return text;
}

static inline bool
loop_fails(const char *what, struct str text, struct str first,
	   struct str second)
{
	fprintf(stderr,
		"%s\n--- text\n%.*s\n--- first writing\n%.*s\n"
		"--- second writing\n%.*s\n---\n",
		what, STR_ARG(text), STR_ARG(first), STR_ARG(second));
	return false;
}

/* Whether briefing, which is settled, is written so that it reads back as
 * equal and is written again as the same bytes. text: where it came from. */
static inline bool
loop_closes(const struct briefing *briefing, struct str text,
	    const struct site *site, struct arena *arena)
{
	struct briefing again;
	struct str first = loop_write(briefing, site, arena), second;

	if (!loop_read(&again, first, site, arena))
		return loop_fails("what was written cannot be read", text,
				  first, STR(""));
	second = loop_write(&again, site, arena);
	if (!briefing_equal(briefing, &again))
		return loop_fails("what was read again differs", text, first,
				  second);
	if (!str_eq(first, second))
		return loop_fails("what was written again differs", text, first,
				  second);
	return true;
}

#endif
