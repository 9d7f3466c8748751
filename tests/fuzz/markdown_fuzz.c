/*
 * Any text, read as Markdown, written and read again (libFuzzer's entry).
 *
 *	clang -std=c11 -D_GNU_SOURCE -Isrc -Itests -g -O1 \
 *	    -fsanitize=fuzzer,address,undefined tests/fuzz/markdown_fuzz.c ...
 *
 * Texts with errors are left alone. markdown_test replays the corpus.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "unit/markdown_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct str text = arena_str(
	    &arena, (struct str){size > 0 ? (const char *)data : "", size});
	struct site site = loop_site(&arena);
	struct briefing briefing;

	if (loop_read(&briefing, text, &site, &arena) &&
	    !loop_closes(&briefing, text, &site, &arena))
		abort();
	arena_free(&arena);
	return 0;
}
