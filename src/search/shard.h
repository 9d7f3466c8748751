/*
 * Shard: sorted terms with their lists of documents, cut into files.
 *
 * A shard ends where the hash of the next term says so, once it is large
 * enough: a term more or less changes the shard it is in, not all behind it.
 * Long lists are files of their own. The form is described in index.h.
 *
 *	shard_open(&writer, &output, &arena, &diags);
 *	shard_add(&writer, key, n, &list);	... keys ascending
 *	ok = shard_close(&writer);		writer.made: what was written
 */
#ifndef BREVIER_SEARCH_SHARD_H
#define BREVIER_SEARCH_SHARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "search/code.h"

/* Takes a finished file, called by its path in the index; from many threads
 * at once. */
typedef bool shard_put(void *context, struct str name, struct str bytes,
		       struct diags *diags);

struct shard_output {
	shard_put *put;
	void *context;
};

struct shard {
	struct str key; /* its first term */
	uint32_t check;
};

struct shard_writer {
	const struct shard_output *output;
	struct arena *arena; /* owns the keys of what was made */
	struct diags *diags;
	struct buf keys;  /* of the shard that grows */
	struct bits bits; /* its lists */
	struct buf key;   /* the last one */
	struct str first; /* the first one; absent: the shard is empty */
	struct buf made;  /* struct shard, one a file */
	bool ok;
};

void shard_open(struct shard_writer *writer, const struct shard_output *output,
		struct arena *arena, struct diags *diags);
/* A key of letters, digits and signs but capitals and quotes, of at most
 * SHARD_KEY bytes, with its list of n documents. */
enum { SHARD_KEY = 160 };
void shard_add(struct shard_writer *writer, struct str key, uint32_t n,
	       const struct bits *list);
bool shard_close(struct shard_writer *writer);

/* Writes data as a call, brevier("CHECK",data), to the file search/name.js;
 * the check follows from the data, or is given. */
bool shard_file(const struct shard_output *output, struct str name,
		struct str data, uint32_t *check, struct diags *diags);
bool shard_file_as(const struct shard_output *output, struct str name,
		   struct str check, struct str data, struct diags *diags);

/* The name that the file of a key has: kind 'w' is a shard, 'l' a list. "w-ab"
 * for "ab"; all but small ASCII letters and digits as UTF-16 units in
 * hexadecimal digits between two _. */
void shard_put_name(struct buf *out, char kind, struct str key);
/* Puts key behind the key before it: what they have in common as a capital,
 * A for nothing, B for one UTF-16 unit; then the rest. */
void shard_put_key(struct buf *out, struct str before, struct str key);

#endif
