/*
 * Zip_read: archives of anybody, read with care.
 *
 *	struct zip_reader *zip = zip_reader_open(path, &arena, diags);
 *	for (size_t i = 0; i < zip->layout.n; i++)
 *		zip_reader_read(zip, i, sink, context, diags);
 *	zip_reader_close(zip);
 *
 * Bytes come in pieces and are compared with their sum and the size that the
 * directory tells, so that what unpacks to more than it says is let go at
 * once. A reader belongs to one thread at a time.
 */
#ifndef BREVIER_ARCHIVE_ZIP_READ_H
#define BREVIER_ARCHIVE_ZIP_READ_H

#include "archive/zip_layout.h"

struct zip; /* libzip's */

struct zip_reader {
	const char *path;
	struct zip_layout layout;
	struct zip *archive;
	struct arena *arena;
};

/* What takes the bytes of a file, piece by piece. */
typedef void zip_sink(void *context, struct str bytes);

/* NULL and an error for what cannot be read as a ZIP; where it can, each
 * fault of how it lies there is told (see zip_layout.h). */
struct zip_reader *zip_reader_open(const char *path, struct arena *arena,
				   struct diags *diags);
void zip_reader_close(struct zip_reader *zip); /* NULL is fine */
/* "x.epub/EPUB/nav.xhtml": entry i, for messages. */
const char *zip_reader_name(const struct zip_reader *zip, size_t i);
/* False and an error [zip-content] where its bytes are not what they were. */
bool zip_reader_read(struct zip_reader *zip, size_t i, zip_sink *sink,
		     void *context, struct diags *diags);

#endif
