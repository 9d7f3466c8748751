#include "base/tree.h"

#include <errno.h>
#include <fts.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"

/* fts(3) walks without recursion; it wants a path that is not constant. */
static FTS *
walk_open(const char *path, struct buf *copy, int options)
{
	char *paths[2] = {NULL, NULL};

	buf_puts(copy, path);
	while (copy->n > 1 && copy->p[copy->n - 1] == '/')
		copy->p[--copy->n] = '\0';
	paths[0] = copy->p;
	return fts_open(paths, options | FTS_NOCHDIR, NULL);
}

static bool
remove_entry(const FTSENT *entry)
{
	switch (entry->fts_info) {
	case FTS_D: /* removed on the way back */
		return true;
	case FTS_DP:
		return rmdir(entry->fts_accpath) == 0 || errno == ENOENT;
	case FTS_DNR:
	case FTS_ERR:
		errno = entry->fts_errno;
		return errno == ENOENT;
	default:
		return unlink(entry->fts_accpath) == 0 || errno == ENOENT;
	}
}

static bool
remove_tree(FTS *walk, const char *path, struct diags *diags)
{
	const FTSENT *entry;
	bool ok = true;

	while ((entry = fts_read(walk))) {
		if (!remove_entry(entry)) {
			diag_errno(diags, entry->fts_path, "cannot remove");
			ok = false;
		}
	}
	if (errno) {
		diag_errno(diags, path, "cannot remove");
		ok = false;
	}
	return ok;
}

bool
file_remove(const char *path, struct diags *diags)
{
	struct buf copy = {0};
	bool ok = false;
	FTS *walk;

	if (unlink(path) == 0 || errno == ENOENT)
		return true;
	walk = walk_open(path, &copy, FTS_PHYSICAL);
	if (walk) {
		ok = remove_tree(walk, path, diags);
		fts_close(walk);
	} else {
		diag_errno(diags, path, "cannot remove");
	}
	buf_free(&copy);
	return ok;
}

/* A list while it grows. */
struct lister {
	const char *folder;
	bool recursive, hidden;
	bool (*enters)(const char *path); /* NULL: all */
	struct arena *arena;
	struct file_list *list;
	size_t capacity;
	struct diags *diags;
};

static void
list_add(struct lister *lister, const char *name)
{
	struct file_list *list = lister->list;
	struct str *larger;

	if (list->n == lister->capacity) {
		lister->capacity = list->n ? list->n * 2 : 16;
		larger = arena_array(lister->arena, lister->capacity,
				     sizeof(*larger));
		if (list->n)
			memcpy(larger, list->names, list->n * sizeof(*larger));
		list->names = larger;
	}
	list->names[list->n++] = arena_str(lister->arena, str_from(name));
}

static bool
list_entry(struct lister *lister, FTS *walk, FTSENT *entry, size_t root)
{
	bool top = entry->fts_level == FTS_ROOTLEVEL;

	if (!top && !lister->hidden && entry->fts_name[0] == '.') {
		fts_set(walk, entry, FTS_SKIP);
		return true;
	}
	switch (entry->fts_info) {
	case FTS_D:
		if (!top &&
		    (!lister->recursive ||
		     (lister->enters && !lister->enters(entry->fts_path))))
			fts_set(walk, entry, FTS_SKIP);
		return true;
	case FTS_F:
		if (!top)
			list_add(lister, entry->fts_path + root);
		else
			errno = ENOTDIR;
		return !top;
	case FTS_SLNONE:
		diag_file(lister->diags, DIAG_WARNING, "file", entry->fts_path,
			  "link leads nowhere");
		return true;
	case FTS_DC:
		errno = ELOOP;
		return false;
	case FTS_DNR:
	case FTS_ERR:
	case FTS_NS:
		errno = entry->fts_errno;
		return false;
	default:
		return true;
	}
}

static int
name_order(const void *a, const void *b)
{
	const struct str *x = a, *y = b;

	return str_cmp(*x, *y);
}

static bool
list_walk(struct lister *lister, FTS *walk, size_t root)
{
	FTSENT *entry;
	bool ok = true;

	while ((entry = fts_read(walk))) {
		if (!list_entry(lister, walk, entry, root)) {
			diag_errno(lister->diags, entry->fts_path,
				   "cannot list");
			ok = false;
		}
	}
	if (errno) {
		diag_errno(lister->diags, lister->folder, "cannot list");
		ok = false;
	}
	if (lister->list->n)
		qsort(lister->list->names, lister->list->n,
		      sizeof(*lister->list->names), name_order);
	return ok;
}

static bool
list_files(struct lister *lister)
{
	struct buf copy = {0};
	bool ok = false;
	FTS *walk;

	*lister->list = (struct file_list){0};
	walk = walk_open(lister->folder, &copy, FTS_LOGICAL);
	if (walk) {
		ok = list_walk(lister, walk,
			       copy.n + !str_ends(buf_str(&copy), STR("/")));
		fts_close(walk);
	} else {
		diag_errno(lister->diags, lister->folder, "cannot list");
	}
	buf_free(&copy);
	return ok;
}

bool
file_list(const char *folder, bool recursive, struct arena *arena,
	  struct file_list *list, struct diags *diags)
{
	struct lister lister = {.folder = folder,
				.recursive = recursive,
				.arena = arena,
				.list = list,
				.diags = diags};

	return list_files(&lister);
}

bool
file_list_if(const char *folder, bool (*enters)(const char *path),
	     struct arena *arena, struct file_list *list, struct diags *diags)
{
	struct lister lister = {.folder = folder,
				.recursive = true,
				.enters = enters,
				.arena = arena,
				.list = list,
				.diags = diags};

	return list_files(&lister);
}

bool
file_list_all(const char *folder, struct arena *arena, struct file_list *list,
	      struct diags *diags)
{
	struct lister lister = {.folder = folder,
				.recursive = true,
				.hidden = true,
				.arena = arena,
				.list = list,
				.diags = diags};

	return list_files(&lister);
}
