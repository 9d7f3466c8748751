#include "reflow/runs.h"

#define RUN_MIN 3 /* notes of a run, on average, that a restart ends */

/* Days from a to b within a year of 372 days: enough for the order. */
static int
days_between(struct date a, struct date b)
{
	int days = (b.month - a.month) * 31 + b.day - a.day;

	if (date_is_full(a) && date_is_full(b))
		return days + (b.year - a.year) * 372;
	return days < -186 ? days + 372 : days > 186 ? days - 372 : days;
}

/* Whether the dates start over with note b, which follows a. */
static bool
starts_over(const struct note *a, const struct note *b)
{
	return date_is_set(a->date) && date_is_set(b->date) &&
	       days_between(a->date, b->date) < 0;
}

void
runs_split(struct section *section, struct arena *arena)
{
	size_t notes = 0, runs = 1;

	for (const struct note *at = section->notes; at; at = at->next) {
		notes++;
		runs += at->next && starts_over(at, at->next);
	}
	if (notes < runs * RUN_MIN)
		return;
	for (struct note *at = section->notes; at && at->next;) {
		struct note *next = at->next;

		if (starts_over(at, next)) {
			struct section *run = arena_alloc(arena, sizeof(*run));

			at->next = NULL;
			run->notes = next;
			run->next = section->next;
			section->next = run;
			section = run;
		}
		at = next;
	}
}
