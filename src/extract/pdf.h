/*
 * Pdf: a PDF as the XML that pdftohtml (poppler-utils) makes of it.
 *
 * The program runs in a child with limits on time, memory and output, since
 * PDFs come from anywhere.
 */
#ifndef BREVIER_EXTRACT_PDF_H
#define BREVIER_EXTRACT_PDF_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

/* *xml in arena; control characters, which XML cannot hold and pdftohtml does
 * not leave out, are spaces. False and an error: [pdf-tool] where pdftohtml is
 * not installed, [pdf] where it fails on this file, [pdf-limit] where it takes
 * too long or writes too much. */
bool pdf_read(struct str *xml, struct str path, struct arena *arena,
	      struct diags *diags);

#endif
