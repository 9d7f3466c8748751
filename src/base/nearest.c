#include "base/nearest.h"

#include <stdint.h>
#include <stdio.h>

#include "base/ascii.h"

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Optimal string alignment: insertions, deletions, substitutions and
 * exchanges of neighbours, none twice in one place; three rows of the table
 * suffice. Letter case is no difference. */
static size_t
edit_distance(struct str a, struct str b)
{
	size_t table[3][NEAREST_BYTES_MAX + 1];
	size_t *old = table[0], *last = table[1], *row = table[2], *free_row;

	for (size_t j = 0; j <= b.n; j++) {
		old[j] = 0;
		last[j] = j;
	}
	for (size_t i = 1; i <= a.n; i++) {
		row[0] = i;
		for (size_t j = 1; j <= b.n; j++) {
			char x = ascii_lower(a.p[i - 1]);
			char y = ascii_lower(b.p[j - 1]);

			row[j] = least(last[j - 1] + (x != y),
				       least(last[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && x == ascii_lower(b.p[j - 2]) &&
			    y == ascii_lower(a.p[i - 2]))
				row[j] = least(row[j], old[j - 2] + 1);
		}
		free_row = old;
		old = last;
		last = row;
		row = free_row;
	}
	return last[b.n];
}

const char *
nearest_name(struct str name, const char *const *names, size_t n)
{
	const char *nearest = NULL;
	size_t best = name.n < 6 ? 2 : name.n / 3 + 1, distance;

	if (name.n > NEAREST_BYTES_MAX)
		return NULL;
	for (size_t i = 0; i < n; i++) {
		struct str candidate = str_from(names[i]);

		if (candidate.n > NEAREST_BYTES_MAX)
			continue;
		distance = edit_distance(name, candidate);
		if (distance < best && distance < candidate.n) {
			best = distance;
			nearest = names[i];
		}
	}
	return nearest;
}

struct nearest_meant
nearest_meant(const char *nearest)
{
	struct nearest_meant meant = {""};

	if (nearest)
		snprintf(meant.text, sizeof(meant.text), "; did you mean '%s'?",
			 nearest);
	return meant;
}

const char *
nearest_closest(struct str name, const char *const *names, size_t n)
{
	const char *closest = NULL;
	size_t best = SIZE_MAX;

	name = str_slice(name, 0, NEAREST_BYTES_MAX);
	for (size_t i = 0; i < n; i++) {
		struct str candidate =
		    str_slice(str_from(names[i]), 0, NEAREST_BYTES_MAX);
		size_t distance = edit_distance(name, candidate);

		if (distance >= best)
			continue;
		best = distance;
		closest = names[i];
	}
	return closest;
}
