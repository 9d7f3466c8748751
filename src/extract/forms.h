/*
 * Forms: Arabic letters that a PDF has as the shapes they take in a word
 * (Unicode blocks Arabic Presentation Forms-A and -B).
 *
 * A letter has one, two or four of them side by side; what is folded is what
 * NFKC makes of it. Ligatures other than those of lam and alef are left.
 */
#ifndef BREVIER_EXTRACT_FORMS_H
#define BREVIER_EXTRACT_FORMS_H

#include "base/buf.h"

/* Puts the letters of c, or c itself. */
void forms_put(struct buf *out, unsigned c);

#endif
