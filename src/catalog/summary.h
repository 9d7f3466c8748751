/*
 * Summary: what the rest of the site needs to know of one briefing.
 *
 * Made right after a briefing is read; lives for the whole build, while the
 * briefing's own arena is freed. Everything a page shows of another briefing
 * comes from here.
 */
#ifndef BREVIER_CATALOG_SUMMARY_H
#define BREVIER_CATALOG_SUMMARY_H

#include <stddef.h>

#include "base/hash.h"
#include "catalog/abbrev.h"
#include "catalog/linkage.h"
#include "catalog/traces.h"
#include "model/briefing.h"
#include "model/issuer.h"

struct entry_summary {
	struct str id;
	size_t place;     /* in its briefing, from 0 */
	struct str title; /* plain */
	struct str native_title;
	struct str lead;              /* first sentence of its summary; plain */
	struct str issuer;            /* as written */
	struct issuer_names *issuers; /* the single ones: "SAMR", "MEE" */
	size_t n_issuers;
	struct str section; /* title of its section; absent: none */
	struct date date;
	struct date corrected; /* its last correction; unset: none */
	size_t n_blocks; /* paragraphs and items of its fields; not part of
			    the hash: only its own briefing shows it */
	struct traces traces;
	struct hash hash; /* of all but the traces: what a mention shows */
	struct entry_summary *next;
};

struct note_summary {
	size_t number;    /* in its briefing, from 1 */
	struct date date; /* unset: not known */
	struct str text;  /* its beginning; plain */
	struct traces traces;
	struct hash hash; /* of all but the traces */
	struct note_summary *next;
};

/* What the search index has of a briefing; set by who reads it, and not part
 * of the summary's hash. */
struct search_summary {
	size_t n_parts;       /* files of its texts */
	uint64_t texts;       /* hash of what these show */
	uint64_t terms;       /* hash of its terms */
	struct str *sections; /* titles of sections that have a document */
	size_t n_sections;
};

struct summary {
	struct str slug;
	struct str title;
	struct str lang;
	struct date date, first, last; /* first, last: period, may be unset */
	struct date updated;           /* its date, or a later correction's */
	struct entry_summary *entries; /* of all sections */
	struct note_summary *notes;    /* of all sections */
	size_t n_entries, n_notes, n_links;
	struct traces traces;   /* of what is neither entry nor note */
	struct abbrev *abbrevs; /* names of issuers among them; their place is
				   the order of the passage that has them */
	struct hash card;       /* of what a card shows: not of traces, notes
				   and abbreviations */
	/* What it links to, and what can link to it: a change of these makes
	 * only those pages anew whose links lead elsewhere then. */
	struct linkage linkage;
	struct search_summary search;
};

/* Everything in *summary is copied into arena. */
void summary_make(struct summary *summary, const struct briefing *briefing,
		  struct arena *arena);

#endif
