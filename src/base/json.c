#include "base/json.h"

#include <jansson.h>

#include "base/arena.h"
#include "base/utf8.h"

/* A struct json * is a json_t * under a name that needs no jansson.h. */
static json_t *
json_inner(struct json *value)
{
	return (json_t *)(void *)value;
}

/* jansson fails for want of memory alone: what else can fail is excluded
 * before, here and in json_text(). */
static struct json *
json_outer(json_t *inner)
{
	if (!inner)
		arena_no_memory();
	return (struct json *)(void *)inner;
}

struct json *
json_new_object(void)
{
	return json_outer(json_object());
}

struct json *
json_new_array(void)
{
	return json_outer(json_array());
}

struct json *
json_text(struct str text)
{
	struct buf clean = {0};
	struct json *value;
	size_t at = 0;

	if (!text.p)
		return json_outer(json_null());
	if (utf8_check(text) == text.n)
		return json_outer(json_stringn_nocheck(text.p, text.n));
	while (at < text.n)
		buf_put_rune(&clean, utf8_next(text, &at));
	value = json_outer(json_stringn_nocheck(clean.p, clean.n));
	buf_free(&clean);
	return value;
}

struct json *
json_number(long long number)
{
	return json_outer(json_integer(number));
}

struct json *
json_bool(bool value)
{
	return json_outer(json_boolean(value));
}

void
json_set(struct json *object, const char *key, struct json *value)
{
	if (json_object_set_new_nocheck(json_inner(object), key,
					json_inner(value)) != 0)
		arena_no_memory();
}

void
json_set_text(struct json *object, const char *key, struct str text)
{
	json_set(object, key, json_text(text));
}

void
json_push(struct json *array, struct json *value)
{
	if (json_array_append_new(json_inner(array), json_inner(value)) != 0)
		arena_no_memory();
}

static int
json_put_bytes(const char *bytes, size_t n, void *out)
{
	buf_put(out, (struct str){bytes, n});
	return 0;
}

static void
json_put(struct buf *out, struct json *value, size_t flags)
{
	if (json_dump_callback(json_inner(value), json_put_bytes, out,
			       flags | JSON_ENCODE_ANY) != 0)
		arena_no_memory();
	buf_putc(out, '\n');
	json_decref(json_inner(value));
}

void
json_write(struct buf *out, struct json *value)
{
	json_put(out, value, JSON_INDENT(2));
}

void
json_write_line(struct buf *out, struct json *value)
{
	json_put(out, value, 0);
}
