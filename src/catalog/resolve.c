#include "catalog/resolve.h"

#include "base/escape.h"

/* ---- Joining ---- */

static void
add_seed(struct catalog *catalog, struct str name, size_t k,
	 struct arena *arena)
{
	void **place;

	if (!name.n)
		return;
	place = map_put(&catalog->seeds, arena, name);
	if (!*place)
		*place = &catalog->briefings[k];
}

static void
add_media(struct catalog *catalog, struct map *by_path, struct media *media,
	  struct arena *arena)
{
	void **place = map_put(by_path, arena, media->path);
	const struct media *other = *place;

	/* Two of one name with other bytes are a clash that the plan tells. */
	if (other && hash_eq(other->hash, media->hash))
		return;
	*place = media;
	catalog->media[catalog->n_media++] = media;
}

static void
add_aliases(struct catalog *catalog, size_t k)
{
	const struct alias *alias = catalog->briefings[k]->linkage.aliases;

	for (; alias; alias = alias->next)
		catalog->aliases[catalog->n_aliases++] =
		    (struct catalog_alias){k, alias};
}

void
resolve_join(struct catalog *catalog, struct arena *arena)
{
	struct map by_path = {0};
	size_t n_media = 0, n_aliases = 0;

	for (size_t k = 0; k < catalog->n; k++) {
		n_media += catalog->briefings[k]->linkage.by_name.n;
		n_aliases += catalog->briefings[k]->linkage.n_aliases;
	}
	catalog->media = arena_array(arena, n_media, sizeof(*catalog->media));
	catalog->aliases =
	    arena_array(arena, n_aliases, sizeof(*catalog->aliases));
	for (size_t k = 0; k < catalog->n; k++) {
		const struct linkage *linkage = &catalog->briefings[k]->linkage;

		add_seed(catalog, linkage->file, k, arena);
		add_seed(catalog, linkage->record, k, arena);
		for (struct media *m = linkage->media; m; m = m->next)
			add_media(catalog, &by_path, m, arena);
		add_aliases(catalog, k);
	}
}

/* ---- Resolving ---- */

/* GitHub counts headings of one title from "same", "same-1"; we do from
 * "same", "same-2". */
static const struct target *
target_of_number(const struct summary *summary, struct str id,
		 struct arena *scratch)
{
	size_t at = id.n;
	int number = 0;

	while (at > 0 && ascii_digit(id.p[at - 1]))
		at--;
	if (at < 2 || id.p[at - 1] != '-' || id.n - at == 0 || id.n - at > 4)
		return NULL;
	for (size_t i = at; i < id.n; i++)
		number = number * 10 + id.p[i] - '0';
	id = arena_printf(scratch, "%.*s%d", STR_ARG(str_slice(id, 0, at)),
			  number + 1);
	return linkage_find_like(&summary->linkage, id, scratch);
}

static const struct target *
find_target(const struct summary *summary, struct str id, struct arena *scratch)
{
	const struct target *target = linkage_find(&summary->linkage, id);

	if (!target)
		target = linkage_find_like(&summary->linkage, id, scratch);
	return target ? target : target_of_number(summary, id, scratch);
}

/* Whether a fragment leads to the head of a page: "top" (HTML, section
 * 7.4.6.4), or the title. */
static bool
is_whole(const struct summary *summary, struct str id, struct arena *scratch)
{
	return str_eq_case(id, STR("top")) ||
	       str_eq(linkage_key(id, scratch),
		      linkage_key(summary->title, scratch));
}

struct reached
resolve_link(const struct catalog *catalog, const struct summary *from,
	     struct str url, struct arena *scratch)
{
	struct reached reached = {.reach = REACH_OUTSIDE, .summary = from};
	struct relative relative;

	if (!linkage_parse(&from->linkage, url, scratch, &relative))
		return reached;
	if (relative.path.n) {
		const struct summary *const *seed =
		    map_get(&catalog->seeds, relative.path);

		reached.summary = seed ? *seed : NULL;
		reached.media = map_get(&from->linkage.by_name, relative.path);
	}
	if (!reached.summary) {
		reached.reach = reached.media ? REACH_MEDIA : REACH_NO_FILE;
		return reached;
	}
	reached.reach = REACH_BRIEFING;
	if (relative.fragment.n == 0)
		return reached;
	reached.target =
	    find_target(reached.summary, relative.fragment, scratch);
	if (!reached.target &&
	    !is_whole(reached.summary, relative.fragment, scratch))
		reached.reach = REACH_NO_TARGET;
	return reached;
}

static void
hash_reached(struct hasher *hasher, const struct reached *reached)
{
	const struct target *target = reached->target;

	hasher_number(hasher, reached->reach);
	if (reached->reach == REACH_MEDIA) {
		hasher_part(hasher, reached->media->path);
		hasher_number(hasher, reached->media->image.width);
		hasher_number(hasher, reached->media->image.height);
	} else if (reached->summary) {
		hasher_part(hasher, reached->summary->slug);
	}
	if (!target)
		return;
	hasher_number(hasher, target->kind);
	hasher_part(hasher, target->id);
	hasher_part(hasher, target->entry);
}

struct hash
resolve_hash(const struct catalog *catalog, size_t k)
{
	const struct summary *from = catalog->briefings[k];
	const struct outlink *link = from->linkage.outlinks;
	struct arena scratch = {0};
	struct hasher hasher;

	hasher_init(&hasher);
	for (; link; link = link->next) {
		struct reached reached =
		    resolve_link(catalog, from, link->url, &scratch);

		hash_reached(&hasher, &reached);
	}
	arena_free(&scratch);
	return hasher_done(&hasher);
}
