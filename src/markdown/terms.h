/*
 * Terms: definition lists.
 *
 *	Term
 *	: Its definition, which goes on
 *	    in what is indented by four columns.
 *	: Another one
 *
 * A term is one line, right above its first definition; where a blank line
 * stands between them, the list is loose.
 */
#ifndef BREVIER_MARKDOWN_TERMS_H
#define BREVIER_MARKDOWN_TERMS_H

#include "markdown/builder.h"
#include "model/block.h"

/* The list that n lines are: a term, then definitions, and perhaps more of
 * both. next: the block behind them, which may go on with the last one. *end:
 * where more would be put. */
struct block *terms_make(struct builder *builder, const struct line *lines,
			 size_t n, cmark_node *next, struct block ***end);
/* Puts the definitions that n lines are, and perhaps more terms, at *end. */
void terms_go_on(struct builder *builder, const struct line *lines, size_t n,
		 cmark_node *next, struct block ***end);

/* Whether a paragraph, or figure, can be a term: it is one line. */
bool terms_can_be(const struct block *para);
/* Makes such a paragraph a loose list with itself as a term. */
void terms_begin(struct block *para, struct block ***end, struct arena *arena);
/* Adds it to a list, which becomes loose. */
void terms_add_term(struct block *terms, struct block *para,
		    struct block ***end);

#endif
