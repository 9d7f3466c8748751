/*
 * References: links that stand for themselves, with no words around them.
 */
#ifndef BREVIER_MODEL_REFERENCES_H
#define BREVIER_MODEL_REFERENCES_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/block.h"
#include "model/briefing.h"

/* Whether spans hold links, and nothing else but what parts them: white
 * space, punctuation, page marks. */
bool references_are(const struct span *spans);
/* The same of a paragraph, or of every item of a list. */
bool references_are_block(const struct block *block);

/* Appends every link below spans at *last, which moves on. */
void references_take(const struct span *spans, struct arena *arena,
		     struct link ***last);
void references_take_block(const struct block *block, struct arena *arena,
			   struct link ***last);

#endif
