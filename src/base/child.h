/*
 * Child: another program, run with limits, and what it writes.
 *
 * No shell reads its arguments, and it leads a process group of its own,
 * which is killed as a whole where a limit is exceeded. Safe in many threads
 * at once.
 */
#ifndef BREVIER_BASE_CHILD_H
#define BREVIER_BASE_CHILD_H

#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

struct child_limits {
	int seconds;   /* of the clock, and of the processor */
	size_t memory; /* bytes of address space; 0: no limit */
	size_t output; /* bytes on standard output */
};

enum child_end {
	CHILD_FINE,    /* ended with exit code 0 */
	CHILD_FAILED,  /* ended otherwise: code, signal */
	CHILD_MISSING, /* there is no such program */
	CHILD_TIME,    /* took too long */
	CHILD_OUTPUT,  /* wrote too much */
	CHILD_SYSTEM,  /* could not be started: see errno in code */
};

struct child {
	enum child_end end;
	int code;         /* exit code, or errno of CHILD_SYSTEM */
	int signal;       /* that ended it; 0: none */
	struct str out;   /* standard output, with a NUL behind */
	struct str error; /* the first bytes of standard error */
};

/* Runs argv[0], looked up in PATH, with argv (which ends in NULL) and input
 * (absent: none) to read, and waits for its end. Texts are in arena. */
void child_run(struct child *child, char *const argv[], struct str input,
	       const struct child_limits *limits, struct arena *arena);

#endif
