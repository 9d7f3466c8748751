/*
 * Words: which words a document uses, to judge hyphens at line ends.
 */
#ifndef BREVIER_IMPORT_WORDS_H
#define BREVIER_IMPORT_WORDS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/map.h"
#include "import/document.h"

struct words {
	struct map seen; /* lower-case words, and compounds with hyphens */
	bool broken;     /* the text breaks words at line ends */
	struct arena *arena;
};

/* Collects the words of all lines and of the words in their addresses. */
void words_collect(struct words *words, const struct document *document,
		   struct arena *arena);

/*
 * Whether the hyphen at the end of line belongs to the word that goes on in
 * next: "high-" "quality". It does where the compound stands elsewhere in
 * the text; it does not where the joined word does ("inter-" "national").
 * Where the text says nothing, a text that breaks words elsewhere broke this
 * one, too.
 */
bool words_keep_hyphen(const struct words *words, struct str line,
		       struct str next);

#endif
