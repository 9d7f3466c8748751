#include "publish/product.h"

#include <string.h>

static void
listing_grow(struct listing *listing)
{
	size_t room = listing->room ? 2 * listing->room : 16;
	struct listed *files =
	    arena_array(listing->arena, room, sizeof(*files));

	if (listing->n)
		memcpy(files, listing->files, listing->n * sizeof(*files));
	listing->files = files;
	listing->room = room;
}

void
listing_add(struct listing *listing, struct str path, size_t item,
	    struct hash inputs)
{
	if (listing->n == listing->room)
		listing_grow(listing);
	listing->files[listing->n++] =
	    (struct listed){.path = path, .item = item, .inputs = inputs};
}

void
listing_add_form(struct listing *listing, const struct press *press, size_t k,
		 const char *extension)
{
	struct str slug = press->catalog->briefings[k]->slug;

	listing_add(listing,
		    arena_printf(listing->arena, "%.*s/%.*s.%s", STR_ARG(slug),
				 STR_ARG(slug), extension),
		    0, (struct hash){{0}});
}

void
listing_add_index(struct listing *listing, const struct press *press,
		  const char *path)
{
	listing_add(listing, str_from(path), 0, press->catalog->cards);
}

const struct documents *
manuscript_documents(const struct manuscript *own)
{
	if (!own->documents->list)
		documents_make(own->documents, own->briefing, own->arena);
	return own->documents;
}
