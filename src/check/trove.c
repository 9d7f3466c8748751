#include "check/trove.h"

#include <inttypes.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/nfc.h"

/* What unpacks to more than UNPACKED_MAX, and to more than UNPACKED_TIMES the
 * bytes that it has, is not unpacked. */
#define UNPACKED_MAX ((uint64_t)4 << 30)
#define UNPACKED_TIMES 100

const char *
trove_path(const struct trove *trove, struct str name)
{
	return file_join(trove->arena, str_from(trove->path), name);
}

/* ---- Names ---- */

const char *
trove_name_fault(struct str name)
{
	struct str part;

	if (name.n == 0 || str_chr(name, '\0', 0) != STR_NONE)
		return "is no name";
	if (name.p[0] == '/' || (name.n > 1 && name.p[1] == ':'))
		return "is an absolute path";
	if (str_chr(name, '\\', 0) != STR_NONE)
		return "has a backslash, which parts folders on Windows";
	while (str_cut(&name, '/', &part))
		if (part.n == 0 || str_eq(part, STR(".")))
			return "has a folder without a name";
		else if (str_eq(part, STR("..")))
			return "leads out of its folder";
	return NULL;
}

static void
check_name(struct trove *trove, const struct trove_file *file)
{
	const char *fault = trove_name_fault(file->name);

	if (fault)
		diag_file(trove->diags, DIAG_ERROR, "check-name", trove->path,
			  "'%.*s' %s", STR_ARG(file->name), fault);
}

/* Names that are one on systems which do not tell capitals. */
static void
check_cases(struct trove *trove)
{
	struct arena scratch = {0};
	struct map folded = {0};

	for (size_t i = 0; i < trove->n; i++) {
		struct str name = trove->files[i].name;
		void **place =
		    map_put(&folded, &scratch, nfc_fold(name, &scratch));
		const struct trove_file *other = *place;

		*place = &trove->files[i];
		if (other && !str_eq(other->name, name))
			diag_file(trove->diags, DIAG_WARNING, "check-case",
				  trove_path(trove, name),
				  "is one file with '%.*s' where capitals do "
				  "not count",
				  STR_ARG(other->name));
	}
	arena_free(&scratch);
}

static void
add_file(struct trove *trove, struct trove_file file)
{
	struct trove_file *added = &trove->files[trove->n++];
	void **place;

	*added = file;
	check_name(trove, added);
	place = map_put(&trove->names, trove->arena, added->name);
	if (*place)
		diag_file(trove->diags, DIAG_ERROR, "check-name",
			  trove_path(trove, added->name),
			  "stands in the archive twice");
	else
		*place = added;
}

/* ---- Archives ---- */

static bool
is_bomb(const struct trove *trove, uint64_t packed)
{
	uint64_t size = 0;

	for (size_t i = 0; i < trove->n; i++)
		if (trove->files[i].size > UINT64_MAX - size)
			return true;
		else
			size += trove->files[i].size;
	return size > UNPACKED_MAX && size / UNPACKED_TIMES > packed;
}

static void
add_entry(struct trove *trove, size_t i)
{
	const struct zip_entry *entry = &trove->zip->layout.list[i];
	const char *path = trove_path(trove, entry->name);

	if (zip_entry_is_folder(entry))
		return;
	if (zip_entry_is_link(entry))
		diag_file(trove->diags, DIAG_ERROR, "check-name", path,
			  "is a link to another file");
	add_file(trove, (struct trove_file){.name = entry->name,
					    .size = entry->size,
					    .index = i});
}

static bool
open_archive(struct trove *trove, uint64_t size)
{
	const struct zip_layout *layout;

	trove->zip = zip_reader_open(trove->path, trove->arena, trove->diags);
	if (!trove->zip)
		return false;
	layout = &trove->zip->layout;
	trove->files =
	    arena_array(trove->arena, layout->n + 1, sizeof(*trove->files));
	for (size_t i = 0; i < layout->n; i++)
		add_entry(trove, (size_t)(layout->starts[i] - layout->list));
	if (!is_bomb(trove, size))
		return true;
	diag_file(trove->diags, DIAG_ERROR, "check-limit", trove->path,
		  "its %" PRIu64 " bytes unpack to more than %d times as "
		  "many; it is not unpacked",
		  size, UNPACKED_TIMES);
	return false;
}

/* ---- Folders ---- */

static bool
open_folder(struct trove *trove)
{
	struct file_list list;
	struct stat status;

	if (!file_list_all(trove->path, trove->arena, &list, trove->diags))
		return false;
	trove->files =
	    arena_array(trove->arena, list.n + 1, sizeof(*trove->files));
	for (size_t i = 0; i < list.n; i++) {
		bool is_there =
		    stat(trove_path(trove, list.names[i]), &status) == 0;

		add_file(trove,
			 (struct trove_file){
			     .name = list.names[i],
			     .size = is_there ? (uint64_t)status.st_size : 0});
	}
	return true;
}

bool
trove_open(struct trove *trove, const char *path, struct arena *arena,
	   struct diags *diags)
{
	struct stat status;
	bool ok;

	*trove = (struct trove){.path = path, .arena = arena, .diags = diags};
	if (stat(path, &status) != 0) {
		diag_errno(diags, path, "cannot read");
		return false;
	}
	ok = S_ISDIR(status.st_mode)
		 ? open_folder(trove)
		 : open_archive(trove, (uint64_t)status.st_size);
	check_cases(trove);
	return ok;
}

void
trove_close(struct trove *trove)
{
	zip_reader_close(trove->zip);
	trove->zip = NULL;
}

/* ---- Bytes ---- */

struct trove_file *
trove_find(const struct trove *trove, struct str name)
{
	return map_get(&trove->names, name);
}

struct trove_file *
trove_find_form(struct trove *trove, struct str name)
{
	struct arena *arena = trove->arena;

	if (trove->forms.n == 0)
		for (size_t i = 0; i < trove->n; i++)
			*map_put(&trove->forms, arena,
				 nfc(trove->files[i].name, arena)) =
			    &trove->files[i];
	return map_get(&trove->forms, nfc(name, arena));
}

bool
trove_has_folder(const struct trove *trove, struct str name)
{
	const struct zip_layout *layout;

	if (!trove->zip)
		return file_is_folder(trove_path(trove, name));
	layout = &trove->zip->layout;
	for (size_t i = 0; i < layout->n; i++) {
		struct str entry = layout->list[i].name;

		if (str_starts(entry, name) && entry.n > name.n &&
		    entry.p[name.n] == '/')
			return true;
	}
	return false;
}

static bool
walk_disk(struct trove *trove, const struct trove_file *file, zip_sink *sink,
	  void *context)
{
	const char *path = trove_path(trove, file->name);
	FILE *in = fopen(path, "rb");
	char piece[65536];
	size_t n;
	bool ok;

	while (in && (n = fread(piece, 1, sizeof(piece), in)) > 0)
		sink(context, (struct str){piece, n});
	ok = in && !ferror(in);
	if (!ok)
		diag_errno(trove->diags, path, "cannot read");
	if (in)
		fclose(in);
	return ok;
}

bool
trove_walk(struct trove *trove, struct trove_file *file, zip_sink *sink,
	   void *context)
{
	if (file->is_lost)
		return false;
	file->is_lost = trove->zip
			    ? !zip_reader_read(trove->zip, file->index, sink,
					       context, trove->diags)
			    : !walk_disk(trove, file, sink, context);
	file->is_seen = true;
	return !file->is_lost;
}

static void
let_go(void *context, struct str bytes)
{
	(void)context;
	(void)bytes;
}

void
trove_skim(struct trove *trove, struct trove_file *file)
{
	trove_walk(trove, file, let_go, NULL);
}

static void
put_piece(void *context, struct str bytes)
{
	buf_put(context, bytes);
}

bool
trove_read(struct trove *trove, struct trove_file *file, struct arena *arena,
	   struct str *bytes)
{
	struct buf out = {0};
	bool ok;

	if (file->size > TROVE_READ_MAX) {
		diag_file(trove->diags, DIAG_ERROR, "check-limit",
			  trove_path(trove, file->name),
			  "is larger than %zu bytes; it was not looked into",
			  TROVE_READ_MAX);
		return false;
	}
	ok = trove_walk(trove, file, put_piece, &out);
	*bytes = buf_take(&out, arena);
	buf_free(&out);
	return ok;
}
