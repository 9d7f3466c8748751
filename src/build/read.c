#include "build/read.h"

#include "base/file.h"
#include "base/pool.h"
#include "build/survey.h"

struct run {
	const struct reading *reading;
	const struct seeds *seeds;
	const struct site *site;
	const char *folder;
	struct diags *diags; /* one a seed */
	bool *ok;
};

static bool
put_markdown(const struct run *run, const struct seed *seed,
	     const struct loaded *loaded, struct arena *arena,
	     struct diags *diags)
{
	struct str name = arena_printf(arena, "%.*s.md", STR_ARG(seed->slug));

	if (!run->folder)
		return true;
	return file_write(file_join(arena, str_from(run->folder), name),
			  loaded->markdown.text, diags);
}

/* Copies what outlives the briefing. */
static bool
keep(const struct run *run, size_t i, const struct loaded *loaded,
     const struct briefing *briefing)
{
	struct arena *arena = &run->reading->arenas[i];
	struct plan_input *input = &run->reading->inputs[i];

	summary_make(&run->reading->summaries[i], briefing, arena);
	if (loaded->imported) {
		struct report *report = arena_alloc(arena, sizeof(*report));

		*report = loaded->report;
		run->reading->reports[i] = report;
	}
	input->markdown = hash_bytes(loaded->markdown.text);
	input->record.file = arena_str(arena, loaded->record.file);
	input->record.sha256 = arena_str(arena, loaded->record.sha256);
	return survey_make(&run->reading->summaries[i].linkage,
			   &run->seeds->list[i], briefing, loaded, arena,
			   &run->diags[i]);
}

static bool
read_seed(const struct run *run, size_t i, struct arena *scratch)
{
	const struct seed *seed = &run->seeds->list[i];
	struct diags *diags = &run->diags[i];
	struct loaded loaded;
	struct briefing briefing;

	if (!load_seed(&loaded, seed, run->site, false, scratch, diags) ||
	    !load_markdown(&briefing, &loaded.markdown, &loaded.record,
			   seed->slug, run->site, scratch, diags) ||
	    !put_markdown(run, seed, &loaded, scratch, diags))
		return false;
	return keep(run, i, &loaded, &briefing);
}

static void
run_seed(void *context, size_t i)
{
	const struct run *run = context;
	struct diags *diags = &run->diags[i];
	struct arena scratch = {0};

	diags_init(diags, &run->reading->arenas[i]);
	run->ok[i] = read_seed(run, i, &scratch);
	if (!run->ok[i] && diags->errors == 0)
		diag_file(diags, DIAG_ERROR, "bug", run->seeds->list[i].path.p,
			  "failed without a message");
	arena_free(&scratch);
}

bool
reading_run(struct reading *reading, const struct seeds *seeds,
	    const struct site *site, const char *folder, size_t threads,
	    struct arena *arena, struct diags *diags)
{
	struct run run = {
	    .reading = reading, .seeds = seeds, .site = site, .folder = folder};
	size_t n = seeds->n;
	bool ok = true;

	reading->n = n;
	reading->summaries = arena_array(arena, n, sizeof(struct summary));
	reading->inputs = arena_array(arena, n, sizeof(struct plan_input));
	reading->reports = arena_array(arena, n, sizeof(*reading->reports));
	reading->arenas = arena_array(arena, n, sizeof(struct arena));
	run.diags = arena_array(arena, n, sizeof(struct diags));
	run.ok = arena_array(arena, n, sizeof(bool));
	pool_run(threads, n, run_seed, &run);
	for (size_t i = 0; i < n; i++) {
		diags_append(diags, &run.diags[i]);
		ok = run.ok[i] && run.diags[i].errors == 0 && ok;
	}
	return ok;
}

void
reading_free(struct reading *reading)
{
	for (size_t i = 0; i < reading->n; i++)
		arena_free(&reading->arenas[i]);
	reading->n = 0;
}
