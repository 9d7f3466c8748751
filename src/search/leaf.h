/*
 * Leaf: one briefing as the index takes it: its documents' terms and pairs.
 *
 * Made where the briefing is read, by the thread that reads it; it holds no
 * pointer into the briefing. The weight of a term in a document is how often
 * it stands there, in a title four times over, as issuer or title of the
 * document it is about twice. The titles of sections are facets: terms that
 * begin with "#s".
 */
#ifndef BREVIER_SEARCH_LEAF_H
#define BREVIER_SEARCH_LEAF_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/pack.h"
#include "search/documents.h"
#include "search/segment.h"

struct leaf {
	struct arena arena; /* owns all of it */
	struct segment segment;
	uint32_t *lengths; /* terms of each document */
	size_t n;          /* documents */
	uint16_t *parts;   /* of the documents: see documents.h */
	size_t n_parts;
	size_t n_pairs;
	uint32_t check; /* of the parts */
	uint64_t hash;  /* of all terms and pairs */
};

void leaf_make(struct leaf *leaf, const struct documents *documents);
/* As bytes, for the next build; a leaf that is read owns a copy of them. */
void leaf_pack(struct pack *pack, struct leaf *leaf);
void leaf_free(struct leaf *leaf);

/* The facet of a section with this title, as a term; in arena. */
struct str leaf_section(struct arena *arena, struct str title);

#endif
