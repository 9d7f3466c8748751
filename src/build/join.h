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

#include "base/diag.h"
#include "base/hash.h"
#include "build/build.h"

/* Writes that the products beside path are shard k of n of a plan. */
bool join_note(const char *path, size_t k, size_t n, struct hash plan,
	       struct diags *diags);

struct join_options {
	char **folders; /* the --out of each shard */
	size_t n;
	const char *out;
	enum diag_format format;
};

/* All that the command does. */
enum outcome join_run(const struct join_options *options);

#endif
