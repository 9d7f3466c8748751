/*
 * Document: an extracted text as it lies on its pages, before any guess.
 */
#ifndef BREVIER_IMPORT_DOCUMENT_H
#define BREVIER_IMPORT_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* A line with something on it. Blank lines are only counted. */
struct line {
	struct str text;     /* without white space at its ends */
	size_t number;       /* in the source, from 1 */
	size_t blank_before; /* blank lines between it and the line before */
	int page;            /* from 1 */
	struct line *next;   /* across pages */
};

/* An address listed at the foot of a page. */
struct listed {
	struct str url;
	size_t number; /* line in the source */
	size_t count;  /* equal ones in a row that were taken as one */
	struct listed *next;
};

struct page {
	int number; /* from 1 */
	struct listed *addresses;
	size_t n_addresses;
	struct page *next;
};

struct document {
	struct line *lines; /* of all pages */
	size_t n_lines;
	struct page *pages;
	int n_pages;
};

#endif
