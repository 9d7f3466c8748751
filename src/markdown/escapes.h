/*
 * Escapes: which characters of a text its writer has kept from being markup.
 *
 * cmark takes backslashes and references off, so that "\~~" and "~~" are the
 * same in its tree; the extensions must tell them apart. The tree's leaves
 * stand in the source in their order, with nothing between them but the marks
 * that the tree accounts for: both are gone through side by side. Where they
 * disagree, the rest of the block is left without places, and so without
 * extensions: no word is lost.
 */
#ifndef BREVIER_MARKDOWN_ESCAPES_H
#define BREVIER_MARKDOWN_ESCAPES_H

#include <stddef.h>

#include <stdbool.h>

#include "base/arena.h"
#include "markdown/lines.h"

/* Stands, in a place's text, before a character that is none of markup: no
 * UTF-8 has this byte. */
#define ESCAPE '\xFF'

/* Where an inline node stands in what its block holds. */
struct place {
	size_t from, to;
	size_t tail;     /* of a link: behind the ']' of its words */
	struct str text; /* of a text: its words, with ESCAPEs */
	bool dropped;    /* its reader is done with it */
};

/* Gives every inline node below block its place; content: the block's lines,
 * without what stands before them. */
void escapes_find(cmark_node *block, struct str content, struct arena *arena);
/* NULL where it was not found. */
struct place *escapes_place(cmark_node *node);
/* text without its ESCAPEs. In arena. */
struct str escapes_off(struct str text, struct arena *arena);

#endif
