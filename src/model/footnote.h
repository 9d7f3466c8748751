/*
 * Footnote: a note that its marks in the text lead to.
 *
 * A briefing owns its footnotes. They are numbered in the order of the text:
 * those that an entry's words name, then those that these name, then those of
 * the next entry; one that is named twice keeps its first number.
 *
 * What is shown together, such as an entry, shows the footnotes it names
 * below itself; then each page, and each document of a book, has its own.
 */
#ifndef BREVIER_MODEL_FOOTNOTE_H
#define BREVIER_MODEL_FOOTNOTE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/block.h"
#include "model/briefing.h"

struct footnote {
	struct str label; /* as written, between "[^" and "]" */
	int number;       /* from 1; 0: nothing names it, and it is not shown */
	bool spare;       /* one before it has its label: nothing names it */
	struct block *blocks;
	size_t line; /* in the source; 0 not known */
	struct footnote *next;
};

/* Footnotes in the order of their numbers. */
struct footnotes {
	struct footnote **list; /* in the arena */
	size_t n;
};

/* Numbers a briefing's footnotes, and puts them in that order; those that
 * nothing names stand last. */
void footnotes_number(struct briefing *briefing);

/* What is named by an entry: in its title and fields. */
struct footnotes footnotes_of_entry(const struct entry *entry,
				    struct arena *arena);
/* By a section: in its title, lead, notes and tail, but not its entries. */
struct footnotes footnotes_of_section(const struct section *section,
				      struct arena *arena);
/* By some blocks, such as a briefing's lead. */
struct footnotes footnotes_of_blocks(const struct block *blocks,
				     struct arena *arena);

/* Their texts, plain, with "\n" between them. In arena. */
struct str footnotes_plain(struct footnotes footnotes, struct arena *arena);

/* Same labels, same texts, in the same order. */
bool footnotes_equal(const struct footnote *a, const struct footnote *b);

#endif
