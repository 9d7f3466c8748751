/*
 * Bag: the words of a text, as a set that is quickly asked.
 */
#ifndef BREVIER_ALIGN_BAG_H
#define BREVIER_ALIGN_BAG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/* Writes text in small letters without accents, as an address has it, to out;
 * returns its length, which is that of text at most. */
size_t bag_fold(struct str text, char *out);

/* A run of ASCII letters and digits, in lower case. */
struct word {
	struct str text;
	unsigned short bit, stem; /* of it and its beginning: see bag */
};

/* Cuts the next word off *rest; its text is as it stands there. */
bool word_next(struct str *rest, struct word *word);

#define BAG_WORD_MIN 4 /* bytes of a word that says something */

/* A set of words as a bit filter (Bloom 1970, one hash): a word that is in
 * it is always found, another one hardly ever. */
#define BAG_BITS 16384
struct bag {
	uint64_t bits[BAG_BITS / 64];
};

/* The words of a text that a bag takes, found once. */
struct bag_word {
	size_t from, to; /* bytes of the text */
	unsigned short bit, stem;
};

struct bag_words {
	struct bag_word *list;
	size_t n;
};

struct bag_words bag_words_of(struct str text, struct arena *arena);
/* Adds the words of text, which words are of, from byte from to byte to. */
void bag_add_part(struct bag *bag, struct str text,
		  const struct bag_words *words, size_t from, size_t to);

void bag_add(struct bag *bag, struct str text);
struct bag bag_of(struct str text);
bool bag_has(const struct bag *bag, const struct word *word);
/* Whether it is there, or a word that begins alike. */
bool bag_has_like(const struct bag *bag, const struct word *word);

#endif
