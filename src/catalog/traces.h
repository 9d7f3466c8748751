/*
 * Traces: what a passage leaves behind for the catalog.
 *
 * A passage is an entry, a note, or all else that a briefing says. By what
 * they cite and name, passages of several briefings are found to belong
 * together. Keys are quick hashes (hash.h), sorted, each once.
 */
#ifndef BREVIER_CATALOG_TRACES_H
#define BREVIER_CATALOG_TRACES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/str.h"
#include "model/briefing.h"

/* A link to the web. */
struct cited {
	struct str url;  /* as written */
	struct str text; /* the words it stands on; absent: none */
	struct str host; /* of the original, where url is an archive's */
	uint64_t key;    /* of its document; 0: a home page */
	bool archived;   /* url is an archive's, and host the original's */
};

/* A programme, by a name that stands for itself: see programme.h. */
struct named {
	uint64_t key;
	struct str text;
};

struct traces {
	uint32_t order; /* among the passages of its briefing: 0 is all else,
			   the others are in the order of the text */
	uint32_t n_cited, n_named, n_hints, n_terms, n_tags;
	struct cited *cited; /* in the order of the text, repetitions too */
	struct named *named;
	uint64_t *hints; /* names that may be those of programmes */
	uint64_t *terms; /* words that may be abbreviations */
	struct str *tags;
};

/* Makes traces, of one briefing's passages after another:
 *
 *	struct tracer tracer = {arena, &tables, &scratch};
 *	tracer_text(&tracer, text);		all of a passage
 *	links_of_entry(entry, &scratch, tracer_link, &tracer);
 *	tracer_take(&tracer, tags, &traces);
 *	tracer_free(&tracer);
 */
struct tracer {
	struct arena *arena;   /* of the traces */
	struct arena *tables;  /* of what all passages of a briefing share */
	struct arena *scratch; /* of what is forgotten with each passage */
	struct map hosts;      /* their texts, each once */
	struct buf cited, named, hints, terms;
};

/* At most once a passage; text must live until tracer_take(). */
void tracer_text(struct tracer *tracer, struct str text);
/* A link_visit. */
void tracer_link(void *tracer, struct str text, struct str url);
void tracer_take(struct tracer *tracer, const struct tag *tags,
		 struct traces *traces);
void tracer_free(struct tracer *tracer);

/* What stands for an abbreviation among the terms of a passage. */
uint64_t traces_term(struct str shortened);

#endif
