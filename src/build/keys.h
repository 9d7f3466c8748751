/*
 * Keys: the build's memory, out/.state/keys.
 *
 * A line for each file of the site: key of the job that made it, its size in
 * bytes, its path. The first line names the version of the format; a file
 * that is missing, of another version or damaged is as an empty one: the
 * next build makes all files again.
 *
 * Most builds ask for the paths in the order of the file; whatever is not the
 * next one is found by a map, which is made when it is needed first.
 */
#ifndef BREVIER_BUILD_KEYS_H
#define BREVIER_BUILD_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/str.h"

struct key {
	struct str path;
	struct hash hash;
	size_t size;
	bool planned; /* a plan has the path: keys_claim() */
};

struct keys {
	struct key *list; /* in the order of the file */
	size_t n;
	size_t next; /* the one behind the last that was claimed */
	struct map by_path;
	struct arena *arena;
};

/* Reads path into arena. */
void keys_load(struct keys *keys, const char *path, struct arena *arena);
/* NULL where path is not known. */
const struct key *keys_find(struct keys *keys, struct str path);

/* The same for a job of a plan that is made here. */
const struct key *keys_claim(struct keys *keys, struct str path);

/* The text of a new file: its head, then a line for each path. */
void keys_put_head(struct buf *out);
void keys_put(struct buf *out, struct key key);

#endif
