/*
 * corpus FOLDER [text|markdown] [BRIEFINGS [ENTRIES]]: writes made-up
 * briefings, 1000 of ten entries where nothing else is said.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "digest.h"

static size_t
number_of(const char *text)
{
	char *end;
	unsigned long number = strtoul(text, &end, 10);

	if (*end != '\0' || number == 0) {
		fprintf(stderr, "corpus: '%s' is no number\n", text);
		exit(2);
	}
	return number;
}

int
main(int argc, char **argv)
{
	bool markdown = argc > 2 && strcmp(argv[2], "markdown") == 0;
	size_t n = argc > 3 ? number_of(argv[3]) : 1000;
	size_t n_entries = argc > 4 ? number_of(argv[4]) : 10;
	struct arena arena = {0};
	struct diags diags;
	struct buf text = {0};
	bool ok = true;

	if (argc < 2 || argc > 5) {
		fputs("usage: corpus FOLDER [text|markdown] [BRIEFINGS "
		      "[ENTRIES]]\n",
		      stderr);
		return 2;
	}
	diags_init(&diags, &arena);
	for (size_t i = 0; ok && i < n; i++) {
		struct str name = arena_printf(&arena, "%06zu.%s", i + 1,
					       markdown ? "md" : "txt");

		buf_clear(&text);
		digest_make(i, n_entries, markdown ? NULL : &text,
			    markdown ? &text : NULL);
		ok = file_write(file_join(&arena, str_from(argv[1]), name),
				buf_str(&text), &diags);
	}
	diags_print(&diags, DIAG_TEXT, stderr);
	buf_free(&text);
	arena_free(&arena);
	return ok ? 0 : 1;
}
