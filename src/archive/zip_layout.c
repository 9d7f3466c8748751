#include "archive/zip_layout.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/bytes.h"
#include "base/file.h"

/* Sizes of records without what has a length of its own (4.3). */
enum {
	LOCAL_SIZE = 30,
	DIRECTORY_SIZE = 46,
	END_SIZE = 22,
	LOCATOR_SIZE = 20,
	END64_SIZE = 56,
	COMMENT_MAX = 65535,
};

/* A longer directory is that of millions of files. */
#define DIRECTORY_MAX ((uint64_t)256 << 20)

enum {
	FLAG_SECRET = 1 << 0,
	FLAG_SIZES_BEHIND = 1 << 3,
};

struct scan {
	FILE *file;
	const char *path;
	uint64_t size;
	uint64_t directory, directory_size; /* where it is */
	uint64_t end;                       /* of it, and of all before */
	uint64_t n;                         /* entries that it has */
	struct arena *arena;
	struct diags *diags;
};

bool
zip_entry_is_folder(const struct zip_entry *entry)
{
	return str_ends(entry->name, STR("/"));
}

bool
zip_entry_is_link(const struct zip_entry *entry)
{
	return entry->system == 3 && entry->attributes >> 28 == 0xA;
}

bool
zip_entry_is_secret(const struct zip_entry *entry)
{
	return entry->flags & FLAG_SECRET;
}

/* ---- Bytes ---- */

/* A number that is there: the caller has read so many bytes. */
static uint64_t
number(struct str bytes, size_t at, size_t n)
{
	uint64_t found;

	bytes_little(bytes, at, n, &found);
	return found;
}

/* The n bytes at offset at; false where the file ends before. */
static bool
scan_read(const struct scan *scan, uint64_t at, uint64_t n, struct str *bytes)
{
	char *p;

	if (at > scan->size || n > scan->size - at)
		return false;
	p = arena_alloc(scan->arena, (size_t)n + 1);
	*bytes = (struct str){p, (size_t)n};
	return fseeko(scan->file, (off_t)at, SEEK_SET) == 0 &&
	       fread(p, 1, (size_t)n, scan->file) == n;
}

static bool
scan_fail(const struct scan *scan, const char *message)
{
	diag_file(scan->diags, DIAG_ERROR, "zip-form", scan->path, "%s",
		  message);
	return false;
}

/* A fault of the archive, or of an entry of it. */
static void
scan_tell(const struct scan *scan, const struct zip_entry *entry,
	  struct str message)
{
	const char *path = scan->path;

	if (entry)
		path = file_join(scan->arena, str_from(path), entry->name);
	diag_file(scan->diags, DIAG_ERROR, "zip-layout", path, "%.*s",
		  STR_ARG(message));
}

/* ---- The end, and the directory ---- */

/* The last end record whose comment fits into the file (4.3.16). */
static bool
find_end(const struct scan *scan, uint64_t *end)
{
	uint64_t most = (uint64_t)END_SIZE + COMMENT_MAX;
	uint64_t n = scan->size < most ? scan->size : most;
	struct str tail;

	if (n < END_SIZE || !scan_read(scan, scan->size - n, n, &tail))
		return false;
	for (size_t at = tail.n - END_SIZE + 1; at-- > 0;)
		if (bytes_are(tail, at, STR("PK\5\6")) &&
		    number(tail, at + 20, 2) <= tail.n - at - END_SIZE) {
			*end = scan->size - n + at;
			return true;
		}
	return false;
}

/* The end record of a large archive, before that of a small one (4.3.14). */
static bool
read_end64(struct scan *scan, uint64_t end)
{
	struct str locator, record;
	uint64_t at;

	if (end < LOCATOR_SIZE ||
	    !scan_read(scan, end - LOCATOR_SIZE, LOCATOR_SIZE, &locator) ||
	    !bytes_are(locator, 0, STR("PK\6\7")))
		return false;
	at = number(locator, 8, 8);
	if (!scan_read(scan, at, END64_SIZE, &record) ||
	    !bytes_are(record, 0, STR("PK\6\6")))
		return false;
	scan->n = number(record, 32, 8);
	scan->directory_size = number(record, 40, 8);
	scan->directory = number(record, 48, 8);
	scan->end = at;
	return true;
}

static bool
read_end(struct scan *scan)
{
	struct str record;
	uint64_t end, behind;

	if (!find_end(scan, &end) || !scan_read(scan, end, END_SIZE, &record))
		return scan_fail(scan, "is no ZIP archive, or its end is lost");
	behind = scan->size - end - END_SIZE - number(record, 20, 2);
	if (behind > 0)
		scan_tell(scan, NULL,
			  arena_printf(scan->arena,
				       behind == 1
					   ? "%" PRIu64 " byte follows its end"
					   : "%" PRIu64 " bytes follow its end",
				       behind));
	if (number(record, 4, 2) != 0 || number(record, 6, 2) != 0)
		return scan_fail(scan, "is a part of an archive in parts");
	scan->n = number(record, 10, 2);
	scan->directory_size = number(record, 12, 4);
	scan->directory = number(record, 16, 4);
	scan->end = end;
	if (number(record, 8, 2) != scan->n)
		scan_tell(scan, NULL,
			  STR("its end tells two numbers of files"));
	if (scan->n == 0xFFFF || scan->directory == 0xFFFFFFFF ||
	    scan->directory_size == 0xFFFFFFFF)
		read_end64(scan, end);
	return true;
}

/* A number that is too large for its place stands in an extra field, in a
 * fixed order (4.5.3). */
static void
take_large(uint64_t *value, struct str *extra)
{
	if (*value == 0xFFFFFFFF && extra->n >= 8) {
		*value = number(*extra, 0, 8);
		*extra = str_skip(*extra, 8);
	}
}

static void
read_large(struct zip_entry *entry, struct str extra)
{
	while (extra.n >= 4) {
		uint64_t tag = number(extra, 0, 2), n = number(extra, 2, 2);
		struct str field = str_slice(extra, 4, 4 + (size_t)n);

		extra = str_skip(extra, 4 + (size_t)n);
		if (tag != 1)
			continue;
		take_large(&entry->size, &field);
		take_large(&entry->packed, &field);
		take_large(&entry->start, &field);
		return;
	}
}

/* Cuts the next entry off the directory. */
static bool
take_entry(struct str *directory, struct zip_entry *entry, struct arena *arena)
{
	struct str head = str_slice(*directory, 0, DIRECTORY_SIZE);
	size_t name, extra, comment;

	if (head.n < DIRECTORY_SIZE || !bytes_are(head, 0, STR("PK\1\2")))
		return false;
	name = (size_t)number(head, 28, 2);
	extra = (size_t)number(head, 30, 2);
	comment = (size_t)number(head, 32, 2);
	if (directory->n - DIRECTORY_SIZE < name + extra + comment)
		return false;
	*entry = (struct zip_entry){
	    .system = (uint16_t)number(head, 5, 1),
	    .needs = (uint16_t)number(head, 6, 2),
	    .flags = (uint16_t)number(head, 8, 2),
	    .method = (uint16_t)number(head, 10, 2),
	    .time = (uint32_t)number(head, 12, 4),
	    .crc = (uint32_t)number(head, 16, 4),
	    .packed = number(head, 20, 4),
	    .size = number(head, 24, 4),
	    .part = (uint16_t)number(head, 34, 2),
	    .attributes = (uint32_t)number(head, 38, 4),
	    .start = number(head, 42, 4),
	};
	*directory = str_skip(*directory, DIRECTORY_SIZE);
	entry->name = arena_str(arena, str_slice(*directory, 0, name));
	*directory = str_skip(*directory, name);
	read_large(entry, str_slice(*directory, 0, extra));
	*directory = str_skip(*directory, extra + comment);
	return true;
}

static bool
read_directory(struct zip_layout *layout, const struct scan *scan)
{
	struct str directory;

	if (scan->directory_size > DIRECTORY_MAX ||
	    scan->n > scan->directory_size / DIRECTORY_SIZE ||
	    !scan_read(scan, scan->directory, scan->directory_size, &directory))
		return scan_fail(scan, "its directory is not where its end "
				       "says");
	layout->list = arena_array(scan->arena, (size_t)scan->n + 1,
				   sizeof(*layout->list));
	while (layout->n < scan->n) {
		if (!take_entry(&directory, &layout->list[layout->n],
				scan->arena))
			return scan_fail(scan, "its directory is damaged");
		layout->n++;
	}
	if (directory.n > 0 ||
	    scan->directory + scan->directory_size != scan->end)
		scan_tell(scan, NULL,
			  STR("bytes between its directory and its end belong "
			      "to nothing"));
	return true;
}

/* ---- Headers ---- */

static int
compare_starts(const void *a, const void *b)
{
	const struct zip_entry *const *x = a, *const *y = b;

	return ((*x)->start > (*y)->start) - ((*x)->start < (*y)->start);
}

/* What the header tells otherwise than the directory; NULL: nothing. Sizes and
 * sum may stand behind the bytes instead, and the header then has zeros. */
static const char *
compare_header(const struct zip_entry *entry, struct str head, struct str name)
{
	uint64_t sum = number(head, 14, 4), packed = number(head, 18, 4);
	uint64_t size = number(head, 22, 4);
	bool flags = number(head, 6, 2) != entry->flags;
	bool behind = entry->flags & FLAG_SIZES_BEHIND;

	if (!str_eq(name, entry->name))
		return "another name";
	if (entry->part != 0 && entry->part != 0xFFFF)
		return "another part of the archive";
	if (flags)
		return "other flags";
	if (number(head, 8, 2) != entry->method)
		return "another method";
	if (number(head, 10, 4) != entry->time)
		return "another time";
	if (sum != entry->crc && !(behind && sum == 0))
		return "another sum";
	if ((packed != entry->packed && packed != 0xFFFFFFFF &&
	     !(behind && packed == 0)) ||
	    (size != entry->size && size != 0xFFFFFFFF &&
	     !(behind && size == 0)))
		return "another size";
	return NULL;
}

/* What is stored or deflated needs version 1.0, 2.0, or 4.5 for sizes of 64
 * bits (4.4.3); EPUB allows no other. */
static void
check_version(const struct scan *scan, const struct zip_entry *entry,
	      uint64_t needs)
{
	if ((entry->method != ZIP_METHOD_STORED &&
	     entry->method != ZIP_METHOD_DEFLATED) ||
	    zip_entry_is_secret(entry) || needs == 10 || needs == 20 ||
	    needs == 45)
		return;
	scan_tell(scan, entry,
		  arena_printf(scan->arena,
			       "says that it needs version %" PRIu64 ".%" PRIu64
			       " of ZIP, not 1.0, 2.0 or 4.5",
			       needs / 10, needs % 10));
}

/* Reads the header of an entry; *at moves behind its bytes. */
static bool
read_header(const struct scan *scan, struct zip_entry *entry, uint64_t *at)
{
	struct str head, name;
	const char *other;

	if (!scan_read(scan, entry->start, LOCAL_SIZE, &head) ||
	    !bytes_are(head, 0, STR("PK\3\4")) ||
	    !scan_read(scan, entry->start + LOCAL_SIZE, number(head, 26, 2),
		       &name)) {
		scan_tell(scan, entry, STR("is not where the directory says"));
		return false;
	}
	entry->n_extra = (size_t)number(head, 28, 2);
	other = compare_header(entry, head, name);
	if (other)
		scan_tell(scan, entry,
			  arena_printf(scan->arena,
				       "has %s in the directory than before "
				       "its bytes",
				       other));
	check_version(scan, entry, entry->needs);
	if (number(head, 4, 2) != entry->needs)
		check_version(scan, entry, number(head, 4, 2));
	*at =
	    entry->start + LOCAL_SIZE + name.n + entry->n_extra + entry->packed;
	return true;
}

/* What stands behind the bytes of an entry (4.3.9): an optional sign, the sum
 * and the sizes, in 32 or 64 bits. n: bytes up to the next entry. */
static bool
is_trailer(const struct scan *scan, const struct zip_entry *entry, uint64_t at,
	   uint64_t n)
{
	size_t sign = n == 16 || n == 24 ? 4 : 0, wide = n > 16 ? 8 : 4;
	struct str bytes;

	return (n == 12 || n == 16 || n == 20 || n == 24) &&
	       scan_read(scan, at, n, &bytes) &&
	       (sign == 0 || bytes_are(bytes, 0, STR("PK\7\10"))) &&
	       number(bytes, sign, 4) == entry->crc &&
	       number(bytes, sign + 4, wide) == entry->packed &&
	       number(bytes, sign + 4 + wide, wide) == entry->size;
}

/* Of the bytes from at up to next, which follow those of an entry; NULL: of
 * none. */
static void
check_gap(const struct scan *scan, const struct zip_entry *before, uint64_t at,
	  uint64_t next)
{
	bool behind = before && before->flags & FLAG_SIZES_BEHIND;

	if (next < at)
		scan_tell(scan, before,
			  STR("its bytes are those of another file, too"));
	else if (behind && !is_trailer(scan, before, at, next - at))
		scan_tell(scan, before,
			  STR("what stands behind its bytes is not what the "
			      "directory says"));
	else if (!behind && next > at)
		scan_tell(scan, NULL,
			  arena_printf(scan->arena,
				       "its bytes %" PRIu64 " to %" PRIu64
				       " belong to none of its files",
				       at, next - 1));
}

static void
read_headers(struct zip_layout *layout, const struct scan *scan)
{
	const struct zip_entry *before = NULL;
	uint64_t at = 0;

	layout->starts =
	    arena_array(scan->arena, layout->n + 1, sizeof(*layout->starts));
	for (size_t i = 0; i < layout->n; i++)
		layout->starts[i] = &layout->list[i];
	qsort(layout->starts, layout->n, sizeof(struct zip_entry *),
	      compare_starts);
	for (size_t i = 0; i < layout->n; i++) {
		struct zip_entry *entry = layout->starts[i];

		check_gap(scan, before, at, entry->start);
		entry->is_readable = read_header(scan, entry, &at);
		if (!entry->is_readable)
			at = entry->start;
		before = entry->is_readable ? entry : NULL;
	}
	check_gap(scan, before, at, scan->directory);
}

bool
zip_layout_read(struct zip_layout *layout, FILE *file, const char *path,
		struct arena *arena, struct diags *diags)
{
	struct scan scan = {
	    .file = file, .path = path, .arena = arena, .diags = diags};
	off_t size;

	*layout = (struct zip_layout){0};
	if (fseeko(file, 0, SEEK_END) != 0 || (size = ftello(file)) < 0) {
		diag_errno(diags, path, "cannot read");
		return false;
	}
	scan.size = (uint64_t)size;
	if (!read_end(&scan) || !read_directory(layout, &scan))
		return false;
	read_headers(layout, &scan);
	return true;
}
