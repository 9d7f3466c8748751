#include "archive/zip_read.h"

#include <errno.h>
#include <zip.h>

#include "archive/deflate.h"
#include "base/file.h"

/* A larger file is read piece by piece. */
#define WHOLE_MAX ((uint64_t)64 << 20)

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

/* ---- Deflated files ---- */

/* All n bytes of a file as they lie there. */
static const char *
read_packed(struct zip_reader *zip, size_t i, char *packed, uint64_t n)
{
	zip_file_t *file = zip_fopen_index(zip->archive, i, ZIP_FL_COMPRESSED);
	const char *fault = NULL;

	if (!file)
		return zip_strerror(zip->archive);
	if (zip_fread(file, packed, n) != (zip_int64_t)n)
		fault = "its bytes are cut off";
	zip_fclose(file);
	return fault;
}

/* libzip stops at the size that the directory tells: whether the compressed
 * bytes end there, too, it does not look. */
static const char *
read_deflated(struct zip_reader *zip, size_t i, zip_sink *sink, void *context)
{
	const struct zip_entry *entry = &zip->layout.list[i];
	size_t size = (size_t)entry->size, n = (size_t)entry->packed;
	struct arena scratch = {0};
	char *packed = arena_alloc(&scratch, n + 1);
	char *bytes = arena_alloc(&scratch, size + 1);
	const char *fault = read_packed(zip, i, packed, n);
	uint32_t crc;

	if (!fault)
		fault =
		    deflate_undo((struct str){packed, n}, size, bytes, &crc);
	if (!fault && crc != entry->crc)
		fault = "CRC error";
	if (!fault)
		sink(context, (struct str){bytes, size});
	arena_free(&scratch);
	return fault;
}

/* ---- All others, and those that are too large for the memory ---- */

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

static const char *
read_piecewise(struct zip_reader *zip, size_t i, zip_sink *sink, void *context)
{
	zip_file_t *file = zip_fopen_index(zip->archive, i, 0);
	const char *fault;

	if (!file)
		return zip_strerror(zip->archive);
	fault = read_all(file, zip->layout.list[i].size, sink, context);
	if (fault) /* it may be libzip's, of the file */
		fault = arena_str(zip->arena, str_from(fault)).p;
	zip_fclose(file);
	return fault;
}

bool
zip_reader_read(struct zip_reader *zip, size_t i, zip_sink *sink, void *context,
		struct diags *diags)
{
	const struct zip_entry *entry = &zip->layout.list[i];
	bool whole = entry->method == ZIP_METHOD_DEFLATED &&
		     !zip_entry_is_secret(entry) && entry->size <= WHOLE_MAX &&
		     entry->packed <= WHOLE_MAX;
	const char *fault = whole ? read_deflated(zip, i, sink, context)
				  : read_piecewise(zip, i, sink, context);

	if (fault)
		diag_file(diags, DIAG_ERROR, "zip-content",
			  zip_reader_name(zip, i), "is damaged: %s", fault);
	return !fault;
}
