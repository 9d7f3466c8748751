/*
 * Complete: whether a paragraph about a document says all of it, so that the
 * next line begins another one.
 */
#ifndef BREVIER_REFLOW_COMPLETE_H
#define BREVIER_REFLOW_COMPLETE_H

#include <stdbool.h>

#include "base/str.h"
#include "model/site.h"

/* Whether text is an address and nothing else, but for parentheses behind it:
 * "https://board.example/act (archived)". */
bool text_is_address(struct str text);
/* Whether text ends with an address, of which next is not the rest. */
bool text_ends_address(struct str text, struct str next);
/* Whether a paragraph is complete that has a label of that role: text is what
 * it has so far, next the next line. */
bool complete_is(enum role role, struct str text, struct str next,
		 const struct site *site);

#endif
