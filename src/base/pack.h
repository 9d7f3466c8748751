/*
 * Pack: values as bytes, written and read by one description.
 *
 *	struct pack pack = {.out = &buf};			writes
 *	struct pack pack = {.in = bytes, .arena = &arena};	reads
 *	pack_plain(&pack, &entry->date, sizeof(entry->date));
 *	pack_text(&pack, &entry->title);
 *	for (e = &first; PACK_NEXT(&pack, e); e = &(*e)->next) ...
 *	ok = pack_done(&pack);
 *
 * For what this program alone reads again, on this machine: plain values are
 * their bytes. Texts that were read are slices of the bytes, with a NUL behind
 * them, or copies; lists and arrays are in the arena. Bytes that are too short
 *or too long give zeroes, and pack_done() tells; that they are those that were
 * written, the owner proves.
 */
#ifndef BREVIER_BASE_PACK_H
#define BREVIER_BASE_PACK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

struct pack {
	struct buf *out; /* NULL: it reads */
	struct str in;
	struct arena *arena;
	bool copies; /* of texts that are read: what they stand in goes */
	bool failed;
};

/* Begins to read the file at path, which must begin with head, into
 * pack->arena. False where it cannot be, or begins otherwise: no error. */
bool pack_open(struct pack *pack, const char *path, struct str head);
/* size bytes of a value without pointers. */
void pack_plain(struct pack *pack, void *value, size_t size);
/* An absent text stays one. */
void pack_text(struct pack *pack, struct str *text);
/* The node of a list, NULL at its end; a new one where the pack reads. */
void *pack_node(struct pack *pack, void *node, size_t size);
#define PACK_NEXT(pack, link)                                                  \
	(*(link) = pack_node((pack), *(link), sizeof(**(link))))
/* An array of *n items; a new one, zeroed, where the pack reads. */
void *pack_array(struct pack *pack, void *items, size_t *n, size_t size);
/* Whether all bytes were read, and there were enough. */
bool pack_done(const struct pack *pack);

#endif
