#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"

#define FILE_BLOCK ((size_t)64 << 10)

/* read(2), begun again where a signal came in between. */
static ssize_t
read_some(int fd, char *to, size_t n)
{
	ssize_t got;

	do
		got = read(fd, to, n);
	while (got < 0 && errno == EINTR);
	return got;
}

/* The rest of fd behind what is read already: for files that grow, and for
 * devices, whose size is not known. */
static bool
read_rest(int fd, struct arena *arena, struct str *text)
{
	char *block = malloc(FILE_BLOCK);
	struct buf all = {0};
	ssize_t got = 0;

	if (!block)
		arena_no_memory();
	buf_put(&all, *text);
	while (all.n <= FILE_SIZE_MAX &&
	       (got = read_some(fd, block, FILE_BLOCK)) > 0)
		buf_put(&all, (struct str){block, (size_t)got});
	*text = buf_take(&all, arena);
	buf_free(&all);
	free(block);
	if (text->n > FILE_SIZE_MAX)
		errno = EFBIG;
	return got == 0 && text->n <= FILE_SIZE_MAX;
}

static bool
read_all(int fd, struct arena *arena, struct str *text)
{
	struct stat status;
	size_t size, n = 0;
	ssize_t got;
	char *p;

	if (fstat(fd, &status) != 0)
		return false;
	size = S_ISREG(status.st_mode) ? (size_t)status.st_size : 0;
	if (size > FILE_SIZE_MAX) {
		errno = EFBIG;
		return false;
	}
	p = arena_alloc(arena, size + 1);
	/* One byte more than expected: at the end of the file nothing comes. */
	while ((got = read_some(fd, p + n, size + 1 - n)) > 0) {
		n += (size_t)got;
		if (n > size) {
			*text = (struct str){p, n};
			return read_rest(fd, arena, text);
		}
	}
	*text = (struct str){p, n};
	return got == 0;
}

bool
file_read(const char *path, struct arena *arena, struct str *text,
	  struct diags *diags)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool ok = fd >= 0 && read_all(fd, arena, text);

	if (!ok)
		diag_errno(diags, path, "cannot read");
	if (fd >= 0)
		close(fd);
	return ok;
}

static bool
write_all(int fd, struct str bytes)
{
	ssize_t done;

	while (bytes.n > 0) {
		done = write(fd, bytes.p, bytes.n);
		if (done < 0 && errno != EINTR)
			return false;
		if (done > 0)
			bytes = str_skip(bytes, (size_t)done);
	}
	return true;
}

/* A name beside path that nobody else uses: of all threads alive only this
 * one has this process and this address on its stack. What an earlier run
 * may have left there is of no use. */
static void
put_name_beside(struct buf *name, const char *path)
{
	int here;

	buf_put(name, file_folder(str_from(path)));
	buf_printf(name, "/.brevier-%ld-%jx", (long)getpid(),
		   (uintmax_t)(uintptr_t)&here);
	unlink(name->p);
}

bool
file_exists(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0;
}

bool
file_is_folder(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool
make_folder(const char *path)
{
	if (mkdir(path, 0777) == 0)
		return true;
	if (errno != EEXIST)
		return false;
	if (file_is_folder(path))
		return true;
	errno = ENOTDIR;
	return false;
}

/* mkdir -p; other threads may be making the same folders. */
static bool
make_folders(struct str path)
{
	struct buf part = {0};
	size_t at = 0;
	bool ok;
	int error;

	buf_put(&part, path);
	ok = path.n == 0 || make_folder(part.p);
	if (ok || errno != ENOENT)
		goto out;
	while ((at = str_chr(path, '/', at + 1)) != STR_NONE) {
		part.p[at] = '\0';
		ok = make_folder(part.p);
		part.p[at] = '/';
		if (!ok)
			goto out;
	}
	ok = make_folder(part.p);
out:
	error = errno;
	buf_free(&part);
	errno = error;
	return ok;
}

bool
file_make_folders(const char *path, struct diags *diags)
{
	if (make_folders(str_from(path)))
		return true;
	diag_errno(diags, path, "cannot make the folder");
	return false;
}

/* Whether the failure was a missing folder of path, which is there now. */
static bool
mended_folder(const char *path)
{
	return errno == ENOENT && make_folders(file_folder(str_from(path)));
}

static bool
write_new(const char *path, struct str bytes)
{
	const int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
	int fd = open(path, flags, 0666);
	bool ok;

	if (fd < 0 && mended_folder(path))
		fd = open(path, flags, 0666);
	if (fd < 0)
		return false;
	ok = write_all(fd, bytes);
	return close(fd) == 0 && ok;
}

bool
file_create(const char *path, struct str bytes, struct diags *diags)
{
	if (write_new(path, bytes))
		return true;
	diag_errno(diags, path, "cannot write");
	return false;
}

/* The file gets its name when it is whole: a crash leaves the old one, or
 * none, and something that file_list() does not show. mode: of the new file;
 * NULL: as usual. */
static bool
replace(const char *path, struct str bytes, const mode_t *mode,
	struct diags *diags)
{
	struct buf beside = {0};
	bool ok;

	put_name_beside(&beside, path);
	ok = write_new(beside.p, bytes) &&
	     (!mode || chmod(beside.p, *mode) == 0) &&
	     rename(beside.p, path) == 0;
	if (!ok) {
		diag_errno(diags, path, "cannot write");
		unlink(beside.p);
	}
	buf_free(&beside);
	return ok;
}

bool
file_write(const char *path, struct str bytes, struct diags *diags)
{
	return replace(path, bytes, NULL, diags);
}

bool
file_rewrite(const char *path, struct str bytes, struct diags *diags)
{
	char *real = realpath(path, NULL);
	struct stat status;
	mode_t mode;
	bool ok;

	if (!real || stat(real, &status) != 0) {
		free(real);
		diag_errno(diags, path, "cannot write");
		return false;
	}
	mode = status.st_mode & 07777;
	ok = replace(real, bytes, &mode, diags);
	free(real);
	return ok;
}

static bool
fd_holds(int fd, struct str bytes)
{
	struct stat status;
	char block[16384];
	ssize_t got;

	if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode) ||
	    (uintmax_t)status.st_size != bytes.n)
		return false;
	while ((got = read_some(fd, block, sizeof(block))) > 0) {
		struct str piece = {block, (size_t)got};

		if (!str_starts(bytes, piece))
			return false;
		bytes = str_skip(bytes, piece.n);
	}
	return got == 0 && bytes.n == 0;
}

bool
file_holds(const char *path, struct str bytes)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	bool same = fd >= 0 && fd_holds(fd, bytes);

	if (fd >= 0)
		close(fd);
	return same;
}

static bool
link_once(const char *from, const char *to)
{
	return linkat(AT_FDCWD, from, AT_FDCWD, to, AT_SYMLINK_FOLLOW) == 0;
}

/* Puts a link in the place of a file. */
static bool
link_over(const char *from, const char *to)
{
	struct buf beside = {0};
	bool ok;
	int error;

	put_name_beside(&beside, to);
	ok = link_once(from, beside.p) && rename(beside.p, to) == 0;
	error = errno;
	/* rename(2) leaves both names where they are one file already. */
	unlink(beside.p);
	buf_free(&beside);
	errno = error;
	return ok;
}

static bool
file_copy(const char *from, const char *to, struct diags *diags)
{
	struct arena scratch = {0};
	struct str bytes;
	bool ok = file_read(from, &scratch, &bytes, diags) &&
		  file_write(to, bytes, diags);

	arena_free(&scratch);
	return ok;
}

bool
file_link(const char *from, const char *to, struct diags *diags)
{
	bool ok = link_once(from, to);

	if (!ok && mended_folder(to))
		ok = link_once(from, to);
	if (!ok && errno == EEXIST)
		ok = link_over(from, to);
	if (ok)
		return true;
	if (errno == ENOENT || errno == ENOTDIR || errno == EISDIR) {
		diag_errno(diags, file_exists(from) ? to : from, "cannot link");
		return false;
	}
	return file_copy(from, to, diags);
}

static bool
exchange_at_once(const char *from, const char *to)
{
#ifdef __APPLE__
	return renamex_np(from, to, RENAME_SWAP) == 0;
#else
	return renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_EXCHANGE) == 0;
#endif
}

/* Between the first two steps nothing has the name to. */
static bool
exchange_in_steps(const char *from, const char *to)
{
	struct buf beside = {0};
	bool ok;
	int error;

	put_name_beside(&beside, to);
	ok = rename(to, beside.p) == 0;
	if (ok && rename(from, to) != 0) {
		ok = false;
		error = errno;
		rename(beside.p, to);
		errno = error;
	}
	ok = ok && rename(beside.p, from) == 0;
	buf_free(&beside);
	return ok;
}

bool
file_exchange(const char *from, const char *to, bool *atomic,
	      struct diags *diags)
{
	bool ok = exchange_at_once(from, to);

	*atomic = true;
	if (!ok && errno == ENOENT) {
		ok = rename(from, to) == 0; /* to is missing */
	} else if (!ok && (errno == EINVAL || errno == ENOSYS ||
			   errno == ENOTSUP || errno == EOPNOTSUPP)) {
		*atomic = false;
		ok = exchange_in_steps(from, to);
	}
	if (!ok)
		diag_errno(diags, to, "cannot put the new folder in place");
	return ok;
}
