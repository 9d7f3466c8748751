#include "search/shard.h"

#include "base/utf8.h"
#include "search/segment.h"

enum {
	LONG_LIST = 16384, /* bits; longer ones are files of their own */
	LEAST = 6000,      /* bytes of a shard */
	MOST = 11000,
	CUT_MASK = 15, /* of a key's hash: one of so many may be the first */
	COMMON_MAX = 25,
};

void
shard_open(struct shard_writer *writer, const struct shard_output *output,
	   struct arena *arena, struct diags *diags)
{
	*writer = (struct shard_writer){
	    .output = output, .arena = arena, .diags = diags, .ok = true};
}

/* ---- Names and keys ---- */

void
shard_put_name(struct buf *out, char kind, struct str key)
{
	size_t at = 0;

	buf_printf(out, "%c-", kind);
	while (at < key.n) {
		unsigned c = utf8_next(key, &at);

		if (c < 0x80 && (ascii_digit((char)c) || ascii_alpha((char)c)))
			buf_putc(out, (char)c);
		else if (c < 0x10000)
			buf_printf(out, "_%x_", c);
		else
			buf_printf(out, "_%x__%x_", 0xD7C0 + (c >> 10),
				   0xDC00 + (c & 0x3FF));
	}
}

/* The bytes that both begin with, whole characters, and their UTF-16 units;
 * no more than COMMON_MAX. */
static size_t
common(struct str a, struct str b, unsigned *units)
{
	size_t at = 0, in_b = 0, end = 0;
	unsigned c, wide;

	*units = 0;
	while (at < a.n && in_b < b.n) {
		c = utf8_next(a, &at);
		wide = c >= 0x10000 ? 2 : 1;
		if (utf8_next(b, &in_b) != c || *units + wide > COMMON_MAX)
			break;
		*units += wide;
		end = in_b;
	}
	return end;
}

void
shard_put_key(struct buf *out, struct str before, struct str key)
{
	unsigned units;
	size_t from = common(before, key, &units);

	buf_putc(out, (char)('A' + units));
	buf_put(out, str_skip(key, from));
}

/* ---- Files ---- */

bool
shard_file_as(const struct shard_output *output, struct str name,
	      struct str check, struct str data, struct diags *diags)
{
	struct buf file = {0}, path = {0};
	bool ok;

	buf_printf(&file, "brevier(\"%.*s\",", STR_ARG(check));
	buf_put(&file, data);
	buf_puts(&file, ");\n");
	buf_printf(&path, "search/%.*s.js", STR_ARG(name));
	ok =
	    output->put(output->context, buf_str(&path), buf_str(&file), diags);
	buf_free(&path);
	buf_free(&file);
	return ok;
}

bool
shard_file(const struct shard_output *output, struct str name, struct str data,
	   uint32_t *check, struct diags *diags)
{
	struct buf text = {0};
	bool ok;

	*check = code_check(data);
	code_put_check(&text, *check);
	ok = shard_file_as(output, name, buf_str(&text), data, diags);
	buf_free(&text);
	return ok;
}

/* The list of a term as a file of its own. */
static uint32_t
put_list(struct shard_writer *writer, struct str key, const struct bits *list)
{
	struct buf name = {0}, data = {0};
	uint32_t check;

	shard_put_name(&name, 'l', key);
	buf_putc(&data, '"');
	bits_text(list, &data);
	buf_putc(&data, '"');
	writer->ok = shard_file(writer->output, buf_str(&name), buf_str(&data),
				&check, writer->diags) &&
		     writer->ok;
	buf_free(&name);
	buf_free(&data);
	return check;
}

/* Writes the shard that has grown. */
static void
flush(struct shard_writer *writer)
{
	struct shard made = {.key = writer->first};
	struct buf name = {0}, data = {0};

	if (!writer->first.p)
		return;
	shard_put_name(&name, 'w', made.key);
	buf_printf(&data, "[\"%.*s\",\"", STR_ARG(buf_str(&writer->keys)));
	bits_text(&writer->bits, &data);
	buf_puts(&data, "\"]");
	writer->ok = shard_file(writer->output, buf_str(&name), buf_str(&data),
				&made.check, writer->diags) &&
		     writer->ok;
	buf_put(&writer->made, (struct str){(const char *)&made, sizeof(made)});
	writer->first = (struct str){0};
	buf_clear(&writer->keys);
	bits_clear(&writer->bits);
	buf_free(&name);
	buf_free(&data);
}

/* ---- Terms ---- */

static bool
is_full(const struct shard_writer *writer, struct str key, size_t bits)
{
	size_t now = writer->keys.n + bits_length(&writer->bits) * 2 / 13;
	size_t then = now + key.n + bits * 2 / 13;

	if (now >= LEAST &&
	    (segment_hash(SEGMENT_SEED, key) >> 32 & CUT_MASK) == 0)
		return true;
	return now > 0 && then > MOST;
}

void
shard_add(struct shard_writer *writer, struct str key, uint32_t n,
	  const struct bits *list)
{
	size_t length = bits_length(list);
	bool is_long = length > LONG_LIST;

	if (is_full(writer, key, is_long ? 0 : length))
		flush(writer);
	if (!writer->first.p) {
		writer->first = arena_str(writer->arena, key);
		buf_clear(&writer->key);
	}
	shard_put_key(&writer->keys, buf_str(&writer->key), key);
	buf_clear(&writer->key);
	buf_put(&writer->key, key);
	bits_gamma(&writer->bits, n);
	bits_put(&writer->bits, is_long, 1);
	if (is_long)
		bits_put(&writer->bits, put_list(writer, key, list),
			 CODE_CHECK_BITS);
	else
		bits_append(&writer->bits, list);
}

bool
shard_close(struct shard_writer *writer)
{
	flush(writer);
	buf_free(&writer->keys);
	buf_free(&writer->key);
	bits_free(&writer->bits);
	return writer->ok;
}
