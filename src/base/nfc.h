/*
 * Nfc: texts in Unicode's normal form C, which has each letter and its marks in
 * as few characters as can be (Unicode Standard Annex 15): the only home of
 * utf8proc.
 */
#ifndef BREVIER_BASE_NFC_H
#define BREVIER_BASE_NFC_H

#include "base/arena.h"
#include "base/str.h"

/* text in normal form C, in arena; text itself where that is the same, or it
 * is no UTF-8. */
struct str nfc(struct str text, struct arena *arena);
/* The same without its case (Unicode 15, section 3.13: full case folding);
 * what is no UTF-8 loses that of ASCII. Always in arena. */
struct str nfc_fold(struct str text, struct arena *arena);

#endif
