/* XML by pdftohtml: what becomes of a PDF, too. */
#include "fuzz/fuzz.h"

#include "extract/poppler.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct briefing briefing;
	struct document document;
	struct fuzz fuzz;

	fuzz_begin(&fuzz, "x.xml", data, size);
	if (fuzz_import(&fuzz, &briefing, IMPORT_POPPLER)) {
		poppler_read(&document, &fuzz.source, &fuzz.site, &fuzz.arena,
			     &fuzz.diags);
		fuzz_addresses(&fuzz, &briefing, &document);
	}
	return fuzz_end(&fuzz);
}
