/*
 * Epub: one briefing as an EPUB 3.3 publication.
 *
 * Container and package after EPUB 3.3 (W3C Recommendation, sections 4 and
 * 5), navigation after section 7, metadata after EPUB Accessibility 1.1
 * (sections 2 and 3), each property computed from what is in the book. The
 * documents come from templates/epub/; each is checked as XML.
 */
#ifndef BREVIER_BOOK_EPUB_H
#define BREVIER_BOOK_EPUB_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/diag.h"
#include "model/briefing.h"
#include "publish/press.h"

bool epub_make(const struct press *press, const struct briefing *briefing,
	       size_t k, struct buf *out, struct diags *diags);

#endif
