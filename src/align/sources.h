/*
 * Sources: the words in parentheses behind which a link stood, in the
 * languages of lang.h.
 */
#ifndef BREVIER_ALIGN_SOURCES_H
#define BREVIER_ALIGN_SOURCES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Whether text says no more than that there is a link: "Link", "原文". */
bool source_is_mark(struct str text);

/* Whether text is the word for a kind of text, and no more: "PDF", "report",
 * "notice". */
bool source_is_kind(struct str text);

/*
 * Whether text names a source by what it is: "MIIT notice", "Reuters-
 * Bericht", "communiqué de la Commission", "nota del BOE". cjk: and
 * "新华社报道"; to be given where the text around is Chinese or Japanese, since
 * elsewhere such words are a name in the original.
 */
bool source_is_named(struct str text, bool cjk);

/* Where the next comma or semicolon from byte from on stands, in any width,
 * and its bytes: text.n and 0 for none. */
size_t source_separator(struct str text, size_t from, size_t *n);

#endif
