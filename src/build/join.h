/*
 * Join: the site, from shards of it that several builds have made, each on a
 * machine of its own: brevier build --shard K/N, brevier join DIR...
 *
 * Each shard reads all seeds and makes each N-th part of the plan, so that
 * what they make together is what one build makes, byte for byte.
 * OUT/.state/shard of each says which one it is, and of which plan.
 */
#ifndef BREVIER_BUILD_JOIN_H
#define BREVIER_BUILD_JOIN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/diag.h"
#include "base/str.h"
#include "build/build.h"

/* What one folder says of itself. */
struct shard_note {
	size_t k, n;
	struct str plan;  /* its hash, in hexadecimal */
	struct date date; /* of the newest briefing of all */
};

/* Writes it to path, which is beside the products. */
bool join_note(const char *path, const struct shard_note *note,
	       struct diags *diags);

struct join_options {
	char **folders; /* the --out of each shard */
	size_t n;
	const char *out;
	bool site_zip; /* one ZIP of the whole site, too */
	enum diag_format format;
};

/* All that the command does. */
enum outcome join_run(const struct join_options *options);

#endif
