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
parse_line(struct str line, struct key *key)
{
	struct str hash, size;

	if (!str_cut(&line, ' ', &hash) || !str_cut(&line, ' ', &size))
		return false;
	key->path = line;
	return line.n > 0 && hash.n == 2 * (size_t)HASH_SIZE &&
	       hash_from_hex(hash, &key->hash) && parse_size(size, &key->size);
}

static size_t
count_lines(struct str text)
{
	struct str line;
	size_t n = 0;

	while (str_cut(&text, '\n', &line))
		n++;
	return n;
}

static bool
parse(struct keys *keys, struct str text)
{
	struct str line;

	/* A file that was cut short lacks its last line end. */
	if (text.n == 0 || text.p[text.n - 1] != '\n' ||
	    !str_cut(&text, '\n', &line) || !str_eq(line, head))
		return false;
	keys->list =
	    arena_array(keys->arena, count_lines(text), sizeof(*keys->list));
	while (str_cut(&text, '\n', &line))
		if (!parse_line(line, &keys->list[keys->n++]))
			return false;
	return true;
}

void
keys_load(struct keys *keys, const char *path, struct arena *arena)
{
	struct diags ignored;
	struct str text;

	*keys = (struct keys){.arena = arena};
	diags_init(&ignored, arena);
	if (!file_exists(path) || !file_read(path, arena, &text, &ignored) ||
	    !parse(keys, text))
		*keys = (struct keys){.arena = arena};
}

/* ---- Finding ---- */

static struct key *
find(struct keys *keys, struct str path)
{
	if (keys->by_path.n == 0)
		for (size_t i = 0; i < keys->n; i++)
			*map_put(&keys->by_path, keys->arena,
				 keys->list[i].path) = &keys->list[i];
	return map_get(&keys->by_path, path);
}

const struct key *
keys_find(struct keys *keys, struct str path)
{
	return find(keys, path);
}

const struct key *
keys_claim(struct keys *keys, struct str path)
{
	struct key *key;

	if (keys->next < keys->n && str_eq(keys->list[keys->next].path, path))
		key = &keys->list[keys->next];
	else
		key = find(keys, path);
	if (!key)
		return NULL;
	key->planned = true;
	keys->next = (size_t)(key - keys->list) + 1;
	return key;
}

/* ---- Writing ---- */

void
keys_put_head(struct buf *out)
{
	buf_put(out, head);
	buf_putc(out, '\n');
}

void
keys_put(struct buf *out, struct key key)
{
	char hex[2 * HASH_SIZE];

	hash_put_hex(key.hash, hex);
	buf_put(out, (struct str){hex, sizeof(hex)});
	buf_putc(out, ' ');
	buf_put_number(out, key.size, 1);
	buf_putc(out, ' ');
	buf_put(out, key.path);
	buf_putc(out, '\n');
}
