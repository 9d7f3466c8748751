/*
 * Documents: how a digest links the documents that it is about.
 *
 * The lines that name them are alike in all entries: each ends in a word that
 * marks the link, "Order on quays (Lenke)", or in a list of links, "Order on
 * quays (text, annex)"; or the line is a list itself, "Read it: text, annex".
 * Where but some have such a list, titles are links, too.
 */
#ifndef BREVIER_ALIGN_DOCUMENTS_H
#define BREVIER_ALIGN_DOCUMENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "reflow/reflow.h"

enum document_links {
	DOCUMENT_TITLES, /* nothing but the titles */
	DOCUMENT_GROUPS, /* what stands in parentheses at the end */
	DOCUMENT_BOTH,   /* titles, and that */
	DOCUMENT_LISTS,  /* all of it is a list */
};

struct documents {
	enum document_links links;
	bool named;      /* lists are of words, and of no numbers or names */
	struct str mark; /* word in parentheses that marks all links; absent:
			    there is none */
};

void documents_learn(struct documents *documents, const struct para *paras);
/* Where the parentheses begin that end text, and *inside is what stands in
 * them; text.n where none do, or with a title in another language. */
size_t documents_group(struct str text, struct str *inside);

#endif
