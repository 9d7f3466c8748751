/*
 * Shape: whether the entries of a digest are as like as its entries are.
 *
 * Where a link belongs is only as sure as the entry that it lies in. A digest
 * repeats itself: nearly all entries have a title, one document, one issuer,
 * one date. One that lacks what the others have, has it twice, or is much
 * longer than they are, may have swallowed another or lost a part to one;
 * and so may the one before it. Nothing in it is certain then, whatever speaks
 * for the place of a link within the text.
 *
 * Where there are too few entries to compare, they have to have labels.
 */
#ifndef BREVIER_IMPORT_SHAPE_H
#define BREVIER_IMPORT_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct anchors;
struct para;
struct stray;

/* What is compared. */
enum shape_part {
	PART_TITLE,
	PART_DOCUMENT,
	PART_ISSUER,
	PART_DATE,
	PART_SUMMARY,
	PART_COMMENT,
	PART_LINE, /* that may be a heading, within the text */
	PART_TEXT, /* all of it */
	PART_COUNT
};

/* In what a part is not as elsewhere. */
enum shape_fault {
	SHAPE_FINE,
	SHAPE_LACKS,
	SHAPE_OFTEN,
	SHAPE_LONG,
	SHAPE_SHORT
};

/* An entry, or a note, that somebody should look at. */
struct shape_doubt {
	enum shape_fault parts[PART_COUNT];
	size_t n[PART_COUNT];    /* how often it has each part */
	bool goes_on;            /* behind the fact with which nearly all end */
	bool before;             /* it is fine, but the one behind it is not */
	bool alone;              /* nothing to compare it with, and no labels */
	const struct para *para; /* with which it begins */
	struct shape_doubt *next;
};

/* Sets unsure of all paragraphs of entries that are not like the others;
 * returns what is wrong with each, in arena. */
struct shape_doubt *shape_judge(struct para *paras, struct arena *arena);
/* What lies in such an entry is likely at most. */
void shape_lower(struct anchors *anchors, struct stray *strays);

#endif
