#include "base/path.h"

#include <string.h>

#include "base/utf8.h"

#define NAME_MAX_BYTES 255

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

static bool
rune_is_barred(unsigned c)
{
	static const struct str signs = STR_INIT("/\\:*?\"<>|#%{}");

	if (c == UTF8_BAD || c < 0x20 || (c >= 0x7F && c <= 0x9F))
		return true;
	if (c < 0x80)
		return c == ' ' || str_chr(signs, (char)c, 0) != STR_NONE;
	return rune_is_space(c) || (c >= 0x200B && c <= 0x200F) ||
	       (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
	       c == 0xFEFF;
}

bool
file_name_is_device(struct str name)
{
	static const char *const words[] = {"con", "prn", "aux", "nul"};
	static const char *const ports[] = {"com", "lpt"};
	size_t dot = str_chr(name, '.', 0);

	if (dot != STR_NONE)
		name.n = dot;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_eq_case(name, str_from(words[i])))
			return true;
	for (size_t i = 0; i < sizeof(ports) / sizeof(ports[0]); i++)
		if (name.n == 4 && ascii_digit(name.p[3]) &&
		    str_starts_case(name, str_from(ports[i])))
			return true;
	return false;
}

bool
file_name_is_safe(struct str name)
{
	if (name.n == 0 || name.n > NAME_MAX_BYTES || name.p[0] == '.' ||
	    name.p[name.n - 1] == '.' || file_name_is_device(name))
		return false;
	for (size_t at = 0; at < name.n;)
		if (rune_is_barred(utf8_next(name, &at)))
			return false;
	return true;
}
