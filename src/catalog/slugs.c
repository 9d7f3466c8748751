#include "catalog/slugs.h"

#include "base/escape.h"

enum { SLUG_MAX_BYTES = 60 };

/* Marks slug as taken, and counts who wanted it. */
static size_t *
slug_count(struct slugs *slugs, struct str slug)
{
	void **place = map_put(&slugs->taken, slugs->arena, slug);

	if (!*place)
		*place = arena_alloc(slugs->arena, sizeof(size_t));
	return *place;
}

struct str
slugs_take(struct slugs *slugs, struct str name)
{
	struct str base = slug_make(slugs->arena, name, SLUG_MAX_BYTES);
	struct str slug;
	size_t *count;

	if (slugs->taken.n == 0)
		*slug_count(slugs, STR("index")) = 1;
	if (base.n == 0)
		base = slugs->fallback;
	count = slug_count(slugs, base);
	slug = base;
	/* Numbers go on where the last one stopped: so that a thousand of one
	 * name take no million steps. */
	while (*count > 0 && (slug.p == base.p || map_get(&slugs->taken, slug)))
		slug = arena_printf(slugs->arena, "%.*s-%zu", STR_ARG(base),
				    ++*count);
	if (slug.p == base.p)
		*count = 1;
	else
		*slug_count(slugs, slug) = 1;
	return slug;
}
