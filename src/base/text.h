/*
 * Text: whether what was read is text at all.
 */
#ifndef BREVIER_BASE_TEXT_H
#define BREVIER_BASE_TEXT_H

#include <stdbool.h>

#include "base/diag.h"

/* False and an error [empty] or [encoding], with its place, for a text of
 * nothing but white space, with a NUL byte, or that is not UTF-8. */
bool text_check(const struct source *source, struct diags *diags);
/* The same, but an empty text is fine. */
bool text_check_encoding(const struct source *source, struct diags *diags);

#endif
