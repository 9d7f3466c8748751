/*
 * Phases: how long each part of a build takes: brevier build --times.
 *
 *	phases_begin(&phases);
 *	... phases_end(&phases, "read"); ... phases_end(&phases, "render");
 *	phases_print(&phases);
 */
#ifndef BREVIER_BUILD_PHASES_H
#define BREVIER_BUILD_PHASES_H

#include <stdbool.h>
#include <stddef.h>

enum { PHASES_MAX = 8 };

/* Seconds, by the clock and of all threads on the processors. */
struct phase {
	const char *name;
	double wall, processor;
};

struct phases {
	struct phase list[PHASES_MAX];
	size_t n;
	struct phase begun; /* the times at which the next one begins */
};

void phases_begin(struct phases *phases);
/* What was done since the last one ended. Always true, to stand among steps
 * that may fail. */
bool phases_end(struct phases *phases, const char *name);
/* To stdout: "read 1.204 s, 2.301 s of the processors". */
void phases_print(const struct phases *phases);

#endif
