#include "build/plan.h"

#include "base/map.h"

static const char *const kind_names[] = {
    [JOB_BRIEFING] = "briefing", [JOB_ENTRY] = "entry",
    [JOB_MARKDOWN] = "markdown", [JOB_JSON] = "json",
    [JOB_EPUB] = "epub",         [JOB_ZIP] = "zip",
    [JOB_HOME] = "home",         [JOB_ARCHIVE] = "archive",
    [JOB_ISSUERS] = "issuers",   [JOB_ISSUER] = "issuer",
    [JOB_ASSET] = "asset",
};

const char *
job_kind_name(enum job_kind kind)
{
	return kind_names[kind];
}

bool
job_is_page(enum job_kind kind)
{
	return kind == JOB_BRIEFING || kind == JOB_ENTRY || kind == JOB_HOME ||
	       kind == JOB_ARCHIVE || kind == JOB_ISSUERS || kind == JOB_ISSUER;
}

struct planner {
	struct plan *plan;
	const struct press *press;
	struct hash tool;
	struct arena *arena;
	struct diags *diags;
	struct map paths;
	bool ok;
};

/* The part of a key that all jobs share. */
static void
key_init(const struct planner *planner, struct hasher *hasher,
	 enum job_kind kind, struct str path)
{
	hasher_init(hasher);
	hasher_hash(hasher, planner->tool);
	hasher_hash(hasher, planner->press->hash);
	hasher_part(hasher, str_from(kind_names[kind]));
	hasher_part(hasher, path);
}

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
add_job(struct planner *planner, enum job_kind kind, struct str path)
{
	struct plan *plan = planner->plan;
	struct job *job = &plan->jobs[plan->n_jobs++];
	void **place = map_put(&planner->paths, planner->arena, path);

	job->kind = kind;
	job->path = path;
	if (*place || !path_is_safe(path)) {
		diag_file(planner->diags, DIAG_ERROR, "path-clash", path.p,
			  *place ? "two pages would have this name"
				 : "cannot name a file: a part of it is "
				   "longer than 255 bytes, or hidden");
		planner->ok = false;
	}
	*place = job;
	return job;
}

static struct unit *
add_unit(struct planner *planner)
{
	struct unit *unit = &planner->plan->units[planner->plan->n_units++];

	unit->first = planner->plan->n_jobs;
	return unit;
}

/* ---- Briefings ---- */

static void
add_briefing_job(struct planner *planner, enum job_kind kind, struct str path,
		 size_t item, struct hash inputs)
{
	struct job *job = add_job(planner, kind, path);
	struct hasher hasher;

	job->item = item;
	key_init(planner, &hasher, kind, path);
	hasher_hash(&hasher, inputs);
	job->key = hasher_done(&hasher);
}

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
	static const struct {
		enum job_kind kind;
		const char *extension;
	} files[] = {
	    {JOB_MARKDOWN, "md"},
	    {JOB_JSON, "json"},
	    {JOB_EPUB, "epub"},
	    {JOB_ZIP, "zip"},
	};
	const struct summary *summary = planner->press->catalog->briefings[k];
	struct hash inputs = briefing_inputs(planner, input, k);
	struct str slug = summary->slug;
	struct unit *unit = add_unit(planner);
	const struct entry_summary *entry = summary->entries;

	unit->is_briefing = true;
	unit->k = k;
	add_briefing_job(
	    planner, JOB_BRIEFING,
	    arena_printf(planner->arena, "%.*s/index.html", STR_ARG(slug)), 0,
	    inputs);
	for (; entry; entry = entry->next)
		add_briefing_job(planner, JOB_ENTRY,
				 arena_printf(planner->arena, "%.*s/%.*s.html",
					      STR_ARG(slug),
					      STR_ARG(entry->id)),
				 entry->place, inputs);
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		add_briefing_job(planner, files[i].kind,
				 arena_printf(planner->arena, "%.*s/%.*s.%s",
					      STR_ARG(slug), STR_ARG(slug),
					      files[i].extension),
				 0, inputs);
	unit->n = planner->plan->n_jobs - unit->first;
}

/* ---- Index pages and assets ---- */

/* An index page shows all briefings: any change makes it anew. */
static void
add_index(struct planner *planner, enum job_kind kind, struct str path,
	  size_t item)
{
	struct unit *unit = add_unit(planner);
	struct job *job = add_job(planner, kind, path);
	struct hasher hasher;

	unit->n = 1;
	job->item = item;
	key_init(planner, &hasher, kind, path);
	hasher_hash(&hasher, planner->press->catalog->hash);
	job->key = hasher_done(&hasher);
}

static void
add_asset(struct planner *planner, size_t i)
{
	const struct asset *asset = &planner->press->assets->list[i];
	struct unit *unit = add_unit(planner);
	struct job *job = add_job(planner, JOB_ASSET, asset->path);
	struct hasher hasher;

	unit->n = 1;
	job->item = i;
	hasher_init(&hasher);
	hasher_part(&hasher, asset->path);
	hasher_part(&hasher, asset->bytes);
	job->key = hasher_done(&hasher);
}

static void
add_indexes(struct planner *planner)
{
	const struct catalog *catalog = planner->press->catalog;

	add_index(planner, JOB_HOME, STR("index.html"), 0);
	add_index(planner, JOB_ARCHIVE, STR("archive/index.html"), 0);
	add_index(planner, JOB_ISSUERS, STR("issuers/index.html"), 0);
	for (size_t i = 0; i < catalog->n_issuers; i++)
		add_index(planner, JOB_ISSUER,
			  arena_printf(planner->arena, "issuers/%.*s.html",
				       STR_ARG(catalog->issuers[i].slug)),
			  i);
}

static void
reserve(struct plan *plan, const struct press *press, struct arena *arena)
{
	const struct catalog *catalog = press->catalog;
	size_t units = catalog->n + 3 + catalog->n_issuers + press->assets->n;
	size_t jobs = units;

	for (size_t k = 0; k < catalog->n; k++)
		jobs += 4 + catalog->briefings[k]->n_entries;
	plan->jobs = arena_array(arena, jobs, sizeof(*plan->jobs));
	plan->units = arena_array(arena, units, sizeof(*plan->units));
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
				  .ok = true};

	*plan = (struct plan){0};
	reserve(plan, press, arena);
	for (size_t k = 0; k < press->catalog->n; k++)
		add_briefing(&planner, &inputs[k], k);
	add_indexes(&planner);
	for (size_t i = 0; i < press->assets->n; i++)
		add_asset(&planner, i);
	return planner.ok;
}
