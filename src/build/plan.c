#include "build/plan.h"

#include <string.h>

#include "base/map.h"
#include "publish/products.h"

struct planner {
	struct plan *plan;
	const struct press *press;
	struct hash tool;
	struct arena *arena;
	struct diags *diags;
	struct map paths;
	struct listing listing; /* of one product at a time */
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

static struct job *
new_job(struct planner *planner)
{
	struct plan *plan = planner->plan;

	if (plan->n_jobs == plan->room_jobs) {
		size_t room = plan->room_jobs ? 2 * plan->room_jobs : 64;
		struct job *jobs =
		    arena_array(planner->arena, room, sizeof(*jobs));

		if (plan->n_jobs)
			memcpy(jobs, plan->jobs, plan->n_jobs * sizeof(*jobs));
		plan->jobs = jobs;
		plan->room_jobs = room;
	}
	return &plan->jobs[plan->n_jobs++];
}

static struct hash
job_key(const struct planner *planner, const struct product *product,
	const struct listed *file, struct hash briefing)
{
	struct hasher hasher;

	hasher_init(&hasher);
	if (!product->alone) {
		hasher_hash(&hasher, planner->tool);
		hasher_hash(&hasher, planner->press->hash);
		hasher_hash(&hasher, briefing);
	}
	hasher_part(&hasher, str_from(product->name));
	hasher_part(&hasher, file->path);
	hasher_hash(&hasher, file->inputs);
	return hasher_done(&hasher);
}

static void
add_job(struct planner *planner, const struct product *product,
	const struct listed *file, struct hash briefing)
{
	struct job *job = new_job(planner);
	void **place = map_put(&planner->paths, planner->arena, file->path);

	job->product = product;
	job->path = file->path;
	job->item = file->item;
	job->key = job_key(planner, product, file, briefing);
	if (*place || !path_is_safe(file->path)) {
		diag_file(planner->diags, DIAG_ERROR, "path-clash",
			  file->path.p,
			  *place ? "two pages would have this name"
				 : "cannot name a file: a part of it is "
				   "longer than 255 bytes, or hidden");
		planner->ok = false;
	}
	*place = planner;
}

/* ---- Briefings ---- */

/* One hash for all that a briefing's files are made from. */
static struct hash
briefing_inputs(const struct planner *planner, const struct plan_input *input,
		size_t k)
{
	struct hasher hasher;

	hasher_init(&hasher);
	hasher_hash(&hasher, input->markdown);
	hasher_part(&hasher, input->record.file);
	hasher_part(&hasher, input->record.sha256);
	hasher_hash(&hasher, catalog_neighbourhood(planner->press->catalog, k));
	return hasher_done(&hasher);
}

static void
add_briefing(struct planner *planner, const struct plan_input *input, size_t k)
{
	struct plan *plan = planner->plan;
	struct unit *unit = &plan->units[plan->n_units++];
	struct hash inputs = briefing_inputs(planner, input, k);

	*unit =
	    (struct unit){.first = plan->n_jobs, .is_briefing = true, .k = k};
	for (size_t i = 0; products_of_briefing[i]; i++) {
		planner->listing.n = 0;
		products_of_briefing[i]->list(&planner->listing, planner->press,
					      k);
		for (size_t j = 0; j < planner->listing.n; j++)
			add_job(planner, products_of_briefing[i],
				&planner->listing.files[j], inputs);
	}
	unit->n = plan->n_jobs - unit->first;
}

/* ---- The whole site ---- */

static void
add_site(struct planner *planner)
{
	for (size_t i = 0; products_of_site[i]; i++) {
		planner->listing.n = 0;
		products_of_site[i]->list(&planner->listing, planner->press, 0);
		for (size_t j = 0; j < planner->listing.n; j++)
			add_job(planner, products_of_site[i],
				&planner->listing.files[j], (struct hash){{0}});
	}
}

/* Each file of the whole site, from job first on, is a unit by itself. */
static void
add_units(struct plan *plan, size_t first, struct arena *arena)
{
	size_t n = plan->n_units + plan->n_jobs - first;
	struct unit *units = arena_array(arena, n, sizeof(*units));

	if (plan->n_units)
		memcpy(units, plan->units, plan->n_units * sizeof(*units));
	plan->units = units;
	for (size_t i = first; i < plan->n_jobs; i++)
		units[plan->n_units++] = (struct unit){.first = i, .n = 1};
}

bool
plan_make(struct plan *plan, const struct press *press,
	  const struct plan_input *inputs, struct hash tool,
	  struct arena *arena, struct diags *diags)
{
	struct planner planner = {.plan = plan,
				  .press = press,
				  .tool = tool,
				  .arena = arena,
				  .diags = diags,
				  .listing = {.arena = arena},
				  .ok = true};
	size_t first;

	*plan = (struct plan){0};
	plan->units =
	    arena_array(arena, press->catalog->n, sizeof(*plan->units));
	for (size_t k = 0; k < press->catalog->n; k++)
		add_briefing(&planner, &inputs[k], k);
	first = plan->n_jobs;
	add_site(&planner);
	add_units(plan, first, arena);
	return planner.ok;
}
