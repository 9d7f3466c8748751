/*
 * Turns: the entries of a digest, told by the lines that each of them has.
 *
 * A turn is a paragraph with a date in the form that most have, and the facts
 * beside it that nearly all turns have at the same distance. See cycle.h.
 */
#ifndef BREVIER_REFLOW_TURNS_H
#define BREVIER_REFLOW_TURNS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/site.h"
#include "reflow/reflow.h"

#define TURNS_MIN 3   /* entries that have to agree */
#define TURNS_REACH 6 /* facts on each side of the date */

/* Where the facts of an entry lie with regard to its title. */
enum place { PLACE_UNKNOWN, PLACE_BELOW, PLACE_ABOVE, PLACE_AT_END };

/* One entry: its facts, and the headings around them. */
struct turn {
	size_t date;         /* the paragraph with the date */
	size_t first, last;  /* its facts: paragraphs in a row */
	size_t above, below; /* headings in a row before and behind them */
};

/* A fact that stands in each entry by paragraphs away from the date. */
struct fact {
	int by;
	struct str head; /* words that it begins with; absent: a label */
};

struct cycle {
	struct para **paras;
	size_t n;
	struct turn *turns;
	size_t n_turns;
	struct fact facts[2 * TURNS_REACH];
	size_t n_facts;
	const struct site *site;
	struct arena *arena;
	bool labelled; /* dates have labels */
	enum place place;
	int level;   /* of nearly all titles, as faces tell; 0: not known */
	size_t over; /* lines over each title that are no section's heading */
};

/* At least four out of five. */
bool turns_are_most(size_t n, size_t all);
/* Whether para may be a heading, by itself: a known label is one only above
 * dated notes. */
bool turns_may_head(const struct para *para);
/* Whether para may be the title of an entry or a section. */
bool turns_is_heading(const struct cycle *cycle, const struct para *para);
/* The paragraph by paragraphs away from the date of turn k; NULL where that
 * is another's. */
struct para *turns_para_at(const struct cycle *cycle, size_t k, int by);
/* Whether para is a fact of nearly all turns that begins with head. */
bool turns_is_fact(const struct para *para, struct str head);

/* Lists paras, and the turns among them, in the arena of cycle. */
void turns_find(struct cycle *cycle, struct para *paras);
/* Finds the facts of the turns, and the place of their titles, where the
 * notes of the text are known. */
void turns_judge(struct cycle *cycle);

#endif
