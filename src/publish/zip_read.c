#include "publish/zip_read.h"

#include <errno.h>
#include <zip.h>

#include "base/file.h"

static bool
open_archive(struct zip_reader *zip, struct diags *diags)
{
	zip_error_t error;
	int code;

	zip->archive = zip_open(zip->path, ZIP_RDONLY, &code);
	if (zip->archive &&
	    zip_get_num_entries(zip->archive, 0) == (zip_int64_t)zip->layout.n)
		return true;
	if (zip->archive) {
		zip_discard(zip->archive);
		code = ZIP_ER_INCONS; /* it can be read in two ways */
	}
	zip_error_init_with_code(&error, code);
	diag_file(diags, DIAG_ERROR, "zip-form", zip->path,
		  "cannot be read as a ZIP archive: %s",
		  zip_error_strerror(&error));
	zip_error_fini(&error);
	return false;
}

struct zip_reader *
zip_reader_open(const char *path, struct arena *arena, struct diags *diags)
{
	struct zip_reader *zip = arena_alloc(arena, sizeof(*zip));
	FILE *file = fopen(path, "rb");
	bool ok;

	if (!file) {
		diag_errno(diags, path, "cannot read");
		return NULL;
	}
	zip->path = path;
	zip->arena = arena;
	ok = zip_layout_read(&zip->layout, file, path, arena, diags);
	fclose(file);
	return ok && open_archive(zip, diags) ? zip : NULL;
}

void
zip_reader_close(struct zip_reader *zip)
{
	if (zip)
		zip_discard(zip->archive);
}

const char *
zip_reader_name(const struct zip_reader *zip, size_t i)
{
	return file_join(zip->arena, str_from(zip->path),
			 zip->layout.list[i].name);
}

/* NULL: all bytes have been read, and are what they were. */
static const char *
read_all(zip_file_t *file, uint64_t size, zip_sink *sink, void *context)
{
	char piece[65536];
	uint64_t read = 0;
	zip_int64_t n;

	while ((n = zip_fread(file, piece, sizeof(piece))) > 0) {
		read += (uint64_t)n;
		if (read > size)
			return "unpacks to more bytes than the directory says";
		sink(context, (struct str){piece, (size_t)n});
	}
	if (n < 0)
		return zip_error_strerror(zip_file_get_error(file));
	return read < size ? "unpacks to fewer bytes than the directory says"
			   : NULL;
}

bool
zip_reader_read(struct zip_reader *zip, size_t i, zip_sink *sink, void *context,
		struct diags *diags)
{
	const struct zip_entry *entry = &zip->layout.list[i];
	zip_file_t *file = zip_fopen_index(zip->archive, i, 0);
	const char *fault = file ? read_all(file, entry->size, sink, context)
				 : zip_strerror(zip->archive);

	if (fault)
		diag_file(diags, DIAG_ERROR, "zip-content",
			  zip_reader_name(zip, i), "is damaged: %s", fault);
	if (file)
		zip_fclose(file);
	return !fault;
}
