/* Plain text by Apache Tika. */
#include "fuzz/fuzz.h"

#include "extract/tika.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct briefing briefing;
	struct document document;
	struct fuzz fuzz;

	fuzz_begin(&fuzz, "x.txt", data, size);
	if (fuzz_import(&fuzz, &briefing, IMPORT_TEXT)) {
		tika_read(&document, fuzz.source.text, &fuzz.arena);
		fuzz_addresses(&fuzz, &briefing, &document);
	}
	return fuzz_end(&fuzz);
}
