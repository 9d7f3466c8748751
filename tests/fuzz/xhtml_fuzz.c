/* XHTML by Apache Tika. */
#include "fuzz/fuzz.h"

#include "extract/xhtml.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct briefing briefing;
	struct document document;
	struct fuzz fuzz;

	fuzz_begin(&fuzz, "x.xhtml", data, size);
	if (fuzz_import(&fuzz, &briefing, IMPORT_XHTML)) {
		xhtml_read(&document, &fuzz.source, &fuzz.arena, &fuzz.diags);
		fuzz_addresses(&fuzz, &briefing, &document);
	}
	return fuzz_end(&fuzz);
}
