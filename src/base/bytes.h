/*
 * Bytes: numbers in binary files, read without leaving the file.
 */
#ifndef BREVIER_BASE_BYTES_H
#define BREVIER_BASE_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* The number of n bytes (8 at most) at offset at, the most significant byte
 * first; false where the file ends before. */
bool bytes_big(struct str bytes, size_t at, size_t n, uint64_t *number);
/* The same with the least significant byte first. */
bool bytes_little(struct str bytes, size_t at, size_t n, uint64_t *number);
/* Whether tag stands at offset at. */
bool bytes_are(struct str bytes, size_t at, struct str tag);

#endif
