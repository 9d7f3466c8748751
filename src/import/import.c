#include "import/import.h"

#include "align/align.h"
#include "align/anchor.h"
#include "align/quotes.h"
#include "align/strays.h"
#include "align/stretch.h"
#include "base/buf.h"
#include "base/text.h"
#include "extract/pdf.h"
#include "extract/poppler.h"
#include "extract/running.h"
#include "extract/tika.h"
#include "extract/xhtml.h"
#include "import/fill.h"
#include "import/gather.h"
#include "import/keep.h"
#include "import/shape.h"
#include "reflow/closing.h"
#include "reflow/cycle.h"
#include "reflow/facts.h"
#include "reflow/guess.h"
#include "reflow/masthead.h"
#include "reflow/outline.h"
#include "reflow/reflow.h"
#include "reflow/taught.h"

bool
import_format_find(struct str extension, enum import_format *format)
{
	static const char *const extensions[] = {
	    [IMPORT_TEXT] = "txt",
	    [IMPORT_XHTML] = "xhtml",
	    [IMPORT_POPPLER] = "xml",
	    [IMPORT_PDF] = "pdf",
	};

	for (size_t i = 0; i < sizeof(extensions) / sizeof(*extensions); i++) {
		if (str_eq_case(extension, str_from(extensions[i]))) {
			*format = (enum import_format)i;
			return true;
		}
	}
	return false;
}

/* The lines of a document as a text, and their numbers in it: what messages
 * about a PDF show. Those that were taken out stand where they stood. */
static struct str
number_lines(struct document *document, struct arena *arena)
{
	struct line *kept = document->lines, *dropped = document->dropped;
	struct buf text = {0};
	struct str taken;

	for (size_t number = 1; kept || dropped; number++) {
		bool keep =
		    kept && (!dropped || kept->number <= dropped->number);
		struct line **line = keep ? &kept : &dropped;

		buf_put(&text, (*line)->text);
		buf_putc(&text, '\n');
		(*line)->number = number;
		*line = (*line)->next;
	}
	taken = buf_take(&text, arena);
	buf_free(&text);
	return taken;
}

static bool
read_pdf(struct document *document, struct source *source,
	 const struct site *site, struct arena *arena, struct diags *diags)
{
	struct source xml = {.name = source->name};

	if (!pdf_read(&xml.text, source->name, arena, diags) ||
	    !poppler_read(document, &xml, site, arena, diags))
		return false;
	source->text = number_lines(document, arena);
	return true;
}

static bool
read_document(struct document *document, struct source *source,
	      enum import_format format, const struct site *site,
	      struct arena *arena, struct diags *diags)
{
	if (format == IMPORT_PDF)
		return read_pdf(document, source, site, arena, diags);
	if (!text_check(source, diags))
		return false;
	if (format == IMPORT_POPPLER)
		return poppler_read(document, source, site, arena, diags);
	if (format == IMPORT_XHTML) {
		if (!xhtml_read(document, source, arena, diags))
			return false;
	} else {
		tika_read(document, source->text, arena);
	}
	running_drop(document, site, arena);
	return true;
}

/* Whether there is anything to read, and not only what is not seen. */
static bool
check_text(const struct document *document, const struct para *paras,
	   enum import_format format, const struct source *source,
	   struct diags *diags)
{
	bool addresses = format == IMPORT_TEXT && !document->lines;

	while (paras && paras->text.n == 0 && !paras->label.p)
		paras = paras->next;
	if (paras)
		return true;
	diag_file(diags, DIAG_ERROR, "empty", source->name.p,
		  addresses
		      ? "there are only addresses in this file, no text"
		      : "there is no text in this file; has it been scanned?");
	return false;
}

bool
import_source(struct briefing *briefing, struct source *source,
	      enum import_format format, const struct site *site,
	      struct report *report, struct arena *arena, struct diags *diags)
{
	struct document document;
	struct anchors anchors;

	if (!read_document(&document, source, format, site, arena, diags))
		return false;
	const struct site taught = taught_site(site, &document, arena);
	struct para *paras = reflow(&document, &taught, arena);

	if (!check_text(&document, paras, format, source, diags))
		return false;
	briefing->pages = document.n_pages;
	briefing->lang = guess_lang(&document, paras, site);
	closing_find(paras, arena);
	cycle_find(paras, &taught, briefing->lang, arena);
	facts_part(paras, &taught, briefing->lang, arena);
	outline_make(briefing, paras, &taught, arena);
	masthead_find(briefing, paras, &document);
	if (!briefing->title.p)
		briefing->title = document.title;
	anchors_find(&anchors, paras, &taught, &document, arena);
	struct arena scratch = {0};
	struct stretches stretches;
	struct stray *strays;
	const struct shape_doubt *unlike;

	stretches_make(&stretches, paras, &scratch);
	strays = align(&document, &stretches, &anchors, arena);
	strays = quotes_place(strays, &stretches, &anchors, arena);
	fill(briefing, paras, &anchors, source, site, arena, diags);
	stretches_link(&stretches, anchors.first);
	strays_put(briefing, strays, &stretches, source, arena, diags);
	arena_free(&scratch);
	gather_references(briefing, site, arena);
	keep_addresses(briefing, &strays, &document, paras, arena);
	briefing_settle(briefing, site->title, site->lang, arena);
	unlike = shape_judge(paras, arena);
	shape_lower(&anchors, strays);
	report_fill(report, &document, &anchors, strays, unlike);
	return true;
}
