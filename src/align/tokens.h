/*
 * Tokens: a text as words that can be compared, case, accents and
 * punctuation aside.
 *
 * A word is a run of letters and digits; of Chinese and Japanese each
 * character is one. Words are known by their hashes.
 */
#ifndef BREVIER_ALIGN_TOKENS_H
#define BREVIER_ALIGN_TOKENS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct token {
	uint32_t hash;
	size_t from, to; /* its bytes */
	bool says;       /* it is long enough to say something: four letters,
			    or a character of Chinese or Japanese */
	bool cjk;
};

/* The next token of text from *at on, which moves behind it. */
bool token_next(struct str text, size_t *at, struct token *token);

#endif
