/*
 * Documents: what can be found: a briefing's entries, dated notes, and prose
 * that belongs to neither.
 *
 * They stand in this order: all entries in the order of the text, all notes,
 * then prose. So a document's place is the same wherever a briefing is
 * taken apart, and entry k of its summary is document k.
 *
 * What is shown of them is published in parts, files of some documents each.
 */
#ifndef BREVIER_SEARCH_DOCUMENTS_H
#define BREVIER_SEARCH_DOCUMENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/briefing.h"

struct document {
	struct str page;   /* entry's id: its page; "index" for all else */
	struct str anchor; /* on that page; absent: the page itself */
	struct str title;  /* plain; absent: of notes and prose */
	struct str native_title;
	struct str article_title;
	struct str issuer;  /* as written */
	struct str section; /* title of its section, plain */
	struct str text;    /* all of its text; a line end between blocks */
	struct date date;
	struct str date_label; /* as written, where it is not a full date */
};

struct documents {
	struct str title, lang; /* of the briefing */
	struct document *list;
	size_t n;
	uint16_t *parts; /* documents in each part */
	size_t n_parts;
	uint64_t hash; /* of all that is shown */
};

/* A part ends when it has so many bytes, and of a text no more than so many
 * are in it. */
enum { DOCUMENTS_PART = 6000, DOCUMENTS_TEXT = 3000 };

/* All of it is in arena or in the briefing. */
void documents_make(struct documents *documents,
		    const struct briefing *briefing, struct arena *arena);
/* Sets parts and check of documents from elsewhere. */
void documents_part(struct documents *documents, struct arena *arena);
/* The check of the parts: see index.h. */
uint32_t documents_check(const struct documents *documents);
/* The titles of all sections that have a document, each once, in arena. */
size_t documents_sections(const struct documents *documents,
			  struct arena *arena, struct str **list);
/* A text as it is in its part, and whether that is not all of it. */
struct str documents_text(struct str text, bool *cut);

#endif
