#include "search/terms.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "search/group.h"

#define BM25_K1 1.2
#define BM25_B 0.75

enum {
	LEVEL_BITS = 4, /* at most */
	FEW = 2048,     /* documents whose levels always have that many */
	/* Where the terms with a beginning take more bytes than this beside
	 * the largest of them, they have a list in common. */
	COMMON_BYTES = 24000,
	COMMON_LETTERS = 12, /* at most, of such a beginning */
};

/* All terms of the group from first to end begin with these bytes. */
struct beginning {
	size_t first, end;
	size_t length;
	uint64_t bits, largest; /* of their lists, about */
};

/* A partition at work. */
struct work {
	const struct terms *terms;
	size_t total; /* documents of the index */
	struct group group;
	struct posting *list;
	size_t capacity;
	uint8_t *levels;       /* of each document, plus one: a common list */
	struct buf beginnings; /* those with a list in common, by first */
	struct bits bits;
	struct shard_writer writer;
};

/* ---- Lists ---- */

float
terms_norm(uint32_t length, double average)
{
	return (float)(BM25_K1 *
		       (1 - BM25_B + BM25_B * (double)length / average));
}

static uint8_t
level_of(const struct work *work, uint32_t document, unsigned weight)
{
	float tf = (float)weight;

	return (uint8_t)(tf / (tf + work->terms->norms[document]) *
			 (1 << LEVEL_BITS));
}

unsigned
terms_width(size_t n, size_t total)
{
	if (n <= FEW || n * 64 <= total)
		return 4;
	if (n * 8 <= total)
		return 3;
	if (n * 4 <= total)
		return 2;
	return n * 2 <= total;
}

static int
posting_cmp(const void *a, const void *b)
{
	uint32_t da = ((const struct posting *)a)->document;
	uint32_t db = ((const struct posting *)b)->document;

	return da < db ? -1 : da > db;
}

static void
reserve(struct work *work, size_t n)
{
	if (n <= work->capacity)
		return;
	free(work->list);
	work->capacity = 2 * n;
	work->list = malloc(work->capacity * sizeof(*work->list));
	if (!work->list)
		arena_no_memory();
}

/* The documents of a term by their numbers, ascending, in work->list. */
static void
read_list(struct work *work, const struct group_term *term)
{
	const struct group_piece *piece;
	struct posting *next;
	bool sorted = true;

	reserve(work, term->n);
	next = work->list;
	piece = group_piece(&work->group, term->first);
	for (; piece; piece = group_piece(&work->group, piece->next)) {
		struct str bytes = piece->list;
		uint32_t read = piece->base;

		for (; bytes.n; next++) {
			read += segment_number(&bytes);
			next->document = work->terms->numbers[read];
			next->level = level_of(work, next->document,
					       (unsigned char)*bytes.p);
			bytes = str_skip(bytes, 1);
			sorted = sorted && (next == work->list ||
					    next[-1].document < next->document);
		}
	}
	if (!sorted)
		qsort(work->list, term->n, sizeof(*work->list), posting_cmp);
}

/* Writes the list as that of key. */
static void
put_list(struct work *work, struct str key, size_t n)
{
	unsigned width = 0;

	if (key.p[0] != '#')
		width = terms_width(n, work->total);
	for (size_t i = 0; i < n; i++)
		work->list[i].level >>= LEVEL_BITS - width;
	bits_clear(&work->bits);
	bits_list(&work->bits, work->list, n, width);
	shard_add(&work->writer, key, (uint32_t)n, &work->bits);
}

static void
put_term(struct work *work, const struct group_term *term)
{
	read_list(work, term);
	put_list(work, term->text, term->n);
}

/* ---- Beginnings ---- */

/* About the bits of a list: what a document takes at this density. */
static uint64_t
list_bits(const struct work *work, uint64_t n)
{
	unsigned k = 0;

	while (n << (k + 1) <= work->total)
		k++;
	return n * (k + 2 + terms_width(n, work->total));
}

static void
open_add(struct beginning *open, uint64_t bits)
{
	open->bits += bits;
	if (bits > open->largest)
		open->largest = bits;
}

static void
open_close(struct work *work, struct beginning *open, size_t end)
{
	open->end = end;
	if ((open->bits - open->largest) / 8 > COMMON_BYTES)
		buf_put(&work->beginnings,
			(struct str){(const char *)open, sizeof(*open)});
	*open = (struct beginning){0};
}

static size_t
common_length(struct str a, struct str b)
{
	size_t n = 0;

	while (n < a.n && n < b.n && a.p[n] == b.p[n])
		n++;
	return n;
}

static int
beginning_cmp(const void *va, const void *vb)
{
	const struct beginning *a = va, *b = vb;

	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	return a->length < b->length ? -1 : a->length > b->length;
}

/* Beginnings nest: one is open for each number of letters. Facets, in
 * partition 0, are never looked for by their beginning. */
static void
find_beginnings(struct work *work)
{
	struct beginning open[COMMON_LETTERS + 1] = {0};
	const struct group_term *terms = work->group.terms;
	struct str before = {0};

	buf_clear(&work->beginnings);
	for (size_t i = 0; i < work->group.n && terms[i].text.p[0] != '#';
	     i++) {
		size_t same = common_length(before, terms[i].text), at = 0;
		uint64_t bits = list_bits(work, terms[i].n);

		for (size_t k = 1; k <= COMMON_LETTERS; k++) {
			if (open[k].length > same)
				open_close(work, &open[k], i);
			if (at >= terms[i].text.n)
				continue;
			utf8_next(terms[i].text, &at);
			if (!open[k].length)
				open[k] = (struct beginning){.first = i,
							     .length = at};
			open_add(&open[k], bits);
		}
		before = terms[i].text;
	}
	for (size_t k = 1; k <= COMMON_LETTERS; k++)
		if (open[k].length)
			open_close(work, &open[k], work->group.n);
	if (work->beginnings.n)
		qsort(work->beginnings.p,
		      work->beginnings.n / sizeof(struct beginning),
		      sizeof(struct beginning), beginning_cmp);
}

/* A list of all documents that have one of the terms, each with the highest
 * of its levels; its key ends in an asterisk. */
static void
put_common(struct work *work, const struct beginning *beginning)
{
	struct str text = work->group.terms[beginning->first].text;
	struct buf key = {0};
	size_t n = 0;

	memset(work->levels, 0, work->total);
	for (size_t i = beginning->first; i < beginning->end; i++) {
		const struct group_term *term = &work->group.terms[i];

		read_list(work, term);
		for (size_t j = 0; j < term->n; j++) {
			const struct posting *posting = &work->list[j];
			uint8_t *level = &work->levels[posting->document];

			if (*level < posting->level + 1)
				*level = (uint8_t)(posting->level + 1);
		}
	}
	reserve(work, work->total);
	for (uint32_t d = 0; d < work->total; d++)
		if (work->levels[d])
			work->list[n++] =
			    (struct posting){d, (uint8_t)(work->levels[d] - 1)};
	buf_put(&key, str_slice(text, 0, beginning->length));
	buf_putc(&key, '*');
	put_list(work, buf_str(&key), n);
	buf_free(&key);
}

/* ---- Partitions ---- */

/* A common list stands where its key belongs: behind the term that is the
 * beginning itself, before all that go on. */
static void
put_terms(struct work *work)
{
	const struct beginning *list =
	    (const struct beginning *)(void *)work->beginnings.p;
	size_t n = work->beginnings.n / sizeof(*list), b = 0;

	for (size_t i = 0; i < work->group.n; i++) {
		const struct group_term *term = &work->group.terms[i];

		for (; b < n && list[b].first == i &&
		       list[b].length < term->text.n;
		     b++)
			put_common(work, &list[b]);
		put_term(work, term);
		for (; b < n && list[b].first == i; b++)
			put_common(work, &list[b]);
	}
}

/* A piece and the number of its first document. */
struct placed {
	struct store_piece piece;
	uint32_t number;
};

static int
placed_cmp(const void *a, const void *b)
{
	uint32_t na = ((const struct placed *)a)->number;
	uint32_t nb = ((const struct placed *)b)->number;

	return na < nb ? -1 : na > nb;
}

/* Adds the pieces in the order of the index: lists of what are briefings
 * are sorted then. */
static void
add_pieces(struct work *work, const struct store_piece *pieces, size_t n,
	   struct arena *scratch)
{
	struct placed *placed = arena_array(scratch, n, sizeof(*placed));

	for (size_t i = 0; i < n; i++)
		placed[i] = (struct placed){
		    pieces[i], work->terms->numbers[pieces[i].base]};
	if (n)
		qsort(placed, n, sizeof(*placed), placed_cmp);
	for (size_t i = 0; i < n; i++)
		group_add(&work->group, placed[i].piece.bytes,
			  placed[i].piece.base);
}

static bool
write_partition(struct work *work, size_t partition, struct diags *diags)
{
	const struct terms *terms = work->terms;
	struct arena scratch = {0};
	struct store_piece *pieces;
	size_t n;
	bool ok =
	    store_read(terms->store, partition, &scratch, &pieces, &n, diags);

	if (ok) {
		add_pieces(work, pieces, n, &scratch);
		if (partition == 0)
			group_add(&work->group, terms->facets, 0);
		group_sort(&work->group);
		find_beginnings(work);
		put_terms(work);
		group_free(&work->group);
	}
	arena_free(&scratch);
	return ok;
}

void
terms_write(const struct terms *terms, struct terms_job *job)
{
	struct work work = {.terms = terms, .total = terms->store->n};
	struct arena scratch = {0};
	bool ok = true;

	work.levels = arena_alloc(&scratch, work.total);
	shard_open(&work.writer, terms->output, job->arena, job->diags);
	for (size_t p = job->first; ok && p < job->end; p++)
		ok = write_partition(&work, p, job->diags);
	job->ok = shard_close(&work.writer) && ok;
	job->n = work.writer.made.n / sizeof(struct shard);
	job->shards = arena_array(job->arena, job->n, sizeof(struct shard));
	if (job->n)
		memcpy(job->shards, work.writer.made.p, work.writer.made.n);
	buf_free(&work.writer.made);
	buf_free(&work.beginnings);
	bits_free(&work.bits);
	free(work.list);
	arena_free(&scratch);
}
