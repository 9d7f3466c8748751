/*
 * Report: what an import did with each line and each address.
 *
 * Filled once, at the end of an import, from what its steps left behind.
 * With a NULL arena only the numbers are: a build wants no more. Texts are
 * copies in that arena; all lists are in the order of the source.
 */
#ifndef BREVIER_IMPORT_REPORT_H
#define BREVIER_IMPORT_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "align/verdict.h"
#include "base/arena.h"
#include "base/str.h"
#include "import/shape.h"

struct anchors;
struct document;
struct stray;

#define REPORT_DOUBTS 6

/* Why a line is not part of the text. */
enum report_reason {
	REASON_HEAD,     /* stands at the top of page after page */
	REASON_FOOT,     /* the same, at their bottom */
	REASON_NUMBER,   /* of a page */
	REASON_CONTENTS, /* a table of contents repeats the headings */
	REASON_OUTLINE,  /* the file's own outline does */
	REASON_COUNT
};

struct report_line {
	enum report_reason reason;
	size_t number; /* of the line in the source */
	int page;      /* 0: none */
	struct str text;
	struct report_line *next;
};

/* In whose text something stands. */
enum report_owner { OWNER_BRIEFING, OWNER_SECTION, OWNER_ENTRY, OWNER_NOTE };

struct report_link {
	struct str url;
	size_t number; /* line where it is listed, or stands */
	size_t times;  /* it is listed there in a row */
	int page;
	enum anchor_place place;
	struct verdict verdict;
	bool doubt;          /* somebody should look at it */
	bool unsure;         /* what it lies in may be another's */
	struct str words;    /* absent: it has none */
	size_t words_number; /* line on which they begin; 0: none */
	enum report_owner owner;
	struct str name; /* title of the entry or section, date of the note */
	size_t order;    /* in which it was found, from 1 */
	struct report_link *next;
};

/* Words that promise a link, and have none. */
struct report_bare {
	struct str words;
	size_t number;
	int page;
	struct report_bare *next;
};

/* An entry or note that is not like the others: see shape.h. */
struct report_doubt {
	struct shape_doubt shape;
	enum report_owner owner;
	struct str name;
	size_t number; /* of its first line */
	int page;
	struct report_doubt *next;
};

struct report {
	struct arena *arena;
	size_t n_text, n_blank, n_listed; /* lines */
	size_t n_again; /* of the listed, those like the one before */
	size_t n_dropped[REASON_COUNT];
	size_t n_links[TRUST_COUNT];
	size_t n_references; /* of these, those that found no words */
	size_t n_bare;
	size_t n_doubts; /* places that somebody should look at ... */
	size_t doubts[REPORT_DOUBTS]; /* ... lines of the first, in order */
	struct report_line *lines;
	struct report_link *links;
	struct report_bare *bare;
	struct report_doubt *unlike; /* entries and notes */
};

/* All but arena is zero before. */
void report_fill(struct report *report, const struct document *document,
		 const struct anchors *anchors, const struct stray *strays,
		 const struct shape_doubt *unlike);

/* Lines that were left out, and all links. */
size_t report_dropped(const struct report *report);
size_t report_links(const struct report *report);

#endif
