/*
 * Radicals: Chinese characters that a PDF's font took for their radicals.
 *
 * Fonts map both to one shape, and extraction brings back the wrong one:
 * U+2F00 to U+2FD5 (which NFKC folds) and U+2E80 to U+2EF3 (which it mostly
 * does not).
 */
#ifndef BREVIER_EXTRACT_RADICALS_H
#define BREVIER_EXTRACT_RADICALS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/* Text with unified ideographs for radicals: a copy in arena where there are
 * any. Of equal length, since all of them take three bytes. */
struct str radicals_fold(struct str text, bool japanese, struct arena *arena);

#endif
