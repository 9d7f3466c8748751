/* Markdown in the dialect. */
#include "fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct briefing briefing = {.slug = STR("text")};
	struct fuzz fuzz;

	fuzz_begin(&fuzz, "x.md", data, size);
	if (fuzz_read(&fuzz, markdown_read(&briefing, &fuzz.source, &fuzz.site,
					   &fuzz.arena, &fuzz.diags)))
		fuzz_briefing(&fuzz, &briefing);
	return fuzz_end(&fuzz);
}
