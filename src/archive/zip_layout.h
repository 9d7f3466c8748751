/*
 * Zip_layout: how the bytes of a ZIP lie, and what libzip passes over (APPNOTE
 * 6.3.10): that the files follow each other from the first byte to the
 * directory without a gap, and that what stands before each of them is what
 * the directory says of it.
 *
 * The list is in the order of the directory, which is that of libzip; starts
 * is in the order of the bytes. Nothing but headers is read, so the size of an
 * archive does not matter.
 */
#ifndef BREVIER_ARCHIVE_ZIP_LAYOUT_H
#define BREVIER_ARCHIVE_ZIP_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

enum { ZIP_METHOD_STORED = 0, ZIP_METHOD_DEFLATED = 8 };

struct zip_entry {
	struct str name;       /* as its bytes are */
	uint64_t size, packed; /* bytes, as they are and as they lie there */
	uint64_t start;        /* of its header */
	uint32_t crc;
	uint32_t time;       /* date and time in the form of MS-DOS */
	uint32_t attributes; /* external ones */
	uint16_t flags, method;
	uint16_t needs;   /* version of the format: 20 is 2.0 (4.4.3) */
	uint16_t part;    /* of an archive in parts; 0: the one there is */
	uint16_t system;  /* that made it: 3 is Unix (4.4.2) */
	size_t n_extra;   /* bytes of extra fields before its own bytes */
	bool is_readable; /* its header is where the directory says */
};

struct zip_layout {
	struct zip_entry *list;
	struct zip_entry **starts;
	size_t n;
};

/* Whether it is a folder, a symbolic link, encrypted. */
bool zip_entry_is_folder(const struct zip_entry *entry);
bool zip_entry_is_link(const struct zip_entry *entry);
bool zip_entry_is_secret(const struct zip_entry *entry);

/* path: of the archive, for messages. False and an error [zip-form] where
 * there is no directory to read; all else that is wrong is [zip-layout]. */
bool zip_layout_read(struct zip_layout *layout, FILE *file, const char *path,
		     struct arena *arena, struct diags *diags);

#endif
