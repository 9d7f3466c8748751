#include "search/pairs.h"

#include <stdlib.h>

#include "base/pool.h"
#include "search/code.h"

enum {
	LIST = 200, /* documents of a list, about */
	/* A site of fewer documents has its phrases looked for in texts. */
	DOCUMENTS_LEAST = 500,
};

/* Makes the files whose pairs are in these partitions. */
struct job {
	size_t first, end; /* partitions */
	struct arena arena;
	struct diags diags;
	bool ok;
};

struct run {
	const struct store *store;
	const uint32_t *numbers;
	const struct shard_output *output;
	size_t files;
	uint32_t *checks; /* of each file */
	struct job *jobs;
};

size_t
pairs_files(const struct store *store)
{
	size_t files = 1;

	if (store->n < DOCUMENTS_LEAST)
		return 0;
	while (files < PAIRS_FILES &&
	       2 * files * PAIRS_LISTS * LIST <= store->n_pairs)
		files *= 2;
	return files;
}

/* A pair belongs to the list that its highest bits name. */
static unsigned
list_shift(const struct run *run)
{
	unsigned bits = 0;

	while ((size_t)1 << bits < run->files * PAIRS_LISTS)
		bits++;
	return WORD_PAIR_BITS - bits;
}

/* ---- Files ---- */

/* Puts the documents of one list; they come after those of the lists before.
 * *at moves behind them. */
static void
put_list(struct bits *bits, const struct store_pairs *pairs, size_t list,
	 size_t *at, struct buf *postings)
{
	size_t n;

	buf_clear(postings);
	for (; *at < pairs->n && pairs->list[*at] >> 32 == list; ++*at) {
		struct posting posting = {(uint32_t)pairs->list[*at], 0};

		buf_put(postings,
			(struct str){(const char *)&posting, sizeof(posting)});
	}
	n = postings->n / sizeof(struct posting);
	bits_gamma(bits, (uint32_t)n + 1);
	if (n)
		bits_list(bits, (const struct posting *)(void *)postings->p, n,
			  0);
}

static bool
put_file(const struct run *run, struct job *job, size_t file,
	 const struct bits *bits)
{
	struct buf data = {0}, name = {0};
	bool ok;

	buf_putc(&data, '"');
	bits_text(bits, &data);
	buf_putc(&data, '"');
	buf_printf(&name, "p-%zu", file);
	ok = shard_file(run->output, buf_str(&name), buf_str(&data),
			&run->checks[file], &job->diags);
	buf_free(&data);
	buf_free(&name);
	return ok;
}

static bool
put_files(const struct run *run, struct job *job,
	  const struct store_pairs *pairs)
{
	size_t per = run->files > SEGMENT_PARTITIONS
			 ? run->files / SEGMENT_PARTITIONS
			 : 1;
	size_t file = job->first * run->files / SEGMENT_PARTITIONS, at = 0;
	struct buf postings = {0};
	struct bits bits = {0};
	bool ok = true;

	for (size_t end = file + per; ok && file < end; file++) {
		bits_clear(&bits);
		for (size_t i = 0; i < PAIRS_LISTS; i++)
			put_list(&bits, pairs, file * PAIRS_LISTS + i, &at,
				 &postings);
		ok = put_file(run, job, file, &bits);
	}
	buf_free(&postings);
	bits_free(&bits);
	return ok;
}

static void
run_job(void *context, size_t i)
{
	const struct run *run = context;
	struct job *job = &run->jobs[i];
	struct store_pairs pairs = {0};
	struct arena scratch = {0};

	diags_init(&job->diags, &job->arena);
	job->ok = true;
	for (size_t p = job->first; job->ok && p < job->end; p++) {
		struct segment_piece *pieces;
		size_t n;

		job->ok = store_read(run->store, SEGMENT_PARTITIONS + p,
				     &scratch, &pieces, &n, &job->diags);
		if (job->ok)
			store_pairs_add(&pairs, pieces, n, p, list_shift(run),
					run->numbers);
	}
	store_pairs_sort(&pairs);
	job->ok = job->ok && put_files(run, job, &pairs);
	free(pairs.list);
	arena_free(&scratch);
}

/* ---- All of them ---- */

static bool
put_checks(const struct run *run, uint32_t *check, struct diags *diags)
{
	struct buf data = {0};
	struct bits bits = {0};
	bool ok;

	for (size_t i = 0; i < run->files; i++)
		bits_put(&bits, run->checks[i], CODE_CHECK_BITS);
	buf_putc(&data, '"');
	bits_text(&bits, &data);
	buf_putc(&data, '"');
	ok = shard_file(run->output, STR("p"), buf_str(&data), check, diags);
	bits_free(&bits);
	buf_free(&data);
	return ok;
}

bool
pairs_write(const struct store *store, const uint32_t *numbers,
	    const struct shard_output *output, size_t files, uint32_t *check,
	    struct diags *diags)
{
	struct arena arena = {0};
	struct run run = {store, numbers, output, files, NULL, NULL};
	size_t n = files < SEGMENT_PARTITIONS ? files : SEGMENT_PARTITIONS;
	bool ok = true;

	run.checks = arena_array(&arena, files, sizeof(*run.checks));
	run.jobs = arena_array(&arena, n, sizeof(*run.jobs));
	for (size_t i = 0; i < n; i++) {
		run.jobs[i].first = i * SEGMENT_PARTITIONS / n;
		run.jobs[i].end = (i + 1) * SEGMENT_PARTITIONS / n;
	}
	pool_run(store->threads, n, run_job, &run);
	for (size_t i = 0; i < n; i++) {
		diags_append(diags, &run.jobs[i].diags);
		ok = run.jobs[i].ok && ok;
		arena_free(&run.jobs[i].arena);
	}
	ok = ok && put_checks(&run, check, diags);
	arena_free(&arena);
	return ok;
}
