#include "search/leaf.h"

#include <stdlib.h>
#include <string.h>

enum {
	WEIGHT_TITLE = 4,
	WEIGHT_ABOUT = 2, /* issuer, title of the document it is about */
	WEIGHT_TEXT = 1,
	WEIGHT_MAX = UINT8_MAX,
	SECTION_MAX = 80, /* bytes of a section's name as a term */
	PAIR_DIGIT = 9,   /* pairs are sorted by so many bits at once */
};

struct term {
	uint32_t hash;
	uint32_t text, length; /* in texts */
	uint32_t first, last;  /* uses; first counts from 1: 0 is none */
	uint32_t n;
};

/* A term in a document. */
struct use {
	uint32_t document, weight;
	uint32_t next; /* counts from 1 */
};

/* A leaf that is being made. The buffers hold arrays of these structs. */
struct maker {
	struct buf texts, terms, uses, pairs;
	uint32_t *slots; /* open addressing: term + 1; 0 is free */
	size_t n_slots;
	uint32_t document, length;
};

/* ---- Terms ---- */

static struct term *
term_at(const struct maker *maker, size_t i)
{
	return (struct term *)(void *)maker->terms.p + i;
}

static struct use *
use_at(const struct maker *maker, size_t i)
{
	return (struct use *)(void *)maker->uses.p + i;
}

static size_t
n_terms(const struct maker *maker)
{
	return maker->terms.n / sizeof(struct term);
}

static void
push(struct buf *array, const void *item, size_t size)
{
	buf_put(array, (struct str){item, size});
}

static void
grow(struct maker *maker)
{
	size_t n = maker->n_slots ? 2 * maker->n_slots : 1024;

	free(maker->slots);
	maker->slots = calloc(n, sizeof(*maker->slots));
	if (!maker->slots)
		arena_no_memory();
	maker->n_slots = n;
	for (size_t i = 0; i < n_terms(maker); i++) {
		size_t slot = term_at(maker, i)->hash & (n - 1);

		while (maker->slots[slot])
			slot = (slot + 1) & (n - 1);
		maker->slots[slot] = (uint32_t)i + 1;
	}
}

static bool
is_term(const struct maker *maker, size_t i, uint32_t hash, struct str text)
{
	const struct term *term = term_at(maker, i);

	return term->hash == hash && term->length == text.n &&
	       memcmp(maker->texts.p + term->text, text.p, text.n) == 0;
}

static struct term *
term_find(struct maker *maker, uint32_t hash, struct str text)
{
	struct term new = {.hash = hash,
			   .text = (uint32_t)maker->texts.n,
			   .length = (uint32_t)text.n};
	size_t slot;

	if (2 * n_terms(maker) >= maker->n_slots)
		grow(maker);
	slot = hash & (maker->n_slots - 1);
	while (maker->slots[slot]) {
		size_t i = maker->slots[slot] - 1;

		if (is_term(maker, i, hash, text))
			return term_at(maker, i);
		slot = (slot + 1) & (maker->n_slots - 1);
	}
	buf_put(&maker->texts, text);
	push(&maker->terms, &new, sizeof(new));
	maker->slots[slot] = (uint32_t)n_terms(maker);
	return term_at(maker, n_terms(maker) - 1);
}

static void
add_use(struct maker *maker, uint32_t hash, struct str text, uint32_t weight)
{
	struct term *term = term_find(maker, hash, text);
	struct use use = {.document = maker->document, .weight = weight};
	uint32_t number;

	if (term->last &&
	    use_at(maker, term->last - 1)->document == maker->document) {
		use_at(maker, term->last - 1)->weight += weight;
		return;
	}
	push(&maker->uses, &use, sizeof(use));
	number = (uint32_t)(maker->uses.n / sizeof(use));
	if (term->last)
		use_at(maker, term->last - 1)->next = number;
	else
		term->first = number;
	term->last = number;
	term->n++;
}

/* ---- Documents ---- */

static void
add_pair(struct maker *maker, uint32_t first, struct str second)
{
	struct segment_pair pair = {word_pair(first, second), maker->document};

	push(&maker->pairs, &pair, sizeof(pair));
}

static void
add_text(struct maker *maker, struct str text, uint32_t weight)
{
	struct words words = {.text = text};
	struct word word;
	uint32_t before = 0;
	bool paired = true;

	while (words_next(&words, &word)) {
		add_use(maker, word.hash, word.term, weight);
		maker->length++;
		if (!paired && !word.paired && !word.breaks)
			add_pair(maker, before, word.term);
		before = word.hash;
		paired = word.paired;
	}
}

struct str
leaf_section(struct arena *arena, struct str title)
{
	struct words words = {.text = title};
	struct word word;
	struct buf out = {0};
	struct str term;

	while (words_next(&words, &word)) {
		if (out.n + word.term.n + 3 > SECTION_MAX)
			break;
		buf_puts(&out, out.n ? " " : "#s");
		buf_put(&out, word.term);
	}
	term = buf_take(&out, arena);
	buf_free(&out);
	return term;
}

static void
add_section(struct maker *maker, struct str title)
{
	struct arena scratch = {0};
	struct str term = leaf_section(&scratch, title);

	if (term.n)
		add_use(maker, (uint32_t)segment_hash(SEGMENT_SEED, term), term,
			1);
	arena_free(&scratch);
}

static void
add_document(struct maker *maker, const struct document *document)
{
	maker->length = 0;
	add_text(maker, document->title, WEIGHT_TITLE);
	add_text(maker, document->native_title, WEIGHT_TITLE);
	if (!str_eq(document->article_title, document->title))
		add_text(maker, document->article_title, WEIGHT_ABOUT);
	add_text(maker, document->issuer, WEIGHT_ABOUT);
	add_text(maker, document->text, WEIGHT_TEXT);
	add_section(maker, document->section);
	maker->document++;
}

/* ---- The segment ---- */

/* Terms in the order of their partitions, otherwise as they came. */
static uint32_t *
sort_terms(const struct maker *maker, size_t ends[SEGMENT_PARTITIONS])
{
	size_t n = n_terms(maker), at[SEGMENT_PARTITIONS + 1] = {0};
	uint32_t *order = malloc((n + 1) * sizeof(*order));
	uint8_t *partitions = malloc(n + 1);

	if (!order || !partitions)
		arena_no_memory();
	for (size_t i = 0; i < n; i++) {
		const struct term *term = term_at(maker, i);
		struct str text = {maker->texts.p + term->text, term->length};

		partitions[i] = (uint8_t)segment_partition(text);
		at[partitions[i] + 1]++;
	}
	for (size_t p = 0; p < SEGMENT_PARTITIONS; p++)
		ends[p] = at[p + 1] += at[p];
	for (size_t i = 0; i < n; i++)
		order[at[partitions[i]]++] = (uint32_t)i;
	free(partitions);
	return order;
}

static void
put_term(const struct maker *maker, const struct term *term, struct buf *list,
	 struct buf *out)
{
	struct segment_term put = {
	    .text = {maker->texts.p + term->text, term->length},
	    .hash = term->hash,
	    .n = term->n};
	uint32_t before = 0;

	buf_clear(list);
	for (uint32_t i = term->first; i; i = use_at(maker, i - 1)->next) {
		const struct use *use = use_at(maker, i - 1);

		segment_put_number(list, use->document - before);
		before = use->document;
		buf_putc(list, (char)(use->weight < WEIGHT_MAX ? use->weight
							       : WEIGHT_MAX));
	}
	put.list = buf_str(list);
	segment_put_term(out, &put);
}

static void
put_terms(const struct maker *maker, struct segment *segment, struct buf *out)
{
	size_t ends[SEGMENT_PARTITIONS], i = 0;
	uint32_t *order = sort_terms(maker, ends);
	struct buf list = {0};

	for (size_t p = 0; p < SEGMENT_PARTITIONS; p++) {
		for (; i < ends[p]; i++)
			put_term(maker, term_at(maker, order[i]), &list, out);
		segment->ends[p] = out->n;
	}
	buf_free(&list);
	free(order);
}

/* Sorts by so many bits of the key from shift on; stable. */
static void
sort_by(const struct segment_pair *from, struct segment_pair *to, size_t n,
	unsigned shift, unsigned bits)
{
	uint32_t mask = ((uint32_t)1 << bits) - 1;
	size_t at[(1 << PAIR_DIGIT) + 1] = {0};

	for (size_t i = 0; i < n; i++)
		at[(from[i].key >> shift & mask) + 1]++;
	for (size_t d = 0; d < mask; d++)
		at[d + 1] += at[d];
	for (size_t i = 0; i < n; i++)
		to[at[from[i].key >> shift & mask]++] = from[i];
}

static size_t
put_pairs(struct maker *maker, struct segment *segment, struct buf *out)
{
	struct segment_pair *pairs =
				(struct segment_pair *)(void *)maker->pairs.p,
			    *sorted;
	size_t n = maker->pairs.n / sizeof(*pairs), i = 0;
	struct segment_pair last;

	sorted = malloc((n + 1) * sizeof(*sorted));
	if (!sorted)
		arena_no_memory();
	sort_by(pairs, sorted, n, 0, PAIR_DIGIT);
	sort_by(sorted, pairs, n, PAIR_DIGIT, WORD_PAIR_BITS - PAIR_DIGIT);
	free(sorted);
	for (size_t p = 0; p < SEGMENT_PARTITIONS; p++) {
		last = segment_pair_start(p);
		for (; i < n && pairs[i].key >> SEGMENT_PAIR_BITS == p; i++)
			segment_put_pair(out, &last, pairs[i]);
		segment->ends[SEGMENT_PARTITIONS + p] = out->n;
	}
	return n;
}

static void
maker_free(struct maker *maker)
{
	buf_free(&maker->texts);
	buf_free(&maker->terms);
	buf_free(&maker->uses);
	buf_free(&maker->pairs);
	free(maker->slots);
}

/* One block for all: a leaf waits with thousands of others. Returns where
 * the bytes of its segment go. */
static char *
allocate(struct leaf *leaf, size_t bytes)
{
	char *block = arena_alloc(
	    &leaf->arena, leaf->n * sizeof(*leaf->lengths) +
			      leaf->n_parts * sizeof(*leaf->parts) + bytes);
	char *segment;

	leaf->lengths = (uint32_t *)(void *)block;
	leaf->parts = (uint16_t *)(void *)(leaf->lengths + leaf->n);
	segment = (char *)(leaf->parts + leaf->n_parts);
	leaf->segment.bytes = (struct str){segment, bytes};
	return segment;
}

static void
fill(struct leaf *leaf, const struct documents *documents,
     const struct buf *lengths, const struct buf *bytes)
{
	char *segment = allocate(leaf, bytes->n);

	if (lengths->n)
		memcpy(leaf->lengths, lengths->p, lengths->n);
	for (size_t i = 0; i < documents->n_parts; i++)
		leaf->parts[i] = documents->parts[i];
	if (bytes->n)
		memcpy(segment, bytes->p, bytes->n);
	leaf->hash = segment_hash(SEGMENT_SEED, leaf->segment.bytes);
}

/* The head first: it says how much there is. */
void
leaf_pack(struct pack *pack, struct leaf *leaf)
{
	struct leaf head = *leaf;
	size_t bytes = leaf->segment.bytes.n;
	char *segment;

	head.arena = (struct arena){0};
	head.segment.bytes = (struct str){0};
	head.lengths = NULL;
	head.parts = NULL;
	pack_plain(pack, &head, sizeof(head));
	pack_plain(pack, &bytes, sizeof(bytes));
	if (pack->out) {
		buf_put(pack->out, leaf->segment.bytes);
	} else {
		*leaf = head;
		segment = allocate(leaf, bytes);
		pack_plain(pack, segment, bytes);
	}
	pack_plain(pack, leaf->lengths, leaf->n * sizeof(*leaf->lengths));
	pack_plain(pack, leaf->parts, leaf->n_parts * sizeof(*leaf->parts));
}

void
leaf_make(struct leaf *leaf, const struct documents *documents)
{
	struct maker maker = {0};
	struct buf out = {0}, lengths = {0};

	*leaf = (struct leaf){.n = documents->n,
			      .n_parts = documents->n_parts,
			      .check = documents_check(documents)};
	for (size_t i = 0; i < documents->n; i++) {
		add_document(&maker, &documents->list[i]);
		push(&lengths, &maker.length, sizeof(maker.length));
	}
	put_terms(&maker, &leaf->segment, &out);
	leaf->n_pairs = put_pairs(&maker, &leaf->segment, &out);
	fill(leaf, documents, &lengths, &out);
	buf_free(&lengths);
	buf_free(&out);
	maker_free(&maker);
}

void
leaf_free(struct leaf *leaf)
{
	arena_free(&leaf->arena);
	*leaf = (struct leaf){0};
}
