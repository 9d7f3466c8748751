#include "build/render.h"

#include <sys/stat.h>

#include "base/file.h"
#include "base/pool.h"
#include "build/load.h"
#include "publish/archive.h"
#include "publish/epub.h"
#include "publish/export.h"
#include "publish/pages.h"

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
};

/* A unit at work. */
struct desk {
	const struct render *render;
	struct diags *diags;
	struct arena arena;
	size_t k;
	bool loaded;
	struct str markdown;
	struct briefing briefing;
	struct spot {
		const struct section *section;
		const struct entry *entry;
	} * spots; /* where entries are, by place */
	size_t n_spots;
	struct buf json, epub; /* kept for the ZIP */
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
	const struct key *key = keys_find(render->keys, job->path);
	const char *old = site_path(stage->old_site, job->path, arena);

	job->fresh =
	    key && hash_eq(key->hash, job->key) && size_is(old, key->size);
	if (!job->fresh)
		return true;
	job->size = key->size;
	return file_link(old, site_path(stage->site, job->path, arena), diags);
}

/* ---- Briefings ---- */

static void
find_spots(struct desk *desk)
{
	const struct section *section;
	const struct entry *entry;
	size_t n = 0;

	for (section = desk->briefing.sections; section;
	     section = section->next)
		for (entry = section->entries; entry; entry = entry->next)
			n++;
	desk->spots = arena_array(&desk->arena, n, sizeof(*desk->spots));
	for (section = desk->briefing.sections; section;
	     section = section->next)
		for (entry = section->entries; entry; entry = entry->next)
			desk->spots[desk->n_spots++] =
			    (struct spot){section, entry};
}

/* Reads the briefing from its staged Markdown, once a unit. Its warnings
 * were told when it was read first. */
static bool
desk_load(struct desk *desk)
{
	const struct render *render = desk->render;
	const struct press *press = render->press;
	struct str slug = press->catalog->briefings[desk->k]->slug;
	struct str name = arena_printf(&desk->arena, "%.*s.md", STR_ARG(slug));
	const char *path =
	    site_path(render->stage->markdown, name, &desk->arena);
	struct source *source = arena_alloc(&desk->arena, sizeof(*source));
	struct diags again;

	if (desk->loaded)
		return true;
	diags_init(&again, &desk->arena);
	source->name = str_from(path);
	desk->loaded = file_read(path, &desk->arena, &source->text, &again) &&
		       load_markdown(&desk->briefing, source,
				     &render->inputs[desk->k].record, slug,
				     press->site, &desk->arena, &again);
	if (!desk->loaded) {
		diags_append(desk->diags, &again);
		return false;
	}
	desk->markdown = source->text;
	find_spots(desk);
	return true;
}

/* The bytes of a file of the unit: as just made, or from the stage. */
static bool
made_bytes(struct desk *desk, const struct buf *made, const char *extension,
	   struct str *bytes)
{
	struct str slug = desk->briefing.slug;
	struct str path = arena_printf(&desk->arena, "%.*s/%.*s.%s",
				       STR_ARG(slug), STR_ARG(slug), extension);

	*bytes = buf_str(made);
	if (bytes->n > 0)
		return true;
	return file_read(
	    site_path(desk->render->stage->site, path, &desk->arena),
	    &desk->arena, bytes, desk->diags);
}

static bool
make_zip(struct desk *desk, struct buf *out)
{
	struct archive_files files = {.markdown = desk->markdown};

	return made_bytes(desk, &desk->json, "json", &files.json) &&
	       made_bytes(desk, &desk->epub, "epub", &files.epub) &&
	       archive_make(desk->render->press, &desk->briefing, desk->k,
			    &files, out, desk->diags);
}

static bool
make_entry(struct desk *desk, size_t place, struct buf *out)
{
	if (place >= desk->n_spots) {
		diag_file(desk->diags, DIAG_ERROR, "bug", NULL,
			  "entry %zu of '%.*s' is gone", place,
			  STR_ARG(desk->briefing.slug));
		return false;
	}
	return page_entry(desk->render->press, EDITION_SITE, &desk->briefing,
			  desk->spots[place].section, desk->spots[place].entry,
			  desk->k, out, desk->diags);
}

/* ---- Jobs ---- */

static bool
make_bytes(struct desk *desk, const struct job *job, struct buf *out)
{
	const struct press *press = desk->render->press;
	const struct catalog *catalog = press->catalog;

	switch (job->kind) {
	case JOB_BRIEFING:
		return page_briefing(press, EDITION_SITE, &desk->briefing,
				     desk->k, out, desk->diags);
	case JOB_ENTRY:
		return make_entry(desk, job->item, out);
	case JOB_MARKDOWN:
		buf_put(out, desk->markdown);
		return true;
	case JOB_JSON:
		export_json(out, &desk->briefing);
		return true;
	case JOB_EPUB:
		return epub_make(press, &desk->briefing, desk->k, out,
				 desk->diags);
	case JOB_ZIP:
		return make_zip(desk, out);
	case JOB_HOME:
		return page_home(press, out, desk->diags);
	case JOB_ARCHIVE:
		return page_archive(press, out, desk->diags);
	case JOB_ISSUERS:
		return page_issuers(press, out, desk->diags);
	case JOB_ISSUER:
		return page_issuer(press, &catalog->issuers[job->item], out,
				   desk->diags);
	case JOB_ASSET:
		buf_put(out, press->assets->list[job->item].bytes);
		return true;
	}
	return false;
}

static bool
job_make(struct desk *desk, struct job *job)
{
	struct buf own = {0}, *out = &own;
	bool ok;

	if (job->kind == JOB_JSON)
		out = &desk->json;
	if (job->kind == JOB_EPUB)
		out = &desk->epub;
	ok = make_bytes(desk, job, out);
	if (ok)
		ok = file_write(site_path(desk->render->stage->site, job->path,
					  &desk->arena),
				buf_str(out), desk->diags);
	job->size = out->n;
	buf_free(&own);
	return ok;
}

/* ---- Units ---- */

static bool
unit_work(struct desk *desk, const struct unit *unit, struct job *jobs)
{
	bool ok = true;

	for (size_t i = 0; i < unit->n; i++)
		ok = job_take_over(desk->render, &jobs[i], &desk->arena,
				   desk->diags) &&
		     ok;
	for (size_t i = 0; i < unit->n; i++) {
		if (jobs[i].fresh)
			continue;
		if (unit->is_briefing && !desk_load(desk))
			return false;
		/* A ZIP holds what is made before it. */
		if (jobs[i].kind == JOB_ZIP && !ok)
			break;
		ok = job_make(desk, &jobs[i]) && ok;
	}
	return ok;
}

static void
run_unit(void *context, size_t i)
{
	const struct run *run = context;
	const struct unit *unit = &run->plan->units[i];
	struct result *result = &run->results[i];
	struct desk desk = {
	    .render = run->render, .diags = &result->diags, .k = unit->k};

	diags_init(&result->diags, &result->arena);
	result->ok = unit_work(&desk, unit, &run->plan->jobs[unit->first]);
	if (!result->ok && result->diags.errors == 0)
		diag_file(&result->diags, DIAG_ERROR, "bug", NULL,
			  "'%.*s' failed without a message",
			  STR_ARG(run->plan->jobs[unit->first].path));
	buf_free(&desk.json);
	buf_free(&desk.epub);
	arena_free(&desk.arena);
}

/* Tells the units' messages in their order, up to the first errors. */
static bool
publish_results(const struct run *run, struct diags *diags)
{
	size_t untold = 0;
	bool ok = true;

	for (size_t i = 0; i < run->plan->n_units; i++) {
		struct result *result = &run->results[i];

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
	return ok;
}

bool
render_run(const struct render *render, const struct plan *plan,
	   struct arena *arena, struct diags *diags)
{
	struct run run = {.render = render, .plan = plan};

	run.results = arena_array(arena, plan->n_units, sizeof(*run.results));
	pool_run(render->threads, plan->n_units, run_unit, &run);
	return publish_results(&run, diags);
}
