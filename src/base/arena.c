#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHUNK_FIRST ((size_t)16 << 10)
#define CHUNK_LARGEST ((size_t)1 << 20)
#define LARGE (CHUNK_FIRST / 4) /* objects that get a chunk of their own */
#define PRINTF_FIRST 256        /* bytes that are formatted once only */
#define ROW_FIRST 8
#define ROW_MAX 256
#define EXIT_SOFTWARE 70 /* sysexits(3): our own fault */

struct arena_chunk {
	struct arena_chunk *older;
	size_t size; /* of data */
	alignas(max_align_t) char data[];
};

_Noreturn void
arena_no_memory(void)
{
	fputs("brevier: error: out of memory\n", stderr);
	exit(EXIT_SOFTWARE);
}

/* A large object is zeroed by the system, small ones when they are taken:
 * much of the last chunk never is. */
static struct arena_chunk *
chunk_new(size_t size, bool zeroed)
{
	struct arena_chunk *chunk;

	if (size > SIZE_MAX - sizeof(*chunk))
		arena_no_memory();
	if (zeroed)
		chunk = calloc(1, sizeof(*chunk) + size);
	else
		chunk = malloc(sizeof(*chunk) + size);
	if (!chunk)
		arena_no_memory();
	chunk->size = size;
	return chunk;
}

/* A chunk for one large object stands behind the newest, whose rest stays
 * in use. */
static char *
arena_alloc_large(struct arena *arena, size_t size)
{
	struct arena_chunk *chunk = chunk_new(size, true);

	if (!arena->chunk) {
		arena->chunk = chunk;
		arena->at = arena->end = chunk->data + size;
	} else {
		chunk->older = arena->chunk->older;
		arena->chunk->older = chunk;
	}
	return chunk->data;
}

/* Bytes of the next chunk: they double, so that a small arena stays small and
 * a large one has few. */
static size_t
arena_next_size(const struct arena *arena)
{
	size_t size = CHUNK_FIRST;

	if (arena->piece)
		return arena->piece;
	if (arena->chunk && arena->chunk->size >= CHUNK_FIRST / 2)
		size = arena->chunk->size * 2;
	return size < CHUNK_LARGEST ? size : CHUNK_LARGEST;
}

/* A new chunk, with room for least bytes. */
static void
arena_grow(struct arena *arena, size_t least)
{
	size_t size = arena_next_size(arena);
	struct arena_chunk *chunk;

	if (size < least)
		size = least;
	chunk = chunk_new(size, false);
	chunk->older = arena->chunk;
	arena->chunk = chunk;
	arena->at = chunk->data;
	arena->end = chunk->data + size;
}

/* Bytes with anything in them, but for those of a large object. */
static void *
arena_take(struct arena *arena, size_t size, size_t align)
{
	size_t pad = 0;
	char *p;

	if (size > LARGE)
		return arena_alloc_large(arena, size);
	if (arena->at)
		pad = -(uintptr_t)arena->at & (align - 1);
	if (!arena->at || (size_t)(arena->end - arena->at) < size + pad) {
		arena_grow(arena, size);
		pad = 0;
	}
	p = arena->at + pad;
	arena->at = p + size;
	return p;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	void *p = arena_take(arena, size, alignof(max_align_t));

	return size > LARGE ? p : memset(p, 0, size);
}

void *
arena_array(struct arena *arena, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		arena_no_memory();
	return arena_alloc(arena, count * size);
}

/* Runs double up to ROW_MAX objects: short rows stay short. */
void *
arena_row_alloc(struct arena *arena, struct arena_row *row, size_t size)
{
	char *p;

	if (row->left == 0) {
		row->n = row->n < ROW_FIRST ? ROW_FIRST : row->n * 2;
		row->n = row->n > ROW_MAX ? ROW_MAX : row->n;
		row->left = row->n;
		row->at = arena_array(arena, row->n, size);
	}
	p = row->at;
	row->at += size;
	row->left--;
	return p;
}

struct str
arena_str(struct arena *arena, struct str text)
{
	char *p;

	if (!text.p)
		return text;
	if (text.n == SIZE_MAX)
		arena_no_memory();
	p = arena_take(arena, text.n + 1, 1);
	memcpy(p, text.p, text.n);
	p[text.n] = '\0';
	return (struct str){p, text.n};
}

struct str
arena_join(struct arena *arena, const struct str *texts, size_t n)
{
	size_t all = 0;
	char *p, *to;

	for (size_t i = 0; i < n; i++) {
		if (texts[i].n >= SIZE_MAX - all)
			arena_no_memory();
		all += texts[i].n;
	}
	p = to = arena_take(arena, all + 1, 1);
	for (size_t i = 0; i < n; i++) {
		if (texts[i].n)
			memcpy(to, texts[i].p, texts[i].n);
		to += texts[i].n;
	}
	*to = '\0';
	return (struct str){p, all};
}

struct str
arena_printf(struct arena *arena, const char *format, ...)
{
	char start[PRINTF_FIRST], *p;
	va_list args, again;
	int n;

	va_start(args, format);
	va_copy(again, args);
	n = vsnprintf(start, sizeof(start), format, args);
	if (n < 0)
		arena_no_memory();
	p = arena_take(arena, (size_t)n + 1, 1);
	if ((size_t)n < sizeof(start))
		memcpy(p, start, (size_t)n + 1);
	else
		vsnprintf(p, (size_t)n + 1, format, again);
	va_end(again);
	va_end(args);
	return (struct str){p, (size_t)n};
}

void
arena_free(struct arena *arena)
{
	struct arena_chunk *chunk, *older;

	for (chunk = arena->chunk; chunk; chunk = older) {
		older = chunk->older;
		free(chunk);
	}
	*arena = (struct arena){.piece = arena->piece};
}
