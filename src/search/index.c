#include "search/index.h"

#include <stdlib.h>

#include "base/pool.h"
#include "search/code.h"
#include "search/pairs.h"
#include "search/terms.h"

enum {
	/* With fewer documents than this, all terms are one job. */
	JOBS_FROM = 4000,
};

/* What is kept of a leaf. */
struct index_added {
	uint32_t base, n; /* its documents */
	const uint16_t *parts;
	size_t n_parts;
	uint32_t check;
};

static void
push(struct buf *array, const void *items, size_t size)
{
	buf_put(array, (struct str){items, size});
}

static const struct index_added *
added_at(const struct index *index, size_t leaf)
{
	return (const struct index_added *)(void *)index->added.p + leaf;
}

/* ---- Adding ---- */

void
index_open(struct index *index, const char *folder, size_t threads)
{
	*index = (struct index){0};
	store_open(&index->store, folder, threads);
}

void
index_close(struct index *index)
{
	store_close(&index->store);
	buf_free(&index->added);
	buf_free(&index->lengths);
	buf_free(&index->facets);
	arena_free(&index->arena);
}

bool
index_add(struct index *index, struct leaf *leaf, struct diags *diags)
{
	struct index_added added = {.base = index->store.n,
				    .n = (uint32_t)leaf->n,
				    .n_parts = leaf->n_parts,
				    .check = leaf->check};
	uint16_t *parts =
	    arena_array(&index->arena, leaf->n_parts, sizeof(*parts));

	for (size_t i = 0; i < leaf->n_parts; i++)
		parts[i] = leaf->parts[i];
	added.parts = parts;
	push(&index->added, &added, sizeof(added));
	push(&index->lengths, leaf->lengths, leaf->n * sizeof(uint32_t));
	return store_add(&index->store, leaf, diags);
}

size_t
index_documents(const struct index *index, size_t leaf)
{
	return added_at(index, leaf)->n;
}

static int
number_cmp(const void *a, const void *b)
{
	uint32_t na = *(const uint32_t *)a, nb = *(const uint32_t *)b;

	return na < nb ? -1 : na > nb;
}

void
index_facet(struct index *index, struct str term,
	    const struct index_place *places, size_t n)
{
	struct segment_term put = {
	    .text = term, .hash = (uint32_t)segment_hash(SEGMENT_SEED, term)};
	struct buf numbers = {0}, list = {0};
	uint32_t before = 0, *number;

	for (size_t i = 0; i < n; i++) {
		uint32_t document = added_at(index, places[i].leaf)->base +
				    (uint32_t)places[i].document;

		push(&numbers, &document, sizeof(document));
	}
	number = (uint32_t *)(void *)numbers.p;
	if (n)
		qsort(number, n, sizeof(*number), number_cmp);
	for (size_t i = 0; i < n; i++) {
		if (i && number[i] == before)
			continue;
		segment_put_number(&list, number[i] - before);
		before = number[i];
		buf_putc(&list, 1);
		put.n++;
	}
	put.list = buf_str(&list);
	if (put.n)
		segment_put_term(&index->facets, &put);
	buf_free(&numbers);
	buf_free(&list);
}

/* ---- Writing ---- */

/* An index that is being written. */
struct writing {
	const struct index *index;
	const struct index_briefing *order;
	size_t n;
	const struct shard_output *output;
	struct diags *diags;
	struct arena arena;
	uint32_t *numbers; /* by document as added */
	float *norms;      /* by number */
	struct buf head;   /* search/index */
};

/* The mean length, in steps of about a tenth, so that a change of one text
 * does not change the levels of all others. */
static double
average_length(const uint32_t *lengths, uint32_t n)
{
	uint64_t sum = 0, step = 1;

	for (uint32_t i = 0; i < n; i++)
		sum += lengths[i];
	sum = n ? (sum + n / 2) / n : 0;
	while (sum / step >= 16)
		step *= 2;
	sum -= sum % step;
	return sum ? (double)sum : 1;
}

static void
number_documents(struct writing *writing)
{
	const struct index *index = writing->index;
	const uint32_t *lengths = (const uint32_t *)(void *)index->lengths.p;
	double average = average_length(lengths, index->store.n);
	uint32_t next = 0;

	writing->numbers = arena_array(&writing->arena, index->store.n,
				       sizeof(*writing->numbers));
	writing->norms = arena_array(&writing->arena, index->store.n,
				     sizeof(*writing->norms));
	for (size_t i = 0; i < writing->n; i++) {
		const struct index_added *added =
		    added_at(index, writing->order[i].leaf);

		for (uint32_t d = added->base; d < added->base + added->n;
		     d++) {
			writing->norms[next] = terms_norm(lengths[d], average);
			writing->numbers[d] = next++;
		}
	}
}

/* ---- Terms ---- */

struct jobs {
	const struct terms *terms;
	struct terms_job *list;
};

static void
run_job(void *context, size_t i)
{
	const struct jobs *jobs = context;

	terms_write(jobs->terms, &jobs->list[i]);
}

/* Ends a list of keys with bits for each of them. */
static void
put_bits(struct writing *writing, struct bits *bits)
{
	buf_puts(&writing->head, "\",\"");
	bits_text(bits, &writing->head);
	buf_puts(&writing->head, "\"]");
	bits_free(bits);
}

static void
put_shards(struct writing *writing, const struct terms_job *jobs, size_t n)
{
	struct str before = {0};
	struct bits bits = {0};

	buf_puts(&writing->head, ",\"shards\":[\"");
	for (size_t i = 0; i < n; i++)
		for (size_t s = 0; s < jobs[i].n; s++) {
			const struct shard *shard = &jobs[i].shards[s];

			shard_put_key(&writing->head, before, shard->key);
			bits_put(&bits, shard->check, CODE_CHECK_BITS);
			before = shard->key;
		}
	put_bits(writing, &bits);
}

static bool
write_terms(struct writing *writing)
{
	const struct store *store = &writing->index->store;
	size_t n = store->n < JOBS_FROM ? 1 : SEGMENT_PARTITIONS;
	struct terms terms = {store, writing->numbers, writing->norms,
			      buf_str(&writing->index->facets),
			      writing->output};
	struct jobs jobs = {.terms = &terms};
	struct arena *arenas = arena_array(&writing->arena, n, sizeof(*arenas));
	struct diags *diags = arena_array(&writing->arena, n, sizeof(*diags));
	bool ok = true;

	jobs.list = arena_array(&writing->arena, n, sizeof(*jobs.list));
	for (size_t i = 0; i < n; i++) {
		diags_init(&diags[i], &arenas[i]);
		jobs.list[i].first = i * SEGMENT_PARTITIONS / n;
		jobs.list[i].end = (i + 1) * SEGMENT_PARTITIONS / n;
		jobs.list[i].arena = &arenas[i];
		jobs.list[i].diags = &diags[i];
	}
	pool_run(store->threads, n, run_job, &jobs);
	for (size_t i = 0; i < n; i++) {
		diags_append(writing->diags, &diags[i]);
		ok = jobs.list[i].ok && ok;
	}
	put_shards(writing, jobs.list, n);
	for (size_t i = 0; i < n; i++)
		arena_free(&arenas[i]);
	return ok;
}

/* ---- Pairs ---- */

static bool
write_pairs(struct writing *writing)
{
	const struct store *store = &writing->index->store;
	size_t files = pairs_files(store);
	uint32_t check = 0;
	bool ok =
	    files == 0 || pairs_write(store, writing->numbers, writing->output,
				      files, &check, writing->diags);

	buf_printf(&writing->head, ",\"pairs\":[%zu,\"", files);
	code_put_check(&writing->head, check);
	buf_puts(&writing->head, "\"]");
	return ok;
}

/* ---- Briefings ---- */

static void
put_briefing(const struct index_added *added, struct bits *bits)
{
	bits_put(bits, added->check, CODE_CHECK_BITS);
	bits_gamma(bits, (uint32_t)added->n_parts + 1);
	for (size_t p = 0; p < added->n_parts; p++)
		bits_gamma(bits, added->parts[p]);
}

static void
put_briefings(struct writing *writing)
{
	struct str before = {0};
	struct bits bits = {0};

	buf_puts(&writing->head, ",\"briefings\":[\"");
	for (size_t i = 0; i < writing->n; i++) {
		const struct index_briefing *briefing = &writing->order[i];

		shard_put_key(&writing->head, before, briefing->folder);
		put_briefing(added_at(writing->index, briefing->leaf), &bits);
		before = briefing->folder;
	}
	put_bits(writing, &bits);
}

/* ---- The head ---- */

bool
index_write(struct index *index, const struct index_briefing *order, size_t n,
	    struct str version, const struct shard_output *output,
	    struct diags *diags)
{
	struct writing writing = {.index = index,
				  .order = order,
				  .n = n,
				  .output = output,
				  .diags = diags};
	bool ok;

	number_documents(&writing);
	buf_printf(&writing.head, "{\"documents\":%u", index->store.n);
	ok = write_terms(&writing);
	ok = ok && write_pairs(&writing);
	put_briefings(&writing);
	buf_putc(&writing.head, '}');
	ok = ok && shard_file_as(output, STR("index"), version,
				 buf_str(&writing.head), diags);
	buf_free(&writing.head);
	arena_free(&writing.arena);
	return ok;
}
