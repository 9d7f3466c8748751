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
	LONG = 512,          /* documents of a list that is sorted by digits */
};

/* All terms of the group from first to end begin with these bytes. */
struct beginning {
	size_t first, end;
	size_t length;
	uint64_t bits, largest; /* of their lists, about */
	struct bits list;       /* the one in common */
	size_t n;               /* its documents */
};

/* A partition at work. */
struct work {
	const struct terms *terms;
	size_t total; /* documents of the index */
	struct group group;
	struct posting *list;
	size_t capacity;
	struct store_pairs pairs; /* a list that is being sorted */
	/* Levels, plus one, of each document in a common list, by how many
	 * beginnings are open around it. */
	uint8_t *levels[COMMON_LETTERS + 1];
	struct arena arena;    /* theirs */
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

/* Briefings whose names are in another order than their dates come in another
 * order than their numbers. */
static void
sort_list(struct work *work, size_t n)
{
	struct store_pairs *pairs = &work->pairs;
	struct posting *list = work->list;

	if (n < LONG) {
		qsort(list, n, sizeof(*list), posting_cmp);
		return;
	}
	store_pairs_reserve(pairs, n);
	for (size_t i = 0; i < n; i++)
		pairs->list[i] =
		    (uint64_t)list[i].document << 32 | list[i].level;
	pairs->n = n;
	store_pairs_sort(pairs);
	for (size_t i = 0; i < n; i++)
		list[i] = (struct posting){(uint32_t)(pairs->list[i] >> 32),
					   (uint8_t)pairs->list[i]};
}

/* The documents of a term by their numbers, ascending, in work->list. */
static void
read_list(struct work *work, const struct group_term *term)
{
	const uint32_t *documents = work->group.documents + term->first;
	const uint8_t *weights = work->group.weights + term->first;
	uint32_t before = 0;
	bool sorted = true;

	reserve(work, term->n);
	for (uint32_t i = 0; i < term->n; i++) {
		uint32_t document = work->terms->numbers[documents[i]];

		work->list[i] = (struct posting){
		    document, level_of(work, document, weights[i])};
		sorted = sorted && document >= before;
		before = document;
	}
	if (!sorted)
		sort_list(work, term->n);
}

static void
encode(struct work *work, struct bits *bits, size_t n, unsigned width)
{
	for (size_t i = 0; i < n; i++)
		work->list[i].level >>= LEVEL_BITS - width;
	bits_list(bits, work->list, n, width);
}

static void
put_term(struct work *work, const struct group_term *term)
{
	struct str text = group_text(&work->group, term);
	bool facet = text.p[0] == '#';

	read_list(work, term);
	bits_clear(&work->bits);
	encode(work, &work->bits, term->n,
	       facet ? 0 : terms_width(term->n, work->total));
	shard_add(&work->writer, text, term->n, &work->bits);
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

static struct str
text_at(const struct work *work, size_t i)
{
	return group_text(&work->group, &work->group.terms[i]);
}

static struct beginning *
beginnings(const struct work *work)
{
	return (struct beginning *)(void *)work->beginnings.p;
}

static size_t
n_beginnings(const struct work *work)
{
	return work->beginnings.n / sizeof(struct beginning);
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
	struct str before = {0};

	buf_clear(&work->beginnings);
	for (size_t i = 0; i < work->group.n; i++) {
		struct str text = text_at(work, i);
		size_t same = common_length(before, text), at = 0;
		uint64_t bits = list_bits(work, work->group.terms[i].n);

		if (text.p[0] == '#')
			break;
		for (size_t k = 1; k <= COMMON_LETTERS; k++) {
			if (open[k].length > same)
				open_close(work, &open[k], i);
			if (at >= text.n)
				continue;
			utf8_next(text, &at);
			if (!open[k].length)
				open[k] = (struct beginning){.first = i,
							     .length = at};
			open_add(&open[k], bits);
		}
		before = text;
	}
	for (size_t k = 1; k <= COMMON_LETTERS; k++)
		if (open[k].length)
			open_close(work, &open[k], work->group.n);
	if (work->beginnings.n)
		qsort(work->beginnings.p,
		      work->beginnings.n / sizeof(struct beginning),
		      sizeof(struct beginning), beginning_cmp);
}

/* Takes the term's documents into the levels of a common list, each with the
 * highest of its terms. */
static void
take_term(struct work *work, const struct group_term *term, uint8_t *levels)
{
	read_list(work, term);
	for (size_t i = 0; i < term->n; i++) {
		uint8_t level = (uint8_t)(work->list[i].level + 1);
		uint8_t *taken = &levels[work->list[i].document];

		if (*taken < level)
			*taken = level;
	}
}

static void
take_levels(uint8_t *to, const uint8_t *from, size_t n)
{
	for (size_t i = 0; i < n; i++)
		to[i] = to[i] < from[i] ? from[i] : to[i];
}

static void
finish_common(struct work *work, struct beginning *beginning,
	      const uint8_t *levels)
{
	size_t n = 0;

	reserve(work, work->total);
	for (uint32_t d = 0; d < work->total; d++)
		if (levels[d])
			work->list[n++] =
			    (struct posting){d, (uint8_t)(levels[d] - 1)};
	beginning->n = n;
	encode(work, &beginning->list, n, terms_width(n, work->total));
}

static uint8_t *
clear_levels(struct work *work, size_t depth)
{
	if (!work->levels[depth])
		work->levels[depth] = arena_alloc(&work->arena, work->total);
	memset(work->levels[depth], 0, work->total);
	return work->levels[depth];
}

/* Makes the common lists. Beginnings nest: each takes its own terms, and
 * what is within it as a whole. */
static void
make_common(struct work *work)
{
	struct beginning *list = beginnings(work), *open[COMMON_LETTERS + 1];
	size_t n = n_beginnings(work), next = 0, depth = 0, end = 0;

	for (size_t i = 0; i < work->group.n && (next < n || depth); i++) {
		for (; next < n && list[next].first == i; next++) {
			clear_levels(work, depth);
			open[depth++] = &list[next];
		}
		if (depth)
			take_term(work, &work->group.terms[i],
				  work->levels[depth - 1]);
		for (end = i + 1; depth && open[depth - 1]->end == end;) {
			depth--;
			finish_common(work, open[depth], work->levels[depth]);
			if (depth)
				take_levels(work->levels[depth - 1],
					    work->levels[depth], work->total);
		}
	}
}

static void
put_common(struct work *work, struct beginning *beginning)
{
	struct str text = text_at(work, beginning->first);
	struct buf key = {0};

	buf_put(&key, str_slice(text, 0, beginning->length));
	buf_putc(&key, '*');
	shard_add(&work->writer, buf_str(&key), (uint32_t)beginning->n,
		  &beginning->list);
	bits_free(&beginning->list);
	buf_free(&key);
}

/* ---- Partitions ---- */

/* A common list stands where its key belongs: behind the term that is the
 * beginning itself, before all that go on. */
static void
put_terms(struct work *work)
{
	struct beginning *list = beginnings(work);
	size_t n = n_beginnings(work), b = 0;

	for (size_t i = 0; i < work->group.n; i++) {
		size_t length = work->group.terms[i].length;

		for (; b < n && list[b].first == i && list[b].length < length;
		     b++)
			put_common(work, &list[b]);
		put_term(work, &work->group.terms[i]);
		for (; b < n && list[b].first == i; b++)
			put_common(work, &list[b]);
	}
}

/* Pieces by the number of their first document, so that lists are sorted
 * where each piece is a briefing. A piece without documents is nowhere. */
struct placed {
	struct segment_piece piece;
	uint32_t number;
};

static int
placed_cmp(const void *a, const void *b)
{
	uint32_t na = ((const struct placed *)a)->number;
	uint32_t nb = ((const struct placed *)b)->number;

	return na < nb ? -1 : na > nb;
}

static void
sort_pieces(const struct terms *terms, struct segment_piece *pieces, size_t n,
	    struct arena *scratch)
{
	struct placed *placed = arena_array(scratch, n, sizeof(*placed));
	bool sorted = true;

	for (size_t i = 0; i < n; i++) {
		placed[i] =
		    (struct placed){pieces[i], terms->numbers[pieces[i].base]};
		sorted = sorted &&
			 (i == 0 || placed[i - 1].number <= placed[i].number);
	}
	if (!sorted)
		qsort(placed, n, sizeof(*placed), placed_cmp);
	for (size_t i = 0; i < n; i++)
		pieces[i] = placed[i].piece;
}

/* The pieces of a partition; facets are one more of the first. */
static bool
read_pieces(const struct terms *terms, size_t partition,
	    struct segment_piece **pieces, size_t *n, struct arena *scratch,
	    struct diags *diags)
{
	struct segment_piece *all;

	if (!store_read(terms->store, partition, scratch, pieces, n, diags))
		return false;
	sort_pieces(terms, *pieces, *n, scratch);
	if (partition > 0)
		return true;
	all = arena_array(scratch, *n + 1, sizeof(*all));
	for (size_t i = 0; i < *n; i++)
		all[i] = (*pieces)[i];
	all[(*n)++] = (struct segment_piece){terms->facets, 0};
	*pieces = all;
	return true;
}

static bool
write_partition(struct work *work, size_t partition, struct diags *diags)
{
	struct arena scratch = {0};
	struct segment_piece *pieces;
	size_t n;
	bool ok =
	    read_pieces(work->terms, partition, &pieces, &n, &scratch, diags);

	if (ok) {
		group_make(&work->group, pieces, n);
		group_sort(&work->group);
		find_beginnings(work);
		make_common(work);
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
	bool ok = true;

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
	free(work.pairs.list);
	arena_free(&work.arena);
}
