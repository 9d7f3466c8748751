/*
 * Enclosures: the files beside the seeds that briefings show or lead to, as
 * they are, each once, however many briefings have it.
 */
#include "publish/products.h"

static void
list_media(struct listing *listing, const struct press *press, size_t k)
{
	const struct catalog *catalog = press->catalog;

	(void)k;
	for (size_t i = 0; i < catalog->n_media; i++)
		listing_add(listing, catalog->media[i]->path, i,
			    catalog->media[i]->hash);
}

static bool
make_media(const struct work *work, struct buf *out, struct diags *diags)
{
	struct arena arena = {0};
	struct str bytes;
	bool ok = media_read(work->press->catalog->media[work->item], &arena,
			     &bytes, diags);

	if (ok)
		buf_put(out, bytes);
	arena_free(&arena);
	return ok;
}

const struct product product_media = {
    .name = "media",
    .class = PRODUCT_DATA,
    .templates = "",
    .alone = true,
    .list = list_media,
    .make = make_media,
};
