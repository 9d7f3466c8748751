#include "build/render.h"

#include <sys/stat.h>

#include "base/file.h"
#include "base/pool.h"
#include "build/load.h"

/* A unit of so many times the work of the others is begun before them, so that
 * no thread has it alone at the end. */
enum { LARGE = 8 };

/* So many bytes of a unit's files wait for its ZIP in memory; it reads the
 * others once more. */
enum { KEPT_MAX = 8 << 20 };

/* A fault of a template is in every page: so many errors are enough. */
enum { ERRORS_TOLD = 40 };

/* What a unit leaves behind: its messages, in memory of its own. */
struct result {
	struct arena arena;
	struct diags diags;
	bool ok;
};

struct run {
	const struct render *render;
	const struct plan *plan;
	struct result *results; /* one a unit */
	uint32_t *order;        /* in which units are begun */
};

/* A unit at work. */
struct desk {
	const struct render *render;
	const struct unit *unit;
	struct diags *diags;
	struct arena arena;
	struct manuscript *manuscripts; /* of its briefings; NULL: not read */
	struct str *made; /* bytes of its jobs that go into a ZIP, as far as
			     they were made just now, and are not too many */
	size_t kept;      /* bytes of these */
};

/* ---- What the last build left ---- */

static char *
site_path(const char *site, struct str path, struct arena *arena)
{
	return file_join(arena, str_from(site), path);
}

/* Whether the file is as long as it was: a cheap guard against files that
 * were cut by a crash or edited by hand. */
static bool
size_is(const char *path, size_t size)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode) &&
	       (uintmax_t)st.st_size == size;
}

static bool
job_take_over(const struct render *render, struct job *job, struct arena *arena,
	      struct diags *diags)
{
	const struct stage *stage = render->stage;
	const struct key *key = job->before;
	const char *old = site_path(stage->old_site, job->path, arena);

	job->fresh =
	    key && hash_eq(key->hash, job->key) && size_is(old, key->size);
	if (!job->fresh)
		return true;
	job->size = key->size;
	return stage->in_step ||
	       file_link(old, site_path(stage->site, job->path, arena), diags);
}

/* ---- Briefings ---- */

static size_t
count_entries(const struct briefing *briefing)
{
	const struct section *section;
	const struct entry *entry;
	size_t n = 0;

	for (section = briefing->sections; section; section = section->next)
		for (entry = section->entries; entry; entry = entry->next)
			n++;
	return n;
}

/* summary: of its first entry. */
static void
find_spots(struct manuscript *own, const struct entry_summary *summary,
	   struct arena *arena)
{
	const struct section *section = own->briefing->sections;
	const struct entry_summary *before = NULL;
	const struct entry *entry;
	size_t n = count_entries(own->briefing);
	struct spot_records *records = arena_array(arena, n, sizeof(*records));

	own->spots = arena_array(arena, n, sizeof(*own->spots));
	for (; section; section = section->next)
		for (entry = section->entries; entry && summary;
		     entry = entry->next) {
			own->spots[own->n_spots++] = (struct spot){
			    section, entry, summary, before, records++};
			before = summary;
			summary = summary->next;
		}
}

/* Reads briefing k from its staged Markdown. Its warnings were told when it
 * was read first. */
static bool
read_manuscript(const struct render *render, size_t k, struct manuscript *own,
		struct arena *arena, struct diags *diags)
{
	const struct press *press = render->press;
	struct str slug = press->catalog->briefings[k]->slug;
	struct str name = arena_printf(arena, "%.*s.md", STR_ARG(slug));
	const char *path = site_path(render->stage->markdown, name, arena);
	struct source *source = arena_alloc(arena, sizeof(*source));
	struct briefing *briefing = arena_alloc(arena, sizeof(*briefing));
	struct diags again;

	diags_init(&again, arena);
	source->name = str_from(path);
	if (!file_read(path, arena, &source->text, &again) ||
	    !load_markdown(briefing, source, &render->inputs[k].record, slug,
			   press->site, arena, &again)) {
		diags_append(diags, &again);
		return false;
	}
	*own = (struct manuscript){
	    .briefing = briefing,
	    .k = k,
	    .markdown = source->text,
	    .seed = {render->inputs[k].record.path,
		     render->inputs[k].record.sha256},
	    .documents = arena_alloc(arena, sizeof(*own->documents)),
	    .arena = arena};
	find_spots(own, press->catalog->briefings[k]->entries, arena);
	return true;
}

/* Reads the unit's briefings, once. */
static bool
desk_load(struct desk *desk)
{
	const struct unit *unit = desk->unit;
	struct manuscript *list;

	if (desk->manuscripts || unit->from == unit->to)
		return true;
	list = arena_array(&desk->arena, unit->to - unit->from, sizeof(*list));
	for (size_t k = unit->from; k < unit->to; k++)
		if (!read_manuscript(desk->render, k, &list[k - unit->from],
				     &desk->arena, desk->diags))
			return false;
	desk->manuscripts = list;
	return true;
}

/* A ZIP holds what is made before it: as just made, or from the stage. */
static void
gather_made(struct desk *desk, const struct job *jobs, size_t n)
{
	struct manuscript *own = desk->manuscripts;

	own->made = arena_array(&desk->arena, n, sizeof(*own->made));
	for (size_t i = 0; i < n; i++)
		if (jobs[i].product->packed)
			own->made[own->n_made++] = (struct made){
			    .path = jobs[i].path,
			    .bytes = desk->made[i],
			    .file = site_path(desk->render->stage->site,
					      jobs[i].path, &desk->arena)};
}

/* ---- Jobs ---- */

static bool
open_manuscript(const struct work *work, size_t k, struct manuscript *own,
		struct arena *arena, struct diags *diags)
{
	const struct desk *desk = work->context;

	return read_manuscript(desk->render, k, own, arena, diags);
}

/* bytes: what was made, where a ZIP wants it. */
static bool
job_make(struct desk *desk, struct job *job, struct str *bytes)
{
	struct work work = {.press = desk->render->press,
			    .manuscript = desk->manuscripts,
			    .n_manuscripts = desk->unit->to - desk->unit->from,
			    .item = job->item,
			    .open = open_manuscript,
			    .context = desk};
	struct buf out = {0};
	bool ok = job->product->make(&work, &out, desk->diags) &&
		  stage_put(desk->render->stage,
			    site_path(desk->render->stage->site, job->path,
				      &desk->arena),
			    buf_str(&out), desk->diags);

	job->size = out.n;
	if (ok && job->product->packed && desk->kept + out.n <= KEPT_MAX) {
		*bytes = buf_take(&out, &desk->arena);
		desk->kept += bytes->n;
	}
	buf_free(&out);
	return ok;
}

/* ---- Units ---- */

static bool
unit_work(struct desk *desk, struct job *jobs)
{
	const struct unit *unit = desk->unit;
	bool ok = true;

	desk->made = arena_array(&desk->arena, unit->n, sizeof(*desk->made));
	for (size_t i = 0; i < unit->n; i++)
		ok = job_take_over(desk->render, &jobs[i], &desk->arena,
				   desk->diags) &&
		     ok;
	for (size_t i = 0; i < unit->n; i++) {
		if (jobs[i].fresh)
			continue;
		if (!jobs[i].product->streams && !desk_load(desk))
			return false;
		if (jobs[i].product->class == PRODUCT_ZIP) {
			if (!ok)
				return false;
			gather_made(desk, jobs, i);
		}
		ok = job_make(desk, &jobs[i], &desk->made[i]) && ok;
	}
	return ok;
}

static void
run_unit(void *context, size_t at)
{
	const struct run *run = context;
	size_t i = run->order[at];
	const struct unit *unit = &run->plan->units[i];
	struct job *jobs = &run->plan->jobs[unit->first];
	struct result *result = &run->results[i];
	struct desk desk = {
	    .render = run->render, .unit = unit, .diags = &result->diags};

	diags_init(&result->diags, &result->arena);
	result->ok = jobs->elsewhere || unit_work(&desk, jobs);
	if (!result->ok && result->diags.errors == 0)
		diag_file(&result->diags, DIAG_ERROR, "bug", NULL,
			  "'%.*s' failed without a message",
			  STR_ARG(jobs->path));
	arena_free(&desk.arena);
	/* Most have nothing to say: what there is waits for all others. */
	if (!result->diags.first) {
		arena_free(&result->arena);
		diags_init(&result->diags, &result->arena);
	}
}

/* The files that it makes, and the briefings that it reads. */
static size_t
unit_size(const struct unit *unit)
{
	return unit->n + unit->to - unit->from;
}

/* The large ones, then the others, both as they stand. */
static uint32_t *
order_units(const struct plan *plan, struct arena *arena)
{
	uint32_t *order = arena_array(arena, plan->n_units, sizeof(*order));
	size_t all = 0, n = 0, large;

	for (size_t i = 0; i < plan->n_units; i++)
		all += unit_size(&plan->units[i]);
	large = LARGE * (all / plan->n_units + 1);
	for (size_t i = 0; i < plan->n_units; i++)
		if (unit_size(&plan->units[i]) >= large)
			order[n++] = (uint32_t)i;
	for (size_t i = 0; i < plan->n_units; i++)
		if (unit_size(&plan->units[i]) < large)
			order[n++] = (uint32_t)i;
	return order;
}

/* Leaves out warnings of a template that another page has told. */
static void
forget_told(struct diags *diags, struct map *told, struct arena *arena)
{
	struct diag **link = &diags->first, *diag;

	while ((diag = *link)) {
		struct str key = arena_printf(
		    arena, "%.*s:%zu:%zu:%.*s", STR_ARG(diag->file), diag->line,
		    diag->column, STR_ARG(diag->message));

		if (strcmp(diag->code, "unknown-name") != 0) {
			link = &diag->next;
		} else if (map_get(told, key)) {
			diags->warnings--;
			*link = diag->next;
		} else {
			*map_put(told, arena, key) = diag;
			link = &diag->next;
		}
	}
	diags->last = link;
}

/* Tells the units' messages in their order, up to the first errors. */
static bool
publish_results(const struct run *run, struct diags *diags)
{
	struct arena arena = {0};
	struct map told = {0};
	size_t untold = 0;
	bool ok = true;

	for (size_t i = 0; i < run->plan->n_units; i++) {
		struct result *result = &run->results[i];

		forget_told(&result->diags, &told, &arena);
		if (diags->errors < ERRORS_TOLD)
			diags_append(diags, &result->diags);
		else
			untold += result->diags.errors;
		ok = result->ok && result->diags.errors == 0 && ok;
		arena_free(&result->arena);
	}
	if (untold > 0)
		diag_file(diags, DIAG_NOTE, "errors-untold", NULL,
			  "%zu more errors in other pages", untold);
	arena_free(&arena);
	return ok;
}

bool
render_run(const struct render *render, const struct plan *plan,
	   struct arena *arena, struct diags *diags)
{
	struct run run = {.render = render, .plan = plan};

	run.order = order_units(plan, arena);
	run.results = arena_array(arena, plan->n_units, sizeof(*run.results));
	pool_run(render->threads, plan->n_units, run_unit, &run);
	return publish_results(&run, diags);
}
