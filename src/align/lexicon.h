/*
 * Lexicon: which host belongs to which name, as one text has it.
 *
 * Where the names of sources are not written in Latin letters, no host can
 * be read from them: "水利厅" is shuiliting.example. But pages where addresses
 * and names are as many tell whose they are, and that helps with the others.
 * A name is known by the three characters that it begins with in Chinese and
 * Japanese, elsewhere by its words; what goes with several hosts ("notice")
 * tells nothing.
 */
#ifndef BREVIER_ALIGN_LEXICON_H
#define BREVIER_ALIGN_LEXICON_H

#include "align/anchor.h"
#include "base/arena.h"
#include "base/map.h"

struct lexicon {
	struct arena *arena;
	struct map hosts; /* a word -> its host; empty: it has several */
};

/* What a host says of a name that goes with it; see evidence(). */
#define LEXICON_NAMED 4

/* Learns from all anchors whose address is no guess. */
void lexicon_learn(struct lexicon *lexicon, const struct anchor *anchors);
/* The hosts of the words of a name. */
struct lexicon_hosts {
	const struct str **list;
	size_t n;
};

/* In arena; they point into the lexicon. */
struct lexicon_hosts lexicon_find(const struct lexicon *lexicon,
				  struct str name, struct arena *arena);
/* Whether host is one of them: 0, or LEXICON_NAMED. */
int lexicon_says(struct lexicon_hosts hosts, struct str host);

#endif
