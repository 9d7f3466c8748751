#include "search/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"

static const char temporary[] = "search.tmp";

void
store_open(struct store *store, const char *folder, size_t threads)
{
	*store = (struct store){
	    .folder = folder, .threads = threads, .limit = STORE_WAITING};
}

static void
leaves_free(struct store *store)
{
	for (size_t i = 0; i < store->n_leaves; i++)
		leaf_free(&store->leaves[i].leaf);
	store->n_leaves = store->waiting = 0;
}

void
store_close(struct store *store)
{
	leaves_free(store);
	free(store->leaves);
	for (size_t i = 0; i < store->n_runs; i++)
		free(store->runs[i].bases);
	free(store->runs);
	if (store->has_file)
		close(store->file);
	*store = (struct store){0};
}

static void *
array_grow(void *array, size_t n, size_t size)
{
	void *grown = realloc(array, n * size);

	if (!grown)
		arena_no_memory();
	return grown;
}

/* ---- Pairs ---- */

enum { DIGIT = 11 };

static void
sort_by(const uint64_t *from, uint64_t *to, size_t n, unsigned shift)
{
	static const uint64_t mask = (1u << DIGIT) - 1;
	size_t at[(1 << DIGIT) + 1] = {0};

	for (size_t i = 0; i < n; i++)
		at[(from[i] >> shift & mask) + 1]++;
	for (size_t d = 0; d < mask; d++)
		at[d + 1] += at[d];
	for (size_t i = 0; i < n; i++)
		to[at[from[i] >> shift & mask]++] = from[i];
}

/* By the lowest digits first; digits that are the same in all are skipped. */
static void
sort_pairs(struct store_pairs *pairs)
{
	uint64_t *other = array_grow(NULL, pairs->n, sizeof(*other)), *sorted;
	uint64_t some = 0, all = UINT64_MAX;

	for (size_t i = 0; i < pairs->n; i++) {
		some |= pairs->list[i];
		all &= pairs->list[i];
	}
	for (unsigned shift = 0; shift < 64; shift += DIGIT) {
		if (!((some ^ all) >> shift & ((1u << DIGIT) - 1)))
			continue;
		sort_by(pairs->list, other, pairs->n, shift);
		sorted = other;
		other = pairs->list;
		pairs->list = sorted;
	}
	pairs->capacity = pairs->n;
	free(other);
}

void
store_pairs_sort(struct store_pairs *pairs)
{
	size_t n = 0;

	if (!pairs->n)
		return;
	sort_pairs(pairs);
	for (size_t i = 0; i < pairs->n; i++)
		if (n == 0 || pairs->list[i] != pairs->list[n - 1])
			pairs->list[n++] = pairs->list[i];
	pairs->n = n;
}

void
store_pairs_reserve(struct store_pairs *pairs, size_t n)
{
	if (n <= pairs->capacity)
		return;
	pairs->capacity = 2 * n;
	pairs->list =
	    array_grow(pairs->list, pairs->capacity, sizeof(*pairs->list));
}

static void
add_piece(struct store_pairs *pairs, const struct segment_piece *piece,
	  size_t partition, unsigned shift, const uint32_t *numbers)
{
	struct str bytes = piece->bytes;
	struct segment_pair pair = segment_pair_start(partition);
	size_t most = pairs->n + bytes.n / 2; /* a pair takes two bytes */

	store_pairs_reserve(pairs, most);
	while (segment_pair(&bytes, &pair)) {
		uint32_t document = piece->base + pair.document;

		if (numbers)
			document = numbers[document];
		pairs->list[pairs->n++] =
		    (uint64_t)(pair.key >> shift) << 32 | document;
	}
}

void
store_pairs_add(struct store_pairs *pairs, const struct segment_piece *pieces,
		size_t n, size_t partition, unsigned shift,
		const uint32_t *numbers)
{
	for (size_t i = 0; i < n; i++)
		add_piece(pairs, &pieces[i], partition, shift, numbers);
}

/* ---- Runs ---- */

/* A file that is gone as soon as it is closed, however the program ends. */
static bool
file_open(struct store *store, struct diags *diags)
{
	char *path;
	struct arena scratch = {0};

	if (store->has_file)
		return true;
	path =
	    file_join(&scratch, str_from(store->folder), str_from(temporary));
	store->file = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	store->has_file = store->file >= 0;
	if (!store->has_file || unlink(path) < 0)
		diag_errno(diags, path, "cannot make");
	arena_free(&scratch);
	return store->has_file;
}

static bool
file_append(struct store *store, struct str bytes, struct diags *diags)
{
	while (bytes.n) {
		ssize_t n = pwrite(store->file, bytes.p, bytes.n,
				   (off_t)store->file_size);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) {
			diag_errno(diags, temporary, "cannot write");
			return false;
		}
		store->file_size += (size_t)n;
		bytes = str_skip(bytes, (size_t)n);
	}
	return true;
}

/* The bytes of a part of all leaves, behind the length of each. */
static void
put_part(const struct store *store, size_t part, struct buf *out)
{
	for (size_t i = 0; i < store->n_leaves; i++) {
		struct str bytes =
		    segment_part(&store->leaves[i].leaf.segment, part);

		segment_put_number(out, (uint32_t)bytes.n);
		buf_put(out, bytes);
	}
}

/* Moves all leaves to the file, part by part: as they are, since folding them
 * into one segment would sort what is sorted again when all are read. */
static bool
run_write(struct store *store, struct diags *diags)
{
	struct store_run *run;
	struct buf bytes = {0};
	bool ok = file_open(store, diags);

	store->runs =
	    array_grow(store->runs, store->n_runs + 1, sizeof(*store->runs));
	run = &store->runs[store->n_runs++];
	*run = (struct store_run){.offset = store->file_size,
				  .n = store->n_leaves};
	run->bases = array_grow(NULL, run->n, sizeof(*run->bases));
	for (size_t i = 0; i < run->n; i++)
		run->bases[i] = store->leaves[i].base;
	for (size_t part = 0; part < 2 * SEGMENT_PARTITIONS; part++) {
		buf_clear(&bytes);
		put_part(store, part, &bytes);
		ok = ok && file_append(store, buf_str(&bytes), diags);
		run->ends[part] = store->file_size - run->offset;
	}
	buf_free(&bytes);
	leaves_free(store);
	return ok;
}

bool
store_add(struct store *store, struct leaf *leaf, struct diags *diags)
{
	struct store_leaf *kept;

	if (leaf->n == 0) {
		leaf_free(leaf);
		return true;
	}
	if (store->n_leaves == store->leaves_capacity) {
		store->leaves_capacity =
		    store->n_leaves ? 2 * store->n_leaves : 64;
		store->leaves =
		    array_grow(store->leaves, store->leaves_capacity,
			       sizeof(*store->leaves));
	}
	kept = &store->leaves[store->n_leaves++];
	*kept = (struct store_leaf){.leaf = *leaf, .base = store->n};
	store->n += (uint32_t)leaf->n;
	store->n_pairs += leaf->n_pairs;
	store->waiting += leaf->segment.bytes.n + sizeof(*kept);
	*leaf = (struct leaf){0};
	if (!store->folder || store->waiting < store->limit)
		return true;
	return run_write(store, diags);
}

/* ---- Reading ---- */

static bool
run_read(const struct store *store, const struct store_run *run, size_t part,
	 struct arena *arena, struct str *bytes, struct diags *diags)
{
	size_t from = part ? run->ends[part - 1] : 0,
	       n = run->ends[part] - from;
	char *p = arena_alloc(arena, n + 1);
	size_t got = 0;

	*bytes = (struct str){p, n};
	while (got < n) {
		ssize_t more = pread(store->file, p + got, n - got,
				     (off_t)(run->offset + from + got));

		if (more < 0 && errno == EINTR)
			continue;
		if (more <= 0) {
			diag_errno(diags, temporary, "cannot read");
			return false;
		}
		got += (size_t)more;
	}
	return true;
}

/* The pieces of a run's leaves; piece moves behind them. */
static bool
run_pieces(const struct store *store, const struct store_run *run, size_t part,
	   struct arena *arena, struct segment_piece **piece,
	   struct diags *diags)
{
	struct str bytes;

	if (!run_read(store, run, part, arena, &bytes, diags))
		return false;
	for (size_t i = 0; i < run->n; i++) {
		size_t n = segment_number(&bytes);

		*(*piece)++ = (struct segment_piece){str_slice(bytes, 0, n),
						     run->bases[i]};
		bytes = str_skip(bytes, n);
	}
	return true;
}

bool
store_read(const struct store *store, size_t part, struct arena *arena,
	   struct segment_piece **list, size_t *n, struct diags *diags)
{
	struct segment_piece *piece;

	*n = store->n_leaves;
	for (size_t i = 0; i < store->n_runs; i++)
		*n += store->runs[i].n;
	*list = piece = arena_array(arena, *n, sizeof(*piece));
	for (size_t i = 0; i < store->n_runs; i++)
		if (!run_pieces(store, &store->runs[i], part, arena, &piece,
				diags))
			return false;
	for (size_t i = 0; i < store->n_leaves; i++, piece++) {
		piece->base = store->leaves[i].base;
		piece->bytes =
		    segment_part(&store->leaves[i].leaf.segment, part);
	}
	return true;
}
