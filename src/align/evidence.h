/*
 * Evidence: how well an address goes with an anchor, by their words.
 */
#ifndef BREVIER_ALIGN_EVIDENCE_H
#define BREVIER_ALIGN_EVIDENCE_H

#include <stdbool.h>

#include "align/anchor.h"
#include "align/bag.h"
#include "base/arena.h"
#include "extract/document.h"

struct word_list {
	struct word *list;
	size_t n;
};

/* What is looked at of an anchor. */
struct clue {
	struct str who;        /* see evidence_name() */
	struct word_list name; /* who is named: label or issuer */
	size_t lead;           /* of these words, those of the first of several
				  bodies: it is where a document stands */
	struct str initials;   /* of these words */
	bool archived;         /* it names a copy in an archive */
};

/* What is looked at of an address. */
struct target {
	struct str url;
	struct str site;       /* its host */
	struct word_list host; /* those that name somebody */
	struct word_list path; /* those that are long enough to say something,
				  and those of its text fragment */
	bool archived;         /* it leads to a copy in an archive */
};

/* Who is named where an anchor stands: its words, or the issuer. */
struct str evidence_name(const struct anchor *anchor);

/* All that is made is in arena: each pair is only compared. */
void clue_make(struct clue *clue, const struct anchor *anchor,
	       struct arena *arena);
/* That somebody is named is all that is known. */
void clue_of_name(struct clue *clue, struct str name, struct arena *arena);
struct target target_make(const struct listed *listed, struct arena *arena);

/* From here on, the host itself names the anchor. */
#define EVIDENCE_HOST 5

/* ... and words of its path do. */
#define EVIDENCE_PATH 2

/* The words of the text before an anchor and on it; words are those of its
 * paragraph. */
void evidence_bag(struct bag *bag, const struct anchor *anchor,
		  const struct bag_words *words);
/* How many words of the path stand there, to 4; one of the host counts as two
 * where it is asked for, since nobody is named otherwise. */
int evidence_in_bag(const struct bag *bag, const struct target *target,
		    bool host);

/* What the host says of who is named, and the path, of which so many words are
 * said in the text. */
int evidence_host(const struct clue *clue, const struct target *target);
int evidence_path(const struct clue *clue, const struct target *target,
		  int said);
/* Both; 0: nothing speaks for it, to 10: host and path do. */
int evidence(const struct clue *clue, const struct target *target, int said);

/* How many words of the address stand in the text, those of its host counting
 * more; 0 to 7. */
int evidence_words(const struct bag *bag, const struct target *target);
/* From here on that is no chance. */
#define EVIDENCE_WORDS 3

#endif
