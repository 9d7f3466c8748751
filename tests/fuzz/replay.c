/*
 * Replay: a fuzz target over the files of folders, without libFuzzer.
 *
 *	TARGET_replay [-v] FOLDER|FILE...
 *
 * Prints how many there were; -v each name before its turn, so that the last
 * one is at fault where the program ends early.
 */
#include <string.h>

#include "base/file.h"
#include "fuzz/fuzz.h"

static bool
replay_file(const char *path, bool verbose, struct diags *diags)
{
	struct arena arena = {0};
	struct str bytes;
	uint8_t *copy;
	bool ok = file_read(path, &arena, &bytes, diags);

	if (verbose)
		fprintf(stderr, "%s\n", path);
	if (ok) {
		/* As long as it is, so that a sanitizer sees its end. */
		copy = malloc(bytes.n + (bytes.n == 0));
		if (!copy)
			arena_no_memory();
		memcpy(copy, bytes.p, bytes.n);
		LLVMFuzzerTestOneInput(copy, bytes.n);
		free(copy);
	}
	arena_free(&arena);
	return ok;
}

/* The number of files; false where one cannot be read. */
static bool
replay(const char *path, bool verbose, size_t *n, struct arena *arena,
       struct diags *diags)
{
	struct file_list list;
	bool ok = true;

	if (!file_is_folder(path)) {
		++*n;
		return replay_file(path, verbose, diags);
	}
	if (!file_list(path, false, arena, &list, diags))
		return false;
	for (size_t i = 0; ok && i < list.n; i++)
		ok =
		    replay_file(file_join(arena, str_from(path), list.names[i]),
				verbose, diags);
	*n += list.n;
	return ok;
}

int
main(int argc, char **argv)
{
	struct arena arena = {0};
	struct diags diags;
	bool verbose = argc > 1 && strcmp(argv[1], "-v") == 0, ok = true;
	size_t n = 0;

	xml_init();
	diags_init(&diags, &arena);
	for (int i = verbose ? 2 : 1; ok && i < argc; i++)
		ok = replay(argv[i], verbose, &n, &arena, &diags);
	diags_print(&diags, DIAG_TEXT, stderr);
	arena_free(&arena);
	xml_done();
	printf("%zu\n", n);
	return ok && n > 0 ? 0 : 1;
}
