#include "search/group.h"

#include <stdlib.h>
#include <string.h>

static void *
array_grow(void *array, size_t size)
{
	void *grown = realloc(array, size);

	if (!grown)
		arena_no_memory();
	return grown;
}

static void
slots_grow(struct group *group)
{
	size_t n = group->n_slots ? 4 * group->n_slots : 4096;

	free(group->slots);
	group->slots = calloc(n, sizeof(*group->slots));
	if (!group->slots)
		arena_no_memory();
	group->n_slots = n;
	for (size_t i = 0; i < group->n; i++) {
		size_t slot = group->terms[i].hash & (n - 1);

		while (group->slots[slot])
			slot = (slot + 1) & (n - 1);
		group->slots[slot] = (uint32_t)i + 1;
	}
}

static struct group_term *
term_new(struct group *group, const struct segment_term *from)
{
	if (group->n == group->capacity) {
		group->capacity = group->n ? 2 * group->n : 1024;
		group->terms = array_grow(
		    group->terms, group->capacity * sizeof(*group->terms));
	}
	group->terms[group->n] =
	    (struct group_term){.text = from->text, .hash = from->hash};
	return &group->terms[group->n++];
}

static struct group_term *
term_find(struct group *group, const struct segment_term *wanted)
{
	size_t slot;

	if (2 * group->n >= group->n_slots)
		slots_grow(group);
	slot = wanted->hash & (group->n_slots - 1);
	while (group->slots[slot]) {
		struct group_term *term = &group->terms[group->slots[slot] - 1];

		if (term->hash == wanted->hash &&
		    str_eq(term->text, wanted->text))
			return term;
		slot = (slot + 1) & (group->n_slots - 1);
	}
	group->slots[slot] = (uint32_t)group->n + 1;
	return term_new(group, wanted);
}

static struct group_piece *
piece_at(const struct group *group, uint32_t number)
{
	return (struct group_piece *)(void *)group->pieces.p + (number - 1);
}

void
group_add(struct group *group, struct str terms, uint32_t base)
{
	struct segment_term from;

	while (segment_term(&terms, &from)) {
		struct group_term *term = term_find(group, &from);
		struct group_piece piece = {.list = from.list, .base = base};
		uint32_t number;

		buf_put(&group->pieces,
			(struct str){(const char *)&piece, sizeof(piece)});
		number = (uint32_t)(group->pieces.n / sizeof(piece));
		if (term->last)
			piece_at(group, term->last)->next = number;
		else
			term->first = number;
		term->last = number;
		term->n += from.n;
	}
}

const struct group_piece *
group_piece(const struct group *group, uint32_t number)
{
	return number ? piece_at(group, number) : NULL;
}

static int
term_cmp(const void *a, const void *b)
{
	return str_cmp(((const struct group_term *)a)->text,
		       ((const struct group_term *)b)->text);
}

/* The slots no longer fit; nothing is looked up in a sorted group. */
void
group_sort(struct group *group)
{
	if (group->n)
		qsort(group->terms, group->n, sizeof(*group->terms), term_cmp);
}

/* The documents of all pieces as one list. */
static void
put_list(const struct group *group, const struct group_term *term,
	 uint32_t base, struct buf *list)
{
	const struct group_piece *piece = group_piece(group, term->first);
	uint32_t before = base;

	for (; piece; piece = group_piece(group, piece->next)) {
		struct str bytes = piece->list;
		uint32_t document = piece->base;

		while (bytes.n) {
			document += segment_number(&bytes);
			segment_put_number(list, document - before);
			before = document;
			buf_putc(list, *bytes.p);
			bytes = str_skip(bytes, 1);
		}
	}
}

void
group_put(const struct group *group, uint32_t base, struct buf *out)
{
	struct buf list = {0};

	for (size_t i = 0; i < group->n; i++) {
		const struct group_term *term = &group->terms[i];
		struct segment_term put = {
		    .text = term->text, .hash = term->hash, .n = term->n};

		buf_clear(&list);
		put_list(group, term, base, &list);
		put.list = buf_str(&list);
		segment_put_term(out, &put);
	}
	buf_free(&list);
}

void
group_free(struct group *group)
{
	free(group->terms);
	free(group->slots);
	buf_free(&group->pieces);
	*group = (struct group){0};
}
