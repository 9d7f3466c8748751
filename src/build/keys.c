#include "build/keys.h"

#include "base/diag.h"
#include "base/file.h"

static const struct str head = STR_INIT("brevier keys 1");

static bool
parse_size(struct str text, size_t *size)
{
	*size = 0;
	if (text.n == 0 || text.n > 15)
		return false;
	for (size_t i = 0; i < text.n; i++) {
		if (!ascii_digit(text.p[i]))
			return false;
		*size = *size * 10 + (size_t)(text.p[i] - '0');
	}
	return true;
}

/* "HASH SIZE PATH", the hash in hexadecimal digits. */
static bool
parse_line(struct str line, struct key *key, struct str *path)
{
	struct str hash, size;

	if (!str_cut(&line, ' ', &hash) || !str_cut(&line, ' ', &size))
		return false;
	*path = line;
	return line.n > 0 && hash.n == 2 * (size_t)HASH_SIZE &&
	       hash_from_hex(hash, &key->hash) && parse_size(size, &key->size);
}

static bool
parse(struct keys *keys, struct str text, struct arena *arena)
{
	struct str line;

	/* A file that was cut short lacks its last line end. */
	if (text.n == 0 || text.p[text.n - 1] != '\n' ||
	    !str_cut(&text, '\n', &line) || !str_eq(line, head))
		return false;
	while (str_cut(&text, '\n', &line)) {
		struct key *key = arena_alloc(arena, sizeof(*key));
		struct str path;

		if (!parse_line(line, key, &path))
			return false;
		*map_put(&keys->by_path, arena, path) = key;
	}
	return true;
}

void
keys_load(struct keys *keys, const char *path, struct arena *arena)
{
	struct diags ignored;
	struct str text;

	*keys = (struct keys){0};
	diags_init(&ignored, arena);
	if (!file_exists(path) || !file_read(path, arena, &text, &ignored) ||
	    !parse(keys, text, arena))
		*keys = (struct keys){0};
}

const struct key *
keys_find(const struct keys *keys, struct str path)
{
	return map_get(&keys->by_path, path);
}

const struct key *
keys_claim(const struct keys *keys, struct str path)
{
	struct key *key = map_get(&keys->by_path, path);

	if (key)
		key->planned = true;
	return key;
}

void
keys_put_head(struct buf *out)
{
	buf_put(out, head);
	buf_putc(out, '\n');
}

void
keys_put(struct buf *out, struct str path, struct key key)
{
	struct arena arena = {0};
	struct str hex = hash_hex(&arena, key.hash, 2 * (size_t)HASH_SIZE);

	buf_printf(out, "%.*s %zu %.*s\n", STR_ARG(hex), key.size,
		   STR_ARG(path));
	arena_free(&arena);
}
