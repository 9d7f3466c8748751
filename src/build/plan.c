#include "build/plan.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/nfc.h"
#include "base/path.h"
#include "publish/products.h"

struct planner {
	struct plan *plan;
	const struct press *press;
	struct arena *arena;
	struct diags *diags;
	struct map paths, folders; /* of all jobs, folded: any value */
	struct arena scratch;      /* of these */
	struct clash **last_clash;
	struct listing listing;       /* of one product at a time */
	size_t room_jobs, room_units; /* of the arrays */
	bool ok;
};

/* ---- Jobs ---- */

/* Paths come from ids and slugs, which are made safe where they are made;
 * this is the last gate before they name files. */
static bool
path_is_safe(struct str path)
{
	struct str part;

	if (path.n == 0 || path.p[path.n - 1] == '/')
		return false;
	while (str_cut(&path, '/', &part))
		if (part.n == 0 || part.n > 255 || part.p[0] == '.')
			return false;
	return true;
}

/* An array with room for half as many items more. These arrays are the longest
 * of a build: as they grow no old ones are left behind. */
static void *
longer(void *items, size_t *room, size_t size)
{
	*room += *room / 2 + 64;
	items = realloc(items, *room * size);
	if (!items)
		arena_no_memory();
	return items;
}

static struct job *
new_job(struct planner *planner)
{
	struct plan *plan = planner->plan;

	if (plan->n_jobs == planner->room_jobs)
		plan->jobs = longer(plan->jobs, &planner->room_jobs,
				    sizeof(*plan->jobs));
	plan->jobs[plan->n_jobs] = (struct job){0};
	return &plan->jobs[plan->n_jobs++];
}

static struct unit *
new_unit(struct planner *planner)
{
	struct plan *plan = planner->plan;

	if (plan->n_units == planner->room_units)
		plan->units = longer(plan->units, &planner->room_units,
				     sizeof(*plan->units));
	plan->units[plan->n_units] = (struct unit){0};
	return &plan->units[plan->n_units++];
}

/* A path without its case. Most have none: these need no copy. */
static struct str
path_fold(struct planner *planner, struct str path)
{
	for (size_t i = 0; i < path.n; i++)
		if (ascii_lower(path.p[i]) != path.p[i] || path.p[i] & 0x80)
			return nfc_fold(path, &planner->scratch);
	return path;
}

/* Takes a path, as that of a file, and those of its folders; false where it
 * is taken, or a folder of it is a file. */
static bool
path_take(struct planner *planner, struct str path)
{
	struct arena *arena = &planner->scratch;
	struct str folded = path_fold(planner, path), folder;
	bool is_free = !map_get(&planner->folders, folded);
	void **place;

	for (size_t at = 0; (at = str_chr(folded, '/', at)) != STR_NONE; at++) {
		folder = str_slice(folded, 0, at);
		is_free = is_free && !map_get(&planner->paths, folder);
		*map_put(&planner->folders, arena, folder) = planner;
	}
	place = map_put(&planner->paths, arena, folded);
	is_free = is_free && !*place;
	*place = planner;
	return is_free;
}

/* What an editor named is told where it was named. */
static void
tell_clash(struct planner *planner, const struct listed *file, bool is_free)
{
	struct clash *clash;

	planner->ok = false;
	if (!file->alias) {
		diag_file(planner->diags, DIAG_ERROR, "path-clash",
			  file->path.p,
			  !is_free ? "two pages would have this name"
				   : "cannot name a file: a part of it is "
				     "longer than 255 bytes, or hidden");
		return;
	}
	clash = arena_alloc(planner->arena, sizeof(*clash));
	clash->alias = file->alias;
	*planner->last_clash = clash;
	planner->last_clash = &clash->next;
}

static void
add_job(struct planner *planner, const struct product *product,
	const struct listed *file)
{
	struct job *job = new_job(planner);
	bool is_free = path_take(planner, file->path);

	job->product = product;
	job->path = file->path;
	job->item = file->item;
	job->key = file->inputs;
	if (!is_free || !path_is_safe(file->path))
		tell_clash(planner, file, is_free);
}

/* ---- Briefings ---- */

static void
add_briefing(struct planner *planner, size_t k)
{
	struct plan *plan = planner->plan;
	struct unit *unit = new_unit(planner);

	*unit = (struct unit){.first = plan->n_jobs, .from = k, .to = k + 1};
	for (size_t i = 0; products_of_briefing[i]; i++) {
		planner->listing.n = 0;
		products_of_briefing[i]->list(&planner->listing, planner->press,
					      k);
		for (size_t j = 0; j < planner->listing.n; j++)
			add_job(planner, products_of_briefing[i],
				&planner->listing.files[j]);
	}
	unit->n = plan->n_jobs - unit->first;
}

/* ---- The whole site ---- */

static void
add_site_files(struct planner *planner, const struct product *product)
{
	struct listing *listing = &planner->listing;

	listing->n = 0;
	product->list(listing, planner->press, 0);
	for (size_t i = 0; i < listing->n; i++) {
		const struct listed *file = &listing->files[i];
		struct unit *unit = new_unit(planner);

		unit->first = planner->plan->n_jobs;
		unit->n = 1;
		if (product->reads)
			product->reads(planner->press, file->item, &unit->from,
				       &unit->to);
		add_job(planner, product, file);
	}
}

bool
plan_make(struct plan *plan, const struct press *press, struct arena *arena,
	  struct diags *diags)
{
	struct planner planner = {.plan = plan,
				  .press = press,
				  .arena = arena,
				  .diags = diags,
				  .listing = {.arena = arena},
				  .ok = true};

	*plan = (struct plan){0};
	planner.last_clash = &plan->clashes;
	for (size_t k = 0; k < press->catalog->n; k++)
		add_briefing(&planner, k);
	for (size_t i = 0; products_of_site[i]; i++)
		add_site_files(&planner, products_of_site[i]);
	arena_free(&planner.scratch);
	return planner.ok;
}

void
plan_free(struct plan *plan)
{
	free(plan->jobs);
	free(plan->units);
	*plan = (struct plan){0};
}

/* ---- Shards ---- */

void
plan_share(struct plan *plan, size_t k, size_t n)
{
	for (size_t u = 0; u < plan->n_units; u++) {
		const struct unit *unit = &plan->units[u];

		for (size_t i = unit->first; i < unit->first + unit->n; i++)
			plan->jobs[i].elsewhere = u % n != k - 1;
	}
}

struct hash
plan_hash(const struct plan *plan)
{
	struct hasher hasher;

	hasher_init(&hasher);
	for (size_t i = 0; i < plan->n_jobs; i++)
		hasher_hash(&hasher, plan->jobs[i].key);
	return hasher_done(&hasher);
}

void
plan_recall(struct plan *plan, struct keys *keys)
{
	for (size_t i = 0; i < plan->n_jobs; i++)
		if (!plan->jobs[i].elsewhere)
			plan->jobs[i].before =
			    keys_claim(keys, plan->jobs[i].path);
}
