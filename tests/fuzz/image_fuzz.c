/* The headers of pictures of every kind. */
#include "fuzz/fuzz.h"

#include "base/image.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct image image;
	struct fuzz fuzz;

	fuzz_begin(&fuzz, "x.png", data, size);
	if (fuzz_read(&fuzz, image_read(&fuzz.source, &image, &fuzz.diags)) &&
	    (image.width == 0 || image.height == 0))
		fuzz_fail("it has no size");
	return fuzz_end(&fuzz);
}
