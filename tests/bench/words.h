/*
 * Words: sentences about policy, of any number and always the same ones.
 *
 * Everything is drawn from a struct dice: the same number makes the same
 * text on every machine.
 */
#ifndef BREVIER_BENCH_WORDS_H
#define BREVIER_BENCH_WORDS_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

struct dice {
	uint64_t state;
};

/* 0 to sides - 1. */
size_t dice_throw(struct dice *dice, size_t sides);

/* Who publishes: a name, its acronym, its host. */
struct body {
	const char *name, *acronym, *host;
};

const struct body *words_body(struct dice *dice);
/* A newspaper or agency: no acronym. */
const struct body *words_press(struct dice *dice);

/* "The ministry asks ports to ...", with its full stop. */
void words_sentence(struct dice *dice, struct buf *out);
/* The same without its beginning, as an item of a list has it. */
void words_item(struct dice *dice, struct buf *out);
/* "Guidelines for low-carbon steel and hydrogen storage" */
void words_title(struct dice *dice, struct buf *out);
/* The title of a document in Chinese. */
void words_native_title(struct dice *dice, struct buf *out);
/* "low-carbon-steel-2025-114" */
void words_slug(struct dice *dice, struct buf *out);

#endif
