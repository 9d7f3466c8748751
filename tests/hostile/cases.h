/*
 * Cases: hostile inputs, each a text whose middle is repeated.
 */
#ifndef BREVIER_TESTS_HOSTILE_CASES_H
#define BREVIER_TESTS_HOSTILE_CASES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "hostile/way.h"

/* head, then open as often as is said, middle, close as often, tail. In open
 * and close a byte 1 stands for the number of the repetition. */
struct hostile {
	const char *name;
	enum way_kind kind;
	const char *head, *open, *middle, *close, *tail; /* NULL: nothing */
	size_t count, full; /* repetitions; full: see hostile.c */
	const char *code;   /* of the error that it is; NULL: it is fine */
	void (*put)(struct buf *, size_t size); /* instead of all that; count
						   is its size */
};

extern const struct hostile cases[], patterns[];
extern const size_t n_cases, n_patterns;

struct str case_text(const struct hostile *hostile, size_t count,
		     struct arena *arena);

#endif
