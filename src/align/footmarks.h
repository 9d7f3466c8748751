/*
 * Footmarks: numbers in the text that a link stands on, as on a footnote.
 *
 * "[1]", "¹", or a number that the extraction has glued to its word, since
 * its raised place is lost: "rubber1." They are told by counting on: only a
 * number that follows the one before is one, and only where several do.
 *
 *	footmarks_learn(&marks, paras);
 *	... footmarks_take(&marks, text, at, &from, &to) ...
 *
 * Texts are to be offered in the same order both times.
 */
#ifndef BREVIER_ALIGN_FOOTMARKS_H
#define BREVIER_ALIGN_FOOTMARKS_H

#include <stdbool.h>
#include <stddef.h>

#include "reflow/reflow.h"

enum footmark { FOOTMARK_BRACKET, FOOTMARK_RAISED, FOOTMARK_GLUED };
#define FOOTMARK_COUNT (FOOTMARK_GLUED + 1)

struct footmarks {
	bool known[FOOTMARK_COUNT]; /* the text has them */
	int next[FOOTMARK_COUNT];   /* the number that would count on */
};

void footmarks_learn(struct footmarks *marks, const struct para *paras);
/* Whether a paragraph may have them: it is prose. */
bool footmarks_may_stand(const struct para *para);
/* Whether the character at at can begin one of those that are known. */
bool footmarks_begin(const struct footmarks *marks, char c);
/* Whether one begins at at; stores the bytes of its number, and of all of
 * it behind the number's. */
bool footmarks_take(struct footmarks *marks, struct str text, size_t at,
		    size_t *from, size_t *to, size_t *end);

#endif
