/*
 * Import: extracted text becomes a briefing.
 *
 * An extraction has lost its paragraphs, its headings and, but for some
 * formats, the place of every link. The way back, a shelf a stretch:
 *
 *	extract/   what the file has (tika.c, xhtml.c, poppler.c, pdf.c)
 *	           -> document: pages, each with lines and addresses;
 *	           running.c drops its running headers and footers
 *	reflow/    document -> paragraphs with labels and bullets (reflow.c)
 *	           -> sections, entries, notes (outline.c)
 *	align/     paragraphs -> words that a link stood on (anchor.c);
 *	           these and the addresses of a page -> pairs (align.c);
 *	           addresses left over -> words that they quote (quotes.c)
 *	fill.c     paragraphs, links -> the texts of the briefing
 *	gather.c   fields of references -> references
 *	keep.c     addresses that were lost on the way -> references
 *	report.c   what became of each line and each address
 */
#ifndef BREVIER_IMPORT_IMPORT_H
#define BREVIER_IMPORT_IMPORT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "import/report.h"
#include "model/briefing.h"
#include "model/site.h"

enum import_format {
	IMPORT_TEXT,    /* .txt: plain text by Apache Tika */
	IMPORT_XHTML,   /* .xhtml: the same as XHTML */
	IMPORT_POPPLER, /* .xml: pdftohtml -xml */
	IMPORT_PDF,     /* .pdf */
};

/* The format of files with this extension, case aside; false for none. */
bool import_format_find(struct str extension, enum import_format *format);
/* ".txt, .xhtml, .xml or .pdf" */
#define IMPORT_EXTENSIONS ".txt, .xhtml, .xml or .pdf"

/*
 * Fills *briefing, settled but for its slug, from source, whose name is the
 * path of the file. Everything it points to is in arena, or in source's
 * text. Lines of a PDF are those of its text, one a line, which becomes
 * source's text (in arena, too). False and recorded errors where there is
 * nothing to read. report, zero but for its arena, tells what was done.
 */
bool import_source(struct briefing *briefing, struct source *source,
		   enum import_format format, const struct site *site,
		   struct report *report, struct arena *arena,
		   struct diags *diags);

#endif
