/*
 * Utf16: texts in UTF-16 of either byte order (RFC 2781), which begin with
 * its mark, as XML wants them.
 */
#ifndef BREVIER_BASE_UTF16_H
#define BREVIER_BASE_UTF16_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/* Whether it begins with the mark of UTF-16. */
bool utf16_is(struct str bytes);
/* The same text as UTF-8, without the mark, in arena. False where a unit is
 * half a character, or half is there of the last unit. */
bool utf16_read(struct str bytes, struct arena *arena, struct str *text);

#endif
