#include "search/group.h"

#include <stdlib.h>
#include <string.h>

static void *
array_new(size_t n, size_t size)
{
	void *array = calloc(n + 1, size);

	if (!array)
		arena_no_memory();
	return array;
}

struct str
group_text(const struct group *group, const struct group_term *term)
{
	return (struct str){group->texts.p + term->text, term->length};
}

/* ---- Terms ---- */

static void
slots_grow(struct group *group)
{
	size_t n = group->n_slots ? 4 * group->n_slots : 1024;

	free(group->slots);
	group->slots = array_new(n, sizeof(*group->slots));
	group->n_slots = n;
	for (size_t i = 0; i < group->n; i++) {
		size_t slot = group->terms[i].hash & (n - 1);

		while (group->slots[slot])
			slot = (slot + 1) & (n - 1);
		group->slots[slot] = (uint32_t)i + 1;
	}
}

static void
term_new(struct group *group, const struct segment_term *from)
{
	if (group->n == group->capacity) {
		group->capacity = group->n ? 2 * group->n : 256;
		group->terms = realloc(group->terms,
				       group->capacity * sizeof(*group->terms));
		if (!group->terms)
			arena_no_memory();
	}
	group->terms[group->n++] = (struct group_term){
	    .text = group->texts.n, .length = from->text.n, .hash = from->hash};
	buf_put(&group->texts, from->text);
}

/* The number of a term, which is new or known. */
static uint32_t
term_find(struct group *group, const struct segment_term *wanted)
{
	size_t slot;

	if (2 * group->n >= group->n_slots)
		slots_grow(group);
	slot = wanted->hash & (group->n_slots - 1);
	while (group->slots[slot]) {
		uint32_t i = group->slots[slot] - 1;
		const struct group_term *term = &group->terms[i];

		if (term->hash == wanted->hash &&
		    str_eq(group_text(group, term), wanted->text))
			return i;
		slot = (slot + 1) & (group->n_slots - 1);
	}
	group->slots[slot] = (uint32_t)group->n + 1;
	term_new(group, wanted);
	return (uint32_t)group->n - 1;
}

/* ---- Documents ---- */

/* Finds all terms; the number of each in the order of the pieces goes to
 * numbers. */
static void
gather_terms(struct group *group, const struct segment_piece *pieces, size_t n,
	     struct buf *numbers)
{
	struct segment_term from;

	for (size_t i = 0; i < n; i++) {
		struct str terms = pieces[i].bytes;

		while (segment_term(&terms, &from)) {
			uint32_t number = term_find(group, &from);

			group->terms[number].n += from.n;
			buf_put(numbers, (struct str){(const char *)&number,
						      sizeof(number)});
		}
	}
}

static void
take_list(struct group *group, struct str list, uint32_t document, size_t *at)
{
	while (list.n) {
		document += segment_number(&list);
		group->documents[*at] = document;
		group->weights[(*at)++] = (uint8_t)*list.p++;
		list.n--;
	}
}

/* Puts the documents of all pieces where their terms want them. */
static void
gather_documents(struct group *group, const struct segment_piece *pieces,
		 size_t n, const uint32_t *numbers)
{
	size_t *at = array_new(group->n, sizeof(*at)), total = 0;
	struct segment_term from;

	for (size_t i = 0; i < group->n; i++) {
		group->terms[i].first = at[i] = total;
		total += group->terms[i].n;
	}
	group->documents = array_new(total, sizeof(*group->documents));
	group->weights = array_new(total, sizeof(*group->weights));
	for (size_t i = 0; i < n; i++) {
		struct str terms = pieces[i].bytes;

		while (segment_term(&terms, &from))
			take_list(group, from.list, pieces[i].base,
				  &at[*numbers++]);
	}
	free(at);
}

void
group_make(struct group *group, const struct segment_piece *pieces, size_t n)
{
	struct buf numbers = {0};

	*group = (struct group){0};
	gather_terms(group, pieces, n, &numbers);
	gather_documents(group, pieces, n,
			 (const uint32_t *)(const void *)numbers.p);
	buf_free(&numbers);
}

/* ---- Order ---- */

/* A term with its text at hand. */
struct sorted {
	struct str text;
	struct group_term term;
};

static int
sorted_cmp(const void *a, const void *b)
{
	return str_cmp(((const struct sorted *)a)->text,
		       ((const struct sorted *)b)->text);
}

/* The slots no longer fit; nothing is looked up afterwards. */
void
group_sort(struct group *group)
{
	struct sorted *list = array_new(group->n, sizeof(*list));

	for (size_t i = 0; i < group->n; i++)
		list[i] = (struct sorted){group_text(group, &group->terms[i]),
					  group->terms[i]};
	qsort(list, group->n, sizeof(*list), sorted_cmp);
	for (size_t i = 0; i < group->n; i++)
		group->terms[i] = list[i].term;
	free(list);
}

void
group_free(struct group *group)
{
	free(group->terms);
	free(group->documents);
	free(group->weights);
	free(group->slots);
	buf_free(&group->texts);
	*group = (struct group){0};
}
