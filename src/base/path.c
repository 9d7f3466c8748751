#include "base/path.h"

#include <string.h>

/* Offset of the last c in s; STR_NONE where there is none. */
static size_t
find_last(struct str s, char c)
{
	size_t at = s.n;

	while (at > 0) {
		if (s.p[--at] == c)
			return at;
	}
	return STR_NONE;
}

char *
file_join(struct arena *arena, struct str folder, struct str name)
{
	size_t n = str_eq(folder, STR(".")) ? 0 : folder.n;
	char *path = arena_alloc(arena, n + name.n + 2);

	if (n)
		memcpy(path, folder.p, n);
	if (n && path[n - 1] != '/')
		path[n++] = '/';
	if (name.n)
		memcpy(path + n, name.p, name.n);
	return path;
}

struct str
file_folder(struct str path)
{
	size_t slash = find_last(path, '/');

	if (slash == STR_NONE)
		return STR(".");
	return str_slice(path, 0, slash ? slash : 1);
}

struct str
file_name(struct str path)
{
	size_t slash = find_last(path, '/');

	return slash == STR_NONE ? path : str_skip(path, slash + 1);
}

/* Where the extension's full stop stands in a name; its end for none. */
static size_t
stem_length(struct str name)
{
	size_t dot = find_last(name, '.');

	return dot == STR_NONE || dot == 0 || dot + 1 == name.n ? name.n : dot;
}

struct str
file_stem(struct str path)
{
	struct str name = file_name(path);

	return str_slice(name, 0, stem_length(name));
}

struct str
file_extension(struct str path)
{
	struct str name = file_name(path);

	return str_skip(name, stem_length(name) + 1);
}
