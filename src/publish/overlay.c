#include "publish/overlay.h"

#include <sys/stat.h>

#include "base/file.h"

static bool
is_same_folder(const char *a, const char *b)
{
	struct stat one, other;

	return stat(a, &one) == 0 && stat(b, &other) == 0 &&
	       one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

/* The program's folder, where it is there and not the user's. */
static const char *
folder_beneath(const struct folders *folders)
{
	const char *program = folders->program;

	if (!program || !file_is_folder(program) ||
	    (folders->own && is_same_folder(folders->own, program)))
		return NULL;
	return program;
}

static struct overlay_file *
add(struct overlay *overlay, struct str name, const char *folder,
    const char *beneath, struct arena *arena)
{
	struct overlay_file *file = &overlay->files[overlay->n++];

	file->name = name;
	file->path = file_join(arena, str_from(folder), name);
	if (beneath)
		file->beneath = file_join(arena, str_from(beneath), name);
	return file;
}

/* Merges the two lists, each of which is sorted. */
static void
merge(struct overlay *overlay, const struct file_list *own,
      const struct file_list *program, const struct folders *folders,
      struct arena *arena)
{
	size_t i = 0, k = 0;
	int order;

	overlay->files =
	    arena_array(arena, own->n + program->n, sizeof(*overlay->files));
	while (i < own->n || k < program->n) {
		order = i == own->n ? 1
			: k == program->n
			    ? -1
			    : str_cmp(own->names[i], program->names[k]);
		if (order > 0)
			add(overlay, program->names[k], folders->program, NULL,
			    arena)
			    ->program = true;
		else
			add(overlay, own->names[i], folders->own,
			    order == 0 ? folders->program : NULL, arena);
		i += order <= 0;
		k += order >= 0;
	}
}

bool
overlay_list(struct overlay *overlay, const struct folders *folders,
	     struct arena *arena, struct diags *diags)
{
	const char *beneath = folder_beneath(folders);
	struct file_list own = {0}, program = {0};
	bool ok = true;

	*overlay = (struct overlay){0};
	if (folders->own)
		ok = file_list(folders->own, true, arena, &own, diags);
	if (beneath)
		ok = file_list(beneath, true, arena, &program, diags) && ok;
	if (ok)
		merge(overlay, &own, &program, folders, arena);
	return ok;
}

const struct overlay_file *
overlay_find(const struct overlay *overlay, struct str name)
{
	for (size_t i = 0; i < overlay->n; i++)
		if (str_eq(overlay->files[i].name, name))
			return &overlay->files[i];
	return NULL;
}

const char *
overlay_path(const struct folders *folders, struct str name,
	     struct arena *arena)
{
	const char *folder = folders->own ? folders->own : folders->program;

	return file_join(arena, str_from(folder ? folder : "."), name);
}
