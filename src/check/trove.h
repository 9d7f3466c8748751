/*
 * Trove: the files of an archive, or those below a folder, by their names.
 *
 * Opening one tells what is wrong with its names and with how it lies there:
 * names that lead out of the folder into which it is unpacked, one name twice,
 * links, encryption, and what unpacks to more than a disk may hold.
 *
 *	if (trove_open(&trove, path, &arena, diags))
 *		... trove_find(&trove, name), trove_read(), trove_walk() ...
 *	trove_close(&trove);
 */
#ifndef BREVIER_CHECK_TROVE_H
#define BREVIER_CHECK_TROVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "archive/zip_read.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/str.h"

/* Documents are read as a whole; larger ones are not. */
#define TROVE_READ_MAX ((size_t)64 << 20)

struct trove_file {
	struct str name; /* NUL behind it */
	uint64_t size;
	size_t index; /* in the directory of the archive */
	bool is_lost; /* was damaged when it was read */
	bool is_seen; /* has been read to its end */
};

struct trove {
	const char *path;         /* of the archive or folder */
	struct trove_file *files; /* as they lie there; of a folder sorted */
	size_t n;
	struct map names;
	struct map forms; /* by their name in normal form C, once asked for */
	struct zip_reader *zip; /* NULL: a folder */
	struct arena *arena;
	struct diags *diags;
};

/* False and an error where there is nothing that can be looked into. */
bool trove_open(struct trove *trove, const char *path, struct arena *arena,
		struct diags *diags);
void trove_close(struct trove *trove); /* also one that was not opened */

/* Why a name is not safe to unpack ("leads out of its folder"); NULL where it
 * is. */
const char *trove_name_fault(struct str name);
/* NULL where there is none of that name. */
struct trove_file *trove_find(const struct trove *trove, struct str name);
/* One whose name has the same letters, if in another form: taken apart from
 * their marks, or not. */
struct trove_file *trove_find_form(struct trove *trove, struct str name);
/* Whether there is a folder of that name, if an empty one. */
bool trove_has_folder(const struct trove *trove, struct str name);
/* "x.epub/EPUB/nav.xhtml", for messages. */
const char *trove_path(const struct trove *trove, struct str name);
/* All bytes, in pieces; false where they are damaged: it is told once. */
bool trove_walk(struct trove *trove, struct trove_file *file, zip_sink *sink,
		void *context);
/* Reads a file only to see whether it is damaged. */
void trove_skim(struct trove *trove, struct trove_file *file);
/* All bytes, in arena, with a NUL behind them. */
bool trove_read(struct trove *trove, struct trove_file *file,
		struct arena *arena, struct str *bytes);

#endif
