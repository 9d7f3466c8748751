#include "build/read.h"

#include "base/file.h"
#include "base/memory.h"
#include "base/pool.h"
#include "build/memo.h"
#include "build/survey.h"

/* So many seeds are read before their words are taken into the index. */
enum { SLICE = 512 };

/* Bytes of a piece of memory for what is kept of a seed: there are as many as
 * seeds, all for the whole build, and of each half a piece is left over. */
enum { SUMMARY_PIECE = 2048 - 64 };

struct run {
	struct reading *reading;
	const struct study *study;
	struct hash base;    /* of what all seeds depend on */
	struct diags *diags; /* one a seed */
	bool *ok;
	size_t first; /* seed of the slice */
	struct leaf leaves[SLICE];
};

static bool
put_markdown(const struct run *run, size_t i, struct str text,
	     struct arena *arena, struct diags *diags)
{
	const struct stage *stage = run->study->stage;
	struct str slug = run->study->seeds->list[i].slug;
	struct str name = ARENA_JOIN(arena, slug, STR(".md"));
	const char *path;

	if (!stage)
		return true;
	path = file_join(arena, str_from(stage->markdown), name);
	if (!stage->in_step)
		return file_create(path, text, diags);
	run->reading->rewritten[i] = !file_holds(path, text);
	return !run->reading->rewritten[i] || file_write(path, text, diags);
}

/* What can be found of the briefing. */
static void
keep_words(struct run *run, size_t i, const struct briefing *briefing,
	   struct arena *scratch)
{
	struct search_summary *search = &run->reading->summaries[i].search;
	struct leaf *leaf = &run->leaves[i - run->first];
	struct documents documents;

	documents_make(&documents, briefing, scratch);
	leaf_make(leaf, &documents);
	search->n_parts = documents.n_parts;
	search->texts = documents.hash;
	search->terms = leaf->hash;
	search->n_sections = documents_sections(
	    &documents, &run->reading->arenas[i], &search->sections);
}

/* Copies what outlives the briefing. */
static bool
keep(struct run *run, size_t i, const struct loaded *loaded,
     const struct briefing *briefing, struct arena *scratch)
{
	struct arena *arena = &run->reading->arenas[i];
	struct plan_input *input = &run->reading->inputs[i];

	summary_make(&run->reading->summaries[i], briefing, arena);
	keep_words(run, i, briefing, scratch);
	if (loaded->imported) {
		struct report *report = arena_alloc(arena, sizeof(*report));

		*report = loaded->report;
		run->reading->reports[i] = report;
	}
	input->markdown = loaded->imported ? hash_bytes(loaded->markdown.text)
					   : loaded->bytes;
	input->record.path = arena_str(arena, loaded->record.path);
	input->record.file = arena_str(arena, loaded->record.file);
	input->record.sha256 = arena_str(arena, loaded->record.sha256);
	return survey_make(&run->reading->summaries[i].linkage,
			   &run->study->seeds->list[i], briefing, loaded,
			   run->study->site, arena, &run->diags[i]);
}

static bool
parse_seed(struct run *run, size_t i, struct loaded *loaded,
	   struct arena *scratch)
{
	const struct seed *seed = &run->study->seeds->list[i];
	const struct site *site = run->study->site;
	struct diags *diags = &run->diags[i];
	struct briefing briefing;

	return load_import(loaded, seed, site, false, scratch, diags) &&
	       load_markdown(&briefing, &loaded->markdown, &loaded->record,
			     seed->slug, site, scratch, diags) &&
	       keep(run, i, loaded, &briefing, scratch);
}

/* What is kept of a seed, from its memo or into it. Sets the Markdown. */
static bool
recall_seed(struct run *run, size_t i, struct loaded *loaded,
	    struct arena *scratch)
{
	struct reading *reading = run->reading;
	const struct seed *seed = &run->study->seeds->list[i];
	const struct stage *stage = run->study->stage;
	struct memo memo = {.summary = &reading->summaries[i],
			    .input = &reading->inputs[i],
			    .leaf = &run->leaves[i - run->first],
			    .report = &reading->reports[i],
			    .diags = &run->diags[i]};
	struct hash key;
	const char *path;

	if (!stage)
		return parse_seed(run, i, loaded, scratch);
	key = memo_key(run->base, seed, loaded);
	path = file_join(scratch, str_from(stage->memos), seed->slug);
	if (memo_find(&memo, path, key, &reading->arenas[i], scratch)) {
		loaded->markdown.text =
		    loaded->imported ? memo.markdown : loaded->seed.text;
		return true;
	}
	if (!parse_seed(run, i, loaded, scratch))
		return false;
	if (loaded->imported)
		memo.markdown = loaded->markdown.text;
	return memo_save(&memo, path, key, &run->diags[i]);
}

static bool
read_seed(struct run *run, size_t i, struct arena *scratch)
{
	const struct seed *seed = &run->study->seeds->list[i];
	struct diags *diags = &run->diags[i];
	struct loaded loaded;

	return load_files(&loaded, seed, scratch, diags) &&
	       recall_seed(run, i, &loaded, scratch) &&
	       survey_media(&run->reading->summaries[i].linkage, seed,
			    &run->reading->arenas[i], diags) &&
	       put_markdown(run, i, loaded.markdown.text, scratch, diags);
}

static void
run_seed(void *context, size_t job)
{
	struct run *run = context;
	size_t i = run->first + job;
	struct diags *diags = &run->diags[i];
	struct arena scratch = {0};

	diags_init(diags, &run->reading->arenas[i]);
	run->ok[i] = read_seed(run, i, &scratch);
	if (!run->ok[i] && diags->errors == 0)
		diag_file(diags, DIAG_ERROR, "bug",
			  run->study->seeds->list[i].path.p,
			  "failed without a message");
	arena_free(&scratch);
}

/* Reads all seeds, some at a time: what they have for the index goes to a file
 * before it is too much. */
static bool
run_slices(struct run *run, struct diags *diags)
{
	struct index *index = &run->reading->index;
	size_t n = run->study->seeds->n, in_slice;
	bool ok = true;

	for (; run->first < n; run->first += in_slice) {
		in_slice = n - run->first < SLICE ? n - run->first : SLICE;
		pool_run(run->study->threads, in_slice, run_seed, run);
		for (size_t i = 0; i < in_slice; i++) {
			ok = index_add(index, &run->leaves[i], diags) && ok;
			run->leaves[i] = (struct leaf){0};
		}
		/* What is kept stands among what was freed. */
		if (in_slice == SLICE)
			memory_trim();
	}
	return ok;
}

/* Removes what is of seeds that are gone. */
static bool
sweep(const struct study *study, struct diags *diags)
{
	const struct stage *stage = study->stage;

	return seeds_sweep(study->seeds, stage->memos, "", diags) &&
	       (!stage->in_step ||
		seeds_sweep(study->seeds, stage->markdown, ".md", diags));
}

static struct hash
base_hash(const struct study *study)
{
	struct hasher hasher;

	hasher_init(&hasher);
	hasher_hash(&hasher, study->tool);
	hasher_hash(&hasher, study->site->hash);
	return hasher_done(&hasher);
}

static void
reading_open(struct reading *reading, const struct study *study,
	     struct arena *arena)
{
	size_t n = study->seeds->n;

	reading->n = n;
	reading->summaries = arena_array(arena, n, sizeof(struct summary));
	reading->inputs = arena_array(arena, n, sizeof(struct plan_input));
	reading->reports = arena_array(arena, n, sizeof(*reading->reports));
	reading->arenas = arena_array(arena, n, sizeof(struct arena));
	reading->rewritten = arena_array(arena, n, sizeof(bool));
	for (size_t i = 0; i < n; i++)
		reading->arenas[i].piece = SUMMARY_PIECE;
	index_open(&reading->index,
		   study->stage ? study->stage->markdown : NULL,
		   study->threads);
}

bool
reading_run(struct reading *reading, const struct study *study,
	    struct arena *arena, struct diags *diags)
{
	struct run *run = arena_alloc(arena, sizeof(*run));
	size_t n = study->seeds->n;
	bool ok;

	*run = (struct run){
	    .reading = reading, .study = study, .base = base_hash(study)};
	reading_open(reading, study, arena);
	run->diags = arena_array(arena, n, sizeof(struct diags));
	run->ok = arena_array(arena, n, sizeof(bool));
	ok = run_slices(run, diags);
	for (size_t i = 0; i < n; i++) {
		diags_append(diags, &run->diags[i]);
		ok = run->ok[i] && run->diags[i].errors == 0 && ok;
	}
	return ok && (!study->stage || sweep(study, diags));
}

void
reading_free(struct reading *reading)
{
	for (size_t i = 0; i < reading->n; i++)
		arena_free(&reading->arenas[i]);
	reading->n = 0;
	index_close(&reading->index);
}
