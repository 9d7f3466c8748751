/*
 * Zip: the only home of libzip; archives that are the same to the byte
 * wherever they are made (APPNOTE 6.3.10).
 *
 * Entries are sorted by their names, bytewise, but for an EPUB's "mimetype",
 * which comes first. They have UTF-8 names, one fixed time in UTC, no extra
 * fields, fixed attributes (regular file, 0644).
 *
 *	struct zip_writer *zip = zip_writer_new(date, &arena);
 *	zip_writer_add(zip, name, bytes, ZIP_STORED);	...
 *	ok = zip_writer_finish(zip, out, diags);	frees zip
 *
 * Names are checked: relative, no "..", no backslash, not twice, no part longer
 * than file systems take.
 */
#ifndef BREVIER_ARCHIVE_ZIP_H
#define BREVIER_ARCHIVE_ZIP_H

#include <stdbool.h>

#include "archive/deflate.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/str.h"

enum zip_method { ZIP_STORED, ZIP_DEFLATED };

struct zip_writer;

/* All entries carry date (not before 1980-01-01, the first of the format). */
struct zip_writer *zip_writer_new(struct date date, struct arena *arena);
/* bytes are not copied: they live until zip_writer_finish(). */
void zip_writer_add(struct zip_writer *zip, struct str name, struct str bytes,
		    enum zip_method method);
/* What was compressed before, for more than one archive; it lives as long. */
void zip_writer_add_deflated(struct zip_writer *zip, struct str name,
			     const struct deflated *deflated);
/* A file that is there: it is read when the archive is written, one after the
 * other, so that memory holds the largest and no more. */
void zip_writer_add_file(struct zip_writer *zip, struct str name,
			 const char *path, enum zip_method method);
bool zip_writer_finish(struct zip_writer *zip, struct buf *out,
		       struct diags *diags);
/* The same to a file, which is made or replaced as a whole. */
bool zip_writer_save(struct zip_writer *zip, const char *path,
		     struct diags *diags);

#endif
