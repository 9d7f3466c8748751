#include "build/sitezip.h"

#include <stdio.h>

#include "archive/zip.h"
#include "base/file.h"

/* Whether a file is compressed already. */
static bool
is_packed(struct str name)
{
	static const char *const packed[] = {"epub", "zip",  "png",  "jpg",
					     "jpeg", "webp", "avif", "gif",
					     "woff", "woff2"};
	struct str extension = file_extension(name);

	for (size_t i = 0; i < sizeof(packed) / sizeof(*packed); i++)
		if (str_eq_case(extension, str_from(packed[i])))
			return true;
	return false;
}

bool
sitezip_make(const char *site, const char *path, struct date date,
	     struct diags *diags)
{
	struct arena arena = {0};
	struct zip_writer *zip = zip_writer_new(date, &arena);
	struct file_list list;
	bool ok = file_list(site, true, &arena, &list, diags);

	for (size_t i = 0; ok && i < list.n; i++) {
		struct str name = list.names[i];

		zip_writer_add_file(
		    zip, arena_printf(&arena, "site/%.*s", STR_ARG(name)),
		    file_join(&arena, str_from(site), name),
		    is_packed(name) ? ZIP_STORED : ZIP_DEFLATED);
	}
	ok = ok && zip_writer_save(zip, path, diags);
	arena_free(&arena);
	return ok;
}

bool
sitezip_publish(const char *path, const char *out, struct diags *diags)
{
	struct arena arena = {0};
	const char *to = file_join(&arena, str_from(out), STR("site.zip"));
	bool ok = rename(path, to) == 0;

	if (!ok)
		diag_errno(diags, to, "cannot replace");
	arena_free(&arena);
	return ok;
}
