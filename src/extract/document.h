/*
 * Document: an extracted text as it lies on its pages, before any guess.
 *
 * Every format comes to this. Plain text knows little of what can be told
 * here: what is not known is zero, and found by guessing later.
 */
#ifndef BREVIER_EXTRACT_DOCUMENT_H
#define BREVIER_EXTRACT_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Words that are known to be a link. */
struct mark {
	size_t from, to; /* bytes of the text they stand in */
	struct str url;
	struct mark *next;
};

/* Whether a line begins a paragraph. */
enum line_break { BREAK_UNKNOWN, BREAK_PARA, BREAK_NONE };

/* What is no part of the text. */
enum running {
	RUNNING_NONE,
	RUNNING_HEAD,
	RUNNING_FOOT,
	RUNNING_NUMBER,
	RUNNING_CONTENTS, /* of a table of contents */
};

/* A line with something on it. Blank lines are only counted. */
struct line {
	struct str text;     /* without white space at its ends */
	size_t number;       /* in the source, from 1 */
	size_t blank_before; /* blank lines between it and the line before */
	int page;            /* from 1 */
	struct mark *marks;  /* in their order; they do not overlap */
	size_t bold;         /* bytes at its beginning that are bold */
	int level;           /* of a heading, 1 the highest; 0: no heading */
	int left;            /* place of its left end on the page; 0 unknown */
	bool keeps_link;     /* its first one goes on from the line before */
	bool item;           /* begins a list item, whatever its bullet is */
	enum line_break breaks;
	enum running running; /* else NONE: taken out */
	struct line *next;    /* across pages */
};

/* An address listed at the foot of a page. */
struct listed {
	struct str url;
	size_t number; /* line in the source */
	size_t count;  /* equal ones in a row that were taken as one */
	/* A link over the end of a page is listed on both pages; set by
	   align.c. */
	bool goes_on;               /* the next page begins with it */
	const struct listed *begun; /* the page before ends with it */
	bool placed;                /* it has words */
	struct str host;            /* without "www."; empty: no address */
	struct listed *next;
};

struct page {
	int number; /* from 1 */
	struct listed *addresses;
	size_t n_addresses;
	struct page *next;
};

/* A title in the outline that the file itself has (its bookmarks). */
struct bookmark {
	struct str text;
	int depth;     /* from 1; 0: lost */
	size_t number; /* line in the source */
	struct bookmark *next;
};

struct document {
	struct line *lines; /* of all pages */
	size_t n_lines;
	struct line *dropped; /* running ones, in their order */
	size_t n_blank;       /* lines of plain text with nothing on them */
	struct page *pages;
	int n_pages;
	struct bookmark *bookmarks;
	struct str title; /* from the file's properties; absent: none */
	struct str lang;  /* BCP 47, the same */
};

#endif
