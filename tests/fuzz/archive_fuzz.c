/* Archives of anybody, as 'brevier check' looks at them. */
#include "fuzz/fuzz.h"

#include <stdio.h>
#include <unistd.h>

#include "check/bag.h"
#include "check/book.h"

static void
look(struct fuzz *fuzz, const char *path)
{
	struct bag_count count = {0};
	struct trove trove;
	struct book book;
	struct str root;

	if (fuzz_read(fuzz,
		      trove_open(&trove, path, &fuzz->arena, &fuzz->diags))) {
		if (bag_find(&trove, &root))
			bag_check(&trove, root, &count);
		book_check(&book, &trove);
	}
	trove_close(&trove);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char path[] = "/tmp/brevier-archive-XXXXXX";
	int fd = mkstemp(path);
	struct fuzz fuzz;

	fuzz_begin(&fuzz, "x.zip", data, size);
	if (fd >= 0 && write(fd, data, size) == (ssize_t)size)
		look(&fuzz, path);
	if (fd >= 0) {
		close(fd);
		unlink(path);
	}
	return fuzz_end(&fuzz);
}
