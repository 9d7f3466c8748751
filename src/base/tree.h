/*
 * Tree: what is below a folder, listed or removed.
 *
 * These functions are part of what file.h offers, hence their prefix. They
 * walk without recursion: a deep tree is no danger.
 */
#ifndef BREVIER_BASE_TREE_H
#define BREVIER_BASE_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

/* Removes a file or a whole tree; a missing one is fine. Links are removed,
 * not followed. */
bool file_remove(const char *path, struct diags *diags);

struct file_list {
	struct str *names; /* relative to the folder, '/' between, bytewise
			      sorted, NUL behind each */
	size_t n;
};
/* The regular files below folder (recursive: of its subfolders, too).
 * Names that start with '.' are left out. Links are followed. */
bool file_list(const char *folder, bool recursive, struct arena *arena,
	       struct file_list *list, struct diags *diags);
/* The same, of those subfolders, too, of which enters says so by their paths.
 */
bool file_list_if(const char *folder, bool (*enters)(const char *path),
		  struct arena *arena, struct file_list *list,
		  struct diags *diags);
/* The same, of subfolders, too, and with those names. */
bool file_list_all(const char *folder, struct arena *arena,
		   struct file_list *list, struct diags *diags);

#endif
