/*
 * Import_check: a text that is imported, for tests of its model.
 */
#ifndef BREVIER_TESTS_IMPORT_CHECK_H
#define BREVIER_TESTS_IMPORT_CHECK_H

#include "check.h"

#include "import/import.h"
#include "model/links.h"

struct imported {
	struct arena arena;
	struct diags diags;
	struct site site;
	struct source source;
	struct briefing briefing;
	struct report report;
	bool ok;
};

static inline void
import_site(struct site *site, struct arena *arena)
{
	static const struct {
		const char *text;
		enum role role;
	} labels[] = {
	    {"At a glance", ROLE_SUMMARY}, {"Comment", ROLE_COMMENT},
	    {"Article", ROLE_ARTICLE},     {"Issuing body", ROLE_ISSUER},
	    {"Date", ROLE_DATE},
	};
	struct label **last = &site->labels;

	*site = (struct site){.title = STR("Digest"), .lang = STR("en")};
	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
		*last = arena_alloc(arena, sizeof(**last));
		(*last)->text = str_from(labels[i].text);
		(*last)->role = labels[i].role;
		last = &(*last)->next;
	}
}

static inline void
import_from(struct imported *in, enum import_format format, struct str text)
{
	*in = (struct imported){.source = {.name = STR("x"), .text = text}};
	diags_init(&in->diags, &in->arena);
	import_site(&in->site, &in->arena);
	in->report.arena = &in->arena;
	in->ok = import_source(&in->briefing, &in->source, format, &in->site,
			       &in->report, &in->arena, &in->diags);
}

/* Texts of blocks and titles, for comparison. */
#define assert_blocks(in, blocks, want)                                        \
	assert_str(block_plain(&(in)->arena, (blocks)), (want))
#define assert_spans(in, spans, want)                                          \
	assert_str(span_plain(&(in)->arena, (spans)), (want))

/* The n-th link of a briefing, from 1, as "text|url". */
struct import_link {
	struct arena *arena;
	size_t n;
	struct str found;
};

static inline void
import_see_link(void *context, struct str text, struct str url)
{
	struct import_link *link = context;

	if (--link->n == 0)
		link->found = arena_printf(link->arena, "%.*s|%.*s",
					   STR_ARG(text), STR_ARG(url));
}

static inline struct str
import_link(struct imported *in, size_t n)
{
	struct import_link link = {.arena = &in->arena, .n = n};

	links_of_briefing(&in->briefing, &in->arena, import_see_link, &link);
	return link.found;
}

#endif
