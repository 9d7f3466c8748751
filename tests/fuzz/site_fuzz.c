/* The configuration, site.yaml, and a small digest under it. */
#include "fuzz/fuzz.h"

static const char digest[] =
    "\nTop stories\n\nA plan\n\nAt a glance: It is there.\n\n"
    "Article: A plan (Link)\n\nIssuing body: MIIT\n\nDate: May 4, 2024\n\n"
    "Noteworthy\n\n- May 5: It was read (MIIT notice).\n\n\n"
    "https://miit.gov.cn/a\n\nhttps://miit.gov.cn/b\n";

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct briefing briefing = {.slug = STR("text")};
	struct source source = {.name = STR("x.txt"), .text = STR(digest)};
	struct report report = {0};
	struct fuzz fuzz;

	fuzz_begin(&fuzz, "site.yaml", data, size);
	if (fuzz_read(&fuzz, site_parse(&fuzz.site, &fuzz.source, &fuzz.arena,
					&fuzz.diags)) &&
	    fuzz_read(&fuzz,
		      import_source(&briefing, &source, IMPORT_TEXT, &fuzz.site,
				    &report, &fuzz.arena, &fuzz.diags)))
		fuzz_briefing(&fuzz, &briefing);
	return fuzz_end(&fuzz);
}
