/*
 * Burden: what cmark would have to remember of a text.
 *
 * It takes some 150 bytes for each sign that might be markup, be it one or
 * not: 16 GB for 100 MB of brackets. No briefing comes near that.
 */
#ifndef BREVIER_MARKDOWN_BURDEN_H
#define BREVIER_MARKDOWN_BURDEN_H

#include <stdbool.h>

#include "base/diag.h"

#define BURDEN_MAX 8000000 /* signs of a text */

/* Whether cmark may read the source; else there is an error at the sign that
 * is one too many. In time linear in the length of the text. */
bool burden_check(const struct source *source, struct diags *diags);

#endif
