/*
 * Definitions: "[label]: url "title"", which cmark shows nothing of.
 *
 * They are found again, as they were written, for who writes a text anew and
 * must lose nothing of it: also those that no link uses.
 */
#ifndef BREVIER_MARKDOWN_DEFINITIONS_H
#define BREVIER_MARKDOWN_DEFINITIONS_H

#include "markdown/builder.h"

/* Adds the definitions that n lines begin with to the builder's; all: those
 * on lines behind others, too. */
void definitions_take(struct builder *builder, const struct line *lines,
		      size_t n, bool all);
/* How the link at place was written where it names a definition; NULL where
 * it does not. */
struct reference *definitions_reference(const struct builder *builder,
					const struct place *place);

#endif
