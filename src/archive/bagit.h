/*
 * Bagit: an archive that is a bag of BagIt 1.0 (RFC 8493), which libraries take
 * in and check as it is.
 *
 *	TOP/bagit.txt  bag-info.txt  manifest-sha512.txt  tagmanifest-sha512.txt
 *	TOP/index.html	opens what is in data/: a tag file
 *	TOP/data/...	the payload
 *
 *	bagit_open(&bag, top, date, &arena);
 *	bagit_add(&bag, name, bytes, ZIP_DEFLATED);	...
 *	bagit_add_tag(&bag, STR("index.html"), bytes);
 *	bagit_close(&bag, &info);
 *	ok = zip_writer_finish(bag.zip, out, diags);
 *
 * Bytes that are stored are not copied: they live until then. Others are
 * compressed when they are added, and may go.
 */
#ifndef BREVIER_ARCHIVE_BAGIT_H
#define BREVIER_ARCHIVE_BAGIT_H

#include "archive/zip.h"
#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"

#define BAGIT_SUM "sha512" /* what section 2.4 of the RFC takes by default */

struct bagit_file;

struct bagit {
	struct zip_writer *zip;
	struct deflater *deflater; /* until it is closed */
	struct arena *arena;
	struct str top;           /* the one folder of the archive */
	struct bagit_file *files; /* the newest first */
	size_t n_payload;
	uint64_t payload_size;
};

/* What bag-info.txt says beside dates and sizes (section 2.2.2); what is
 * absent is left out. */
struct bagit_info {
	struct str organization, title, identifier, address;
	struct date date; /* since when its content is as it is */
};

void bagit_open(struct bagit *bag, struct str top, struct date date,
		struct arena *arena);
/* A file of the payload, by its name in data/. */
void bagit_add(struct bagit *bag, struct str name, struct str bytes,
	       enum zip_method method);
/* One that was compressed and summed up before; sum: in hexadecimal. */
void bagit_add_deflated(struct bagit *bag, struct str name,
			const struct deflated *deflated, struct str sum);
/* A file beside data/. */
void bagit_add_tag(struct bagit *bag, struct str name, struct str bytes);
/* Writes what makes it a bag; nothing is added afterwards. Also of one that
 * failed. */
void bagit_close(struct bagit *bag, const struct bagit_info *info);

#endif
