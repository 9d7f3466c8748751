/*
 * Pairs: which words stand side by side in which documents, for phrases.
 *
 * A pair is known by its hash alone, cut to few enough bits that a list has
 * some two hundred documents: a document that has both words of a phrase and
 * is in the list of each pair almost surely has the phrase, and the few that
 * do not are found out by their text when they are shown.
 */
#ifndef BREVIER_SEARCH_PAIRS_H
#define BREVIER_SEARCH_PAIRS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "search/shard.h"
#include "search/store.h"

/* Lists in a file; there is a power of two of files. */
enum { PAIRS_LISTS = 32, PAIRS_FILES = 4096 };

/* How many files a store's pairs are to fill; 0: too few to be written. */
size_t pairs_files(const struct store *store);
/* Writes all files, from "search/p-0.js" on, and search/p.js, which has their
 * checks; *check is that of the latter. */
bool pairs_write(const struct store *store, const uint32_t *numbers,
		 const struct shard_output *output, size_t files,
		 uint32_t *check, struct diags *diags);

#endif
