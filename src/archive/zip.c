#include "archive/zip.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base/file.h"
#include "base/map.h"

#define PART_MAX_BYTES 255    /* of a name or of a folder's */
#define NAME_MAX_BYTES 65535  /* of a name with its folders (4.4.10) */
#define REGULAR_0644 0100644u /* mode of every entry, in st_mode's form */

struct member {
	struct str name;
	struct str bytes;
	enum zip_method method;
	struct deflated deflated; /* absent where it is stored */
	size_t read;              /* of these bytes, by libzip */
	const char *path;         /* of the file that it is; NULL: bytes */
	struct arena loaded;      /* its bytes, while they are written */
	struct zip_writer *zip;
	struct member *next;
};

struct zip_writer {
	struct arena *arena;
	struct date date;
	struct member *first;
	struct member **last;
	struct deflater *deflater; /* while it is written */
	struct diags *diags;
};

struct zip_writer *
zip_writer_new(struct date date, struct arena *arena)
{
	struct zip_writer *zip = arena_alloc(arena, sizeof(*zip));

	zip->arena = arena;
	zip->date = date;
	zip->last = &zip->first;
	return zip;
}

static struct member *
add_member(struct zip_writer *zip, struct str name, enum zip_method method)
{
	struct member *member = arena_alloc(zip->arena, sizeof(*member));

	member->name = arena_str(zip->arena, name);
	member->method = method;
	member->zip = zip;
	*zip->last = member;
	zip->last = &member->next;
	return member;
}

void
zip_writer_add(struct zip_writer *zip, struct str name, struct str bytes,
	       enum zip_method method)
{
	add_member(zip, name, method)->bytes = bytes;
}

void
zip_writer_add_deflated(struct zip_writer *zip, struct str name,
			const struct deflated *deflated)
{
	add_member(zip, name, ZIP_DEFLATED)->deflated = *deflated;
}

void
zip_writer_add_file(struct zip_writer *zip, struct str name, const char *path,
		    enum zip_method method)
{
	add_member(zip, name, method)->path = path;
}

/* Whether name stays below the folder into which the archive is unpacked. */
static bool
name_is_safe(struct str name)
{
	struct str part;

	if (name.n == 0 || name.p[0] == '/' ||
	    str_chr(name, '\\', 0) != STR_NONE ||
	    str_chr(name, '\0', 0) != STR_NONE)
		return false;
	while (str_cut(&name, '/', &part))
		if (part.n == 0 || str_eq(part, STR(".")) ||
		    str_eq(part, STR("..")))
			return false;
	return true;
}

/* "mimetype" comes first, which an EPUB asks for (EPUB 3.3, section 4.3.3). */
static int
compare_members(const void *a, const void *b)
{
	const struct member *const *x = a, *const *y = b;
	struct str first = STR("mimetype");

	if (str_eq((*x)->name, first) || str_eq((*y)->name, first))
		return str_eq((*y)->name, first) - str_eq((*x)->name, first);
	return str_cmp((*x)->name, (*y)->name);
}

static void
sort_members(struct zip_writer *zip)
{
	struct member **list, *at;
	size_t n = 0;

	for (at = zip->first; at; at = at->next)
		n++;
	list = arena_array(zip->arena, n, sizeof(struct member *));
	n = 0;
	for (at = zip->first; at; at = at->next)
		list[n++] = at;
	if (n)
		qsort(list, n, sizeof(struct member *), compare_members);
	zip->last = &zip->first;
	for (size_t i = 0; i < n; i++) {
		*zip->last = list[i];
		zip->last = &list[i]->next;
	}
	*zip->last = NULL;
}

static bool
name_is_long(struct str name)
{
	struct str rest = name, part;

	while (str_cut(&rest, '/', &part))
		if (part.n > PART_MAX_BYTES)
			return true;
	return name.n > NAME_MAX_BYTES;
}

static bool
check_names(const struct zip_writer *zip, struct diags *diags)
{
	struct map seen = {0};
	bool ok = true;

	for (const struct member *at = zip->first; at; at = at->next) {
		void **place = map_put(&seen, zip->arena, at->name);
		bool twice = *place != NULL;

		*place = zip->first;
		bool is_long = name_is_long(at->name);

		if (name_is_safe(at->name) && !twice && !is_long)
			continue;
		diag_file(diags, DIAG_ERROR, "zip-name", NULL,
			  twice     ? "'%.*s' stands in the archive twice"
			  : is_long ? "'%.*s' is too long a name for an archive"
				    : "'%.*s' is no safe name in an archive",
			  STR_ARG(at->name));
		ok = false;
	}
	return ok;
}

/* The date in the form of MS-DOS (APPNOTE, 4.4.6): years from 1980 on. */
static zip_uint16_t
dos_date(struct date date)
{
	if (date.year < 1980)
		return 1 << 5 | 1;
	return (zip_uint16_t)((date.year - 1980) << 9 | date.month << 5 |
			      date.day);
}

/* ---- Members that are compressed before libzip sees them ---- */

/* Most members come compressed. */
static struct deflated
deflate_member(struct zip_writer *zip, struct str bytes, struct arena *arena)
{
	if (!zip->deflater)
		zip->deflater = deflater_new();
	return deflate_bytes(zip->deflater, bytes, arena);
}

/* Reads and compresses a file as libzip opens it, or asks for its sizes
 * before. These stay when its bytes are let go. */
static bool
member_load(struct member *member, bool sizes_will_do)
{
	struct str bytes;

	if (!member->path || member->deflated.bytes.p ||
	    (sizes_will_do && member->deflated.bytes.n))
		return true;
	if (!file_read(member->path, &member->loaded, &bytes,
		       member->zip->diags))
		return false;
	member->deflated = deflate_member(member->zip, bytes, &member->loaded);
	return true;
}

static void
member_unload(struct member *member)
{
	if (!member->path)
		return;
	arena_free(&member->loaded);
	member->deflated.bytes.p = NULL;
}

static zip_int64_t
read_deflated(struct member *member, void *to, zip_uint64_t room)
{
	struct str rest = str_skip(member->deflated.bytes, member->read);

	rest = str_slice(rest, 0, (size_t)room);
	if (rest.n > 0)
		memcpy(to, rest.p, rest.n);
	member->read += rest.n;
	return (zip_int64_t)rest.n;
}

/* As all that is told is valid and the method is the one asked for, libzip
 * copies the bytes as they are (zip_source_function(3), zip_close.c). */
static zip_int64_t
stat_deflated(const struct member *member, zip_stat_t *stat)
{
	zip_stat_init(stat);
	stat->size = member->deflated.size;
	stat->comp_size = member->deflated.bytes.n;
	stat->crc = member->deflated.crc;
	stat->comp_method = ZIP_CM_DEFLATE;
	stat->encryption_method = ZIP_EM_NONE;
	stat->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC |
		      ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
	return sizeof(*stat);
}

/* Why a file could not be read has been told. */
static zip_int64_t
tell_error(int *codes)
{
	codes[0] = ZIP_ER_READ;
	codes[1] = 0;
	return 2 * (zip_int64_t)sizeof(*codes);
}

static zip_int64_t
on_command(void *context, void *data, zip_uint64_t n, zip_source_cmd_t command)
{
	struct member *member = context;

	if (command == ZIP_SOURCE_OPEN || command == ZIP_SOURCE_STAT)
		if (!member_load(member, command == ZIP_SOURCE_STAT))
			return -1;
	if (command == ZIP_SOURCE_OPEN)
		member->read = 0;
	else if (command == ZIP_SOURCE_READ)
		return read_deflated(member, data, n);
	else if (command == ZIP_SOURCE_STAT)
		return stat_deflated(member, data);
	else if (command == ZIP_SOURCE_CLOSE || command == ZIP_SOURCE_FREE)
		member_unload(member);
	else if (command == ZIP_SOURCE_ERROR)
		return tell_error(data);
	else if (command == ZIP_SOURCE_SUPPORTS)
		return zip_source_make_command_bitmap(
		    ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
		    ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
	return 0;
}

static void
deflate_members(struct zip_writer *zip)
{
	for (struct member *at = zip->first; at; at = at->next)
		if (at->method == ZIP_DEFLATED && !at->path &&
		    !at->deflated.bytes.p)
			at->deflated =
			    deflate_member(zip, at->bytes, zip->arena);
}

/* ---- The archive ---- */

static zip_source_t *
member_source(zip_t *archive, struct member *member)
{
	if (member->method == ZIP_DEFLATED)
		return zip_source_function(archive, on_command, member);
	if (member->path)
		return zip_source_file(archive, member->path, 0, 0);
	return zip_source_buffer(archive, member->bytes.p, member->bytes.n, 0);
}

static bool
put_member(zip_t *archive, struct member *member, struct date date)
{
	bool stored = member->method == ZIP_STORED;
	zip_source_t *source = member_source(archive, member);
	zip_int64_t index = source ? zip_file_add(archive, member->name.p,
						  source, ZIP_FL_ENC_UTF_8)
				   : -1;

	if (index < 0) {
		zip_source_free(source);
		return false;
	}
	zip_uint64_t at = (zip_uint64_t)index;

	return zip_set_file_compression(archive, at,
					stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE,
					0) == 0 &&
	       zip_file_set_dostime(archive, at, 0, dos_date(date), 0) == 0 &&
	       zip_file_set_external_attributes(archive, at, 0, ZIP_OPSYS_UNIX,
						REGULAR_0644 << 16) == 0;
}

/* Copies what was written to source into out. */
static bool
take_bytes(zip_source_t *source, struct buf *out, zip_error_t *error)
{
	char chunk[65536];
	zip_int64_t n;

	if (zip_source_open(source) < 0) {
		*error = *zip_source_error(source);
		return false;
	}
	while ((n = zip_source_read(source, chunk, sizeof(chunk))) > 0)
		buf_put(out, (struct str){chunk, (size_t)n});
	zip_source_close(source);
	return n == 0;
}

/* Puts all members into the archive and closes it. */
static bool
write_members(const struct zip_writer *zip, zip_t *archive, zip_error_t *error)
{
	bool ok = true;

	for (struct member *at = zip->first; ok && at; at = at->next)
		ok = put_member(archive, at, zip->date);
	if (ok && zip_close(archive) == 0)
		return true;
	*error = *zip_get_error(archive);
	error->str = NULL; /* the archive's own */
	zip_discard(archive);
	return false;
}

static bool
write_bytes(const struct zip_writer *zip, struct buf *out, zip_error_t *error)
{
	zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, error);
	zip_t *archive =
	    source ? zip_open_from_source(source, ZIP_TRUNCATE, error) : NULL;
	bool ok = false;

	if (archive) {
		/* zip_close() and zip_discard() free it. */
		zip_source_keep(source);
		ok = write_members(zip, archive, error) &&
		     take_bytes(source, out, error);
	}
	zip_source_free(source);
	return ok;
}

/* libzip writes beside path and renames at the end. */
static bool
write_file(const struct zip_writer *zip, const char *path, zip_error_t *error)
{
	int code;
	zip_t *archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code);

	if (!archive)
		zip_error_init_with_code(error, code);
	return archive && write_members(zip, archive, error);
}

/* libzip's first opening notes in statics, without a lock, what a source must
 * be able to do; a second thread that opens one meanwhile is told that its
 * archive is read-only (zip_open_from_source() of libzip 1.7.3). So the first
 * one is alone. */
static void
open_first(void)
{
	zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *archive =
	    source ? zip_open_from_source(source, ZIP_TRUNCATE, NULL) : NULL;

	if (archive)
		zip_discard(archive);
	else
		zip_source_free(source);
}

/* To a file, or to out where path is NULL. */
static bool
write_archive(struct zip_writer *zip, const char *path, struct buf *out,
	      struct diags *diags)
{
	static pthread_once_t opened = PTHREAD_ONCE_INIT;
	size_t errors = diags->errors;
	zip_error_t error;
	bool ok;

	pthread_once(&opened, open_first);
	if (!check_names(zip, diags))
		return false;
	sort_members(zip);
	zip->diags = diags;
	deflate_members(zip);
	zip_error_init(&error);
	ok = path ? write_file(zip, path, &error)
		  : write_bytes(zip, out, &error);
	if (!ok && diags->errors == errors)
		diag_file(diags, DIAG_ERROR, "zip", path,
			  "cannot make the archive: %s",
			  zip_error_strerror(&error));
	zip_error_fini(&error);
	deflater_free(zip->deflater);
	zip->deflater = NULL;
	return ok;
}

bool
zip_writer_finish(struct zip_writer *zip, struct buf *out, struct diags *diags)
{
	return write_archive(zip, NULL, out, diags);
}

bool
zip_writer_save(struct zip_writer *zip, const char *path, struct diags *diags)
{
	return write_archive(zip, path, NULL, diags);
}
