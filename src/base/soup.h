/*
 * Soup: HTML as people write it, as a tree, by libxml2's parser of HTML.
 *
 * No document is ever refused: what is not closed is closed at the end, what
 * cannot be told is left out, and so is all that stands deeper than libxml2
 * goes (256 elements). Nothing is loaded; entities are resolved. Time is linear
 * in the text.
 */
#ifndef BREVIER_BASE_SOUP_H
#define BREVIER_BASE_SOUP_H

#include "base/arena.h"
#include "base/str.h"

struct soup_attribute {
	struct str name, value; /* the name in small letters */
	struct soup_attribute *next;
};

/* An element, in small letters; a text: then name is absent; or what stands in
 * an instruction, "<?slot 7?>": then name is "?", and text all between "<?" and
 * ">", without a '?' at its end. Comments are left out. */
struct soup {
	struct str name, text;
	struct soup_attribute *attributes;
	struct soup *child;
	struct soup *next;
	unsigned mark; /* 0: free for whoever reads it */
};

/* What stands in the body of html, in arena; html has at most 100 MB. NULL
 * where there is nothing. */
struct soup *soup_parse(struct str html, struct arena *arena);
/* The value of an attribute; absent where there is none. */
struct str soup_attribute(const struct soup *soup, const char *name);

#endif
