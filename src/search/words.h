/*
 * Words: the terms of a text, as the search index knows them.
 *
 * A term is a word with its letters folded (see letters.h), of at most 32
 * of them; in scripts without spaces each two characters that stand
 * together, overlapping, and the last of a run alone: 人工智 gives 人工, 工智,
 * 智. So whatever is searched for is a sequence of terms, or begins one.
 *
 *	struct words words = {.text = text};
 *	struct word word;
 *	while (words_next(&words, &word))
 *		use(&word);
 */
#ifndef BREVIER_SEARCH_WORDS_H
#define BREVIER_SEARCH_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "search/letters.h"

enum {
	WORD_LETTERS = 32, /* at most, of a term */
	WORD_BYTES = 4 * WORD_LETTERS,
	/* Terms that stand side by side are hashed to so many bits. */
	WORD_PAIR_BITS = 17,
};

struct word {
	struct str term; /* valid until the next word */
	uint32_t hash;   /* FNV-1a over its UTF-16 units: see words.c */
	bool paired;     /* characters of a script without spaces */
	bool last;       /* of a run: the one that stands alone */
	bool breaks;     /* a line end stands before it */
};

struct words {
	struct str text;
	size_t at;        /* bytes that are done with */
	unsigned waiting; /* paired character that was read; 0: none */
	bool run;         /* it has been part of a term */
	bool breaks;      /* a line end was passed since the last term */
	char bytes[WORD_BYTES];
};

bool words_next(struct words *words, struct word *word);

/* What two words side by side are known by, WORD_PAIR_BITS bits: from the
 * hash of the first and the text of the second. */
uint32_t word_pair(uint32_t first, struct str second);

#endif
