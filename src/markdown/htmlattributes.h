/*
 * Html attributes: which of them an element keeps, for sanitize.h alone.
 */
#ifndef BREVIER_MARKDOWN_HTMLATTRIBUTES_H
#define BREVIER_MARKDOWN_HTMLATTRIBUTES_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/soup.h"
#include "model/block.h"

/* What an element within a line keeps: title, lang, dir, and the datetime of
 * time. */
const struct attribute *htmlattributes_inline(const struct soup *soup,
					      struct arena *arena);
/* What a group of blocks does: lang and dir; details: open. */
const struct attribute *htmlattributes_block(const struct soup *soup,
					     struct arena *arena);
/* Whether the element is valid with what it has kept: bdo is none without dir,
 * time none without datetime, span says nothing without any. */
bool htmlattributes_suffice(const struct soup *soup,
			    const struct attribute *attributes);
/* The alignment of an element's text. */
enum align htmlattributes_align(const struct soup *soup);
/* A number from 1 to most, perhaps with "px" behind it; 0 for none. */
int htmlattributes_number(const struct soup *soup, const char *name, int most);
/* What a link without an address marks: its id, else its name. */
struct str htmlattributes_anchor(const struct soup *soup);

#endif
