#include "build/phases.h"

#include <stdio.h>
#include <time.h>

static double
seconds_of(clockid_t clock)
{
	struct timespec now = {0};

	clock_gettime(clock, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static struct phase
phase_now(void)
{
	return (struct phase){
	    .wall = seconds_of(CLOCK_MONOTONIC),
	    .processor = seconds_of(CLOCK_PROCESS_CPUTIME_ID),
	};
}

void
phases_begin(struct phases *phases)
{
	*phases = (struct phases){.begun = phase_now()};
}

bool
phases_end(struct phases *phases, const char *name)
{
	struct phase now = phase_now(), before = phases->begun;

	phases->begun = now;
	if (phases->n < PHASES_MAX)
		phases->list[phases->n++] = (struct phase){
		    .name = name,
		    .wall = now.wall - before.wall,
		    .processor = now.processor - before.processor,
		};
	return true;
}

void
phases_print(const struct phases *phases)
{
	for (size_t i = 0; i < phases->n; i++)
		printf("%s %.3f s, %.3f s of the processors\n",
		       phases->list[i].name, phases->list[i].wall,
		       phases->list[i].processor);
}
