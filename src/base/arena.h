/*
 * Arena: memory that is given back all at once.
 *
 * What belongs together (a briefing, the summaries of a build) is allocated
 * from one arena and freed with it; nothing is freed singly.  Memory comes
 * zeroed and aligned for any object.  Out of memory prints one line and ends
 * the program with exit code 70, so no caller checks for NULL.
 *
 *	struct arena arena = {0};
 *	struct entry *entry = arena_alloc(&arena, sizeof(*entry));
 *	...
 *	arena_free(&arena);
 *
 * An arena belongs to one thread at a time.  Long-lived data never points
 * into a shorter-lived arena.
 */
#ifndef BREVIER_BASE_ARENA_H
#define BREVIER_BASE_ARENA_H

#include <stddef.h>

#include "base/str.h"

struct arena_chunk;

struct arena {
	struct arena_chunk *chunk; /* newest chunk; older ones behind it */
	char *at;                  /* first free byte of the newest chunk */
	char *end;                 /* past its last byte */
	size_t piece;              /* bytes of each chunk; 0: they double */
};

/* size zeroed bytes; never NULL. */
void *arena_alloc(struct arena *arena, size_t size);
/* count zeroed objects of size bytes; the product is checked. */
void *arena_array(struct arena *arena, size_t count, size_t size);
/* Objects of one kind that stand side by side, whatever else is allocated
 * between them: a list of them is walked faster. */
struct arena_row {
	char *at;
	size_t left; /* objects at at */
	size_t n;    /* of the newest run */
};

/* The next zeroed object of size bytes. */
void *arena_row_alloc(struct arena *arena, struct arena_row *row, size_t size);
/* A copy of text with a NUL behind it (the NUL is not counted). */
struct str arena_str(struct arena *arena, struct str text);
/* n texts in a row with a NUL behind them. */
struct str arena_join(struct arena *arena, const struct str *texts, size_t n);
#define ARENA_JOIN(arena, ...)                                                 \
	arena_join((arena), (const struct str[]){__VA_ARGS__},                 \
		   sizeof((const struct str[]){__VA_ARGS__}) /                 \
		       sizeof(struct str))
/* Formatted text with a NUL behind it. */
struct str arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Frees everything; the arena can be used again. NULL-safe inside. */
void arena_free(struct arena *arena);

/* Prints 'out of memory' and exits 70: for allocators of this shelf. */
_Noreturn void arena_no_memory(void);

#endif
