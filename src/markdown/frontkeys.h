/*
 * Front keys: what the keys of the front matter mean.
 *
 * Each known key has its own reader, which says what it expected where it
 * finds something else; all other keys are kept as they are. Both forms of
 * front matter come as trees of yaml.h; keys are known in any case.
 */
#ifndef BREVIER_MARKDOWN_FRONTKEYS_H
#define BREVIER_MARKDOWN_FRONTKEYS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/yaml.h"
#include "model/briefing.h"

struct front {
	struct briefing *briefing;
	const struct source *source;
	struct arena *arena;
	struct diags *diags;
	struct meta **last_meta;
	struct correction **last_correction;
	struct alias **last_alias;
	bool ok; /* false: an error was recorded */
};

void front_init(struct front *front, struct briefing *briefing,
		const struct source *source, struct arena *arena,
		struct diags *diags);
/* Reads one key with its value. */
void front_put(struct front *front, const struct yaml *value);

/* Whether the entries exist that corrections and aliases name, once the
 * briefing is settled: false and errors with the nearest id otherwise. */
bool front_check(const struct briefing *briefing, const struct source *source,
		 struct diags *diags);

#endif
