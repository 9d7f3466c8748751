/*
 * Native: a document's title beside its title in its own language.
 */
#ifndef BREVIER_MODEL_NATIVE_H
#define BREVIER_MODEL_NATIVE_H

#include <stdbool.h>

#include "base/str.h"

/* Splits "Title (native title)" where the last parentheses, at the end of
 * text, hold letters that are not Latin, or small words of another language
 * and none of the title's ("Order on Huts (Pålegg om hytter)"), and the title
 * itself is not Chinese or Japanese; else all of text is the title and
 * *native stays as it is. Both point into text. */
void native_split(struct str text, struct str *title, struct str *native);

#endif
