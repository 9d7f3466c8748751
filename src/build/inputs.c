#include "build/inputs.h"

#include "base/map.h"
#include "base/pool.h"
#include "catalog/neighbourhood.h"
#include "catalog/resolve.h"
#include "publish/products.h"

struct run {
	const struct inputs *inputs;
	struct plan *plan;
	struct map products; /* what all files of each have: struct hash */
	size_t first;        /* unit of those at work */
};

/* ---- Products ---- */

static struct hash
product_hash(const struct inputs *inputs, const struct product *product)
{
	const struct press *press = inputs->press;
	struct hasher hasher;

	hasher_init(&hasher);
	hasher_part(&hasher, str_from(product->name));
	if (!product->alone) {
		hasher_hash(&hasher, inputs->tool);
		hasher_hash(&hasher, press->hash);
		hasher_hash(&hasher, template_set_hash(press->templates,
						       product->templates));
	}
	return hasher_done(&hasher);
}

static void
add_products(struct run *run, const struct product *const *list,
	     struct arena *arena)
{
	for (; *list; list++) {
		struct hash *hash = arena_alloc(arena, sizeof(*hash));

		*hash = product_hash(run->inputs, *list);
		*map_put(&run->products, arena, str_from((*list)->name)) = hash;
	}
}

/* ---- Briefings ---- */

/* All that its files have in common. */
static struct hash
briefing_hash(const struct inputs *inputs, size_t k)
{
	const struct plan_input *input = &inputs->list[k];
	const struct catalog *catalog = inputs->press->catalog;
	struct hasher hasher;

	hasher_init(&hasher);
	hasher_hash(&hasher, input->markdown);
	hasher_part(&hasher, input->record.file);
	hasher_part(&hasher, input->record.sha256);
	hasher_hash(&hasher, neighbourhood_hash(catalog, k));
	hasher_hash(&hasher, resolve_hash(catalog, k));
	return hasher_done(&hasher);
}

/* Of the briefings that a unit reads. */
static struct hash
range_hash(const struct plan *plan, const struct unit *unit)
{
	struct hasher hasher;

	if (unit->to == unit->from + 1)
		return plan->briefings[unit->from];
	hasher_init(&hasher);
	for (size_t k = unit->from; k < unit->to; k++)
		hasher_hash(&hasher, plan->briefings[k]);
	return hasher_done(&hasher);
}

/* ---- Jobs ---- */

/* jobs: of the unit, of which the i-th is to have its key. */
static struct hash
job_key(const struct run *run, const struct unit *unit, const struct job *jobs,
	size_t i)
{
	const struct product *product = jobs[i].product;
	const struct hash *base =
	    map_get(&run->products, str_from(product->name));
	struct hasher hasher;

	hasher_init(&hasher);
	hasher_hash(&hasher, *base);
	hasher_part(&hasher, jobs[i].path);
	hasher_hash(&hasher, jobs[i].key);
	if (!product->alone)
		hasher_hash(&hasher, range_hash(run->plan, unit));
	if (product->shows)
		hasher_hash(&hasher, product->shows(run->inputs->press->catalog,
						    unit->from, jobs[i].item));
	if (product->class == PRODUCT_ZIP)
		for (size_t before = 0; before < i; before++)
			hasher_hash(&hasher, jobs[before].key);
	return hasher_done(&hasher);
}

static void
put_unit(void *context, size_t i)
{
	const struct run *run = context;
	const struct unit *unit = &run->plan->units[run->first + i];
	struct job *jobs = &run->plan->jobs[unit->first];

	for (size_t j = 0; j < unit->n; j++)
		jobs[j].key = job_key(run, unit, jobs, j);
}

/* The first units are those of the briefings. */
static void
put_briefing(void *context, size_t k)
{
	const struct run *run = context;

	run->plan->briefings[k] = briefing_hash(run->inputs, k);
	put_unit(context, k);
}

void
inputs_put(const struct inputs *inputs, struct plan *plan, struct arena *arena)
{
	size_t n = inputs->press->catalog->n;
	struct arena scratch = {0};
	struct run run = {.inputs = inputs, .plan = plan};

	plan->briefings = arena_array(arena, n, sizeof(*plan->briefings));
	add_products(&run, products_of_briefing, &scratch);
	add_products(&run, products_of_site, &scratch);
	pool_run(inputs->threads, n, put_briefing, &run);
	run.first = n;
	pool_run(inputs->threads, plan->n_units - n, put_unit, &run);
	arena_free(&scratch);
}
