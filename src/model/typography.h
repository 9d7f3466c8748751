/*
 * Typography: straight quotes, hyphens and full stops as a printer sets them.
 *
 * Quotation marks of the language, – for -- and — for ---, … for three full
 * stops, a no-break space between a number and its unit, and in French before
 * ; : ! ? and within « » where a space stands. Code, addresses, raw HTML and
 * words that are their own link's address stay as they are, and so does a mark
 * without its counterpart.
 *
 * The marks of each language: Unicode CLDR 45, delimiters.
 */
#ifndef BREVIER_MODEL_TYPOGRAPHY_H
#define BREVIER_MODEL_TYPOGRAPHY_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/briefing.h"

/* Whether it is known how texts in lang, a language tag, are set. */
bool typography_knows(struct str lang);
/* Sets all texts of a briefing; lang is known. What changes is in arena. */
void typography_set(struct briefing *briefing, struct str lang,
		    struct arena *arena);

#endif
