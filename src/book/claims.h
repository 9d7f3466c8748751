/*
 * Claims: what a book's metadata say of its accessibility (EPUB Accessibility
 * 1.1, section 2.2; the terms are those of the Schema.org Accessibility
 * Properties for Discoverability Vocabulary, W3C CG Report), each only where
 * the audit found it so.
 *
 * That a book conforms to a standard is its publisher's statement (section
 * 3.5): it is made where site.yaml makes it, and left out, with a warning, for
 * a book in which the audit found what contradicts it.
 */
#ifndef BREVIER_BOOK_CLAIMS_H
#define BREVIER_BOOK_CLAIMS_H

#include "base/diag.h"
#include "book/audit.h"
#include "publish/place.h"
#include "template/value.h"

/* name: of the book, for messages: "2024-09.epub". */
struct value *claims_value(const struct audit *audit, const struct place *place,
			   struct str name, struct diags *diags);

#endif
