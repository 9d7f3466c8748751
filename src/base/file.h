/*
 * File: reading, writing and exchanging files and folders.
 *
 * Paths are C strings.  Functions that return false have recorded an error
 * with the path and the system's reason.  Every write, flush and close is
 * checked.  Nothing here depends on the time, the locale or the order in
 * which the system lists a folder.
 */
#ifndef BREVIER_BASE_FILE_H
#define BREVIER_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/path.h" /* file_join() and the parts of a path */
#include "base/str.h"
#include "base/tree.h" /* file_list(), file_remove() */

/* Larger files are not read: cmark counts bytes in 31 bits, and a Markdown
 * text may be several times as long as what it was made of. */
#define FILE_SIZE_MAX ((size_t)256 << 20)

/* Reads a whole file into arena; a NUL stands behind the text. */
bool file_read(const char *path, struct arena *arena, struct str *text,
	       struct diags *diags);
/* Makes or replaces a file. An existing file is replaced, never written
 * into: hard links to it keep the old bytes. Folders on the way are made. */
bool file_write(const char *path, struct str bytes, struct diags *diags);
/* Makes a file that is not there yet, where nobody looks before all is whole:
 * in a tree that grows. Three system calls, not five. */
bool file_create(const char *path, struct str bytes, struct diags *diags);
/* Whether path is a regular file of these bytes, and no link to one. */
bool file_holds(const char *path, struct str bytes);
/* The same for a file that is there and is somebody's own: a symbolic link
 * stays one, and who may read and write it stays as it was. */
bool file_rewrite(const char *path, struct str bytes, struct diags *diags);
bool file_exists(const char *path); /* file or folder */
bool file_is_folder(const char *path);
bool file_make_folders(const char *path, struct diags *diags);
/* The same bytes under another name: a hard link, or a copy where the file
 * system has none. Folders on the way are made. */
bool file_link(const char *from, const char *to, struct diags *diags);
/* Exchanges two folders in one atomic step (renameat2(2) RENAME_EXCHANGE,
 * renamex_np(2) RENAME_SWAP), or renames from to to where to is missing.
 * Where the system cannot, by renames one after the other: *atomic tells. */
bool file_exchange(const char *from, const char *to, bool *atomic,
		   struct diags *diags);

#endif
