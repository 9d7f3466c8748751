#include "base/buf.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

#define PRINTF_FIRST 32 /* bytes that are formatted once only */

/* Room for extra more bytes and a NUL. */
static void
buf_reserve(struct buf *buf, size_t extra)
{
	size_t need, capacity;
	char *p;

	if (extra > SIZE_MAX / 4 || buf->n > SIZE_MAX / 4)
		arena_no_memory();
	need = buf->n + extra + 1;
	if (need <= buf->capacity)
		return;
	capacity = buf->capacity + buf->capacity / 2;
	if (capacity < need)
		capacity = need;
	if (capacity < 64)
		capacity = 64;
	p = realloc(buf->p, capacity);
	if (!p)
		arena_no_memory();
	buf->p = p;
	buf->capacity = capacity;
}

void
buf_put(struct buf *buf, struct str bytes)
{
	buf_reserve(buf, bytes.n);
	if (bytes.n)
		memcpy(buf->p + buf->n, bytes.p, bytes.n);
	buf->n += bytes.n;
	buf->p[buf->n] = '\0';
}

void
buf_putc_grown(struct buf *buf, char c)
{
	buf_reserve(buf, 1);
	buf->p[buf->n++] = c;
	buf->p[buf->n] = '\0';
}

void
buf_puts(struct buf *buf, const char *cstr)
{
	buf_put(buf, str_from(cstr));
}

void
buf_printf(struct buf *buf, const char *format, ...)
{
	va_list args, again;
	size_t room;
	int n;

	buf_reserve(buf, PRINTF_FIRST);
	room = buf->capacity - buf->n;
	va_start(args, format);
	va_copy(again, args);
	n = vsnprintf(buf->p + buf->n, room, format, args);
	if (n < 0)
		arena_no_memory();
	if ((size_t)n >= room) {
		buf_reserve(buf, (size_t)n);
		vsnprintf(buf->p + buf->n, (size_t)n + 1, format, again);
	}
	buf->n += (size_t)n;
	va_end(again);
	va_end(args);
}

void
buf_put_number(struct buf *buf, unsigned long long number, int digits)
{
	char text[32], *p = text + sizeof(text);
	const char *least = p - (digits < 31 ? digits : 31);

	do
		*--p = (char)('0' + number % 10);
	while (number /= 10);
	while (p > least)
		*--p = '0';
	buf_put(buf, (struct str){p, (size_t)(text + sizeof(text) - p)});
}

void
buf_put_rune_wide(struct buf *buf, unsigned c)
{
	char bytes[4];

	buf_put(buf, (struct str){bytes, utf8_put(c, bytes)});
}

struct str
buf_str(const struct buf *buf)
{
	return (struct str){buf->p ? buf->p : "", buf->n};
}

struct str
buf_take(struct buf *buf, struct arena *arena)
{
	struct str taken = arena_str(arena, buf_str(buf));

	buf_clear(buf);
	return taken;
}

void
buf_clear(struct buf *buf)
{
	buf->n = 0;
	if (buf->p)
		buf->p[0] = '\0';
}

void
buf_free(struct buf *buf)
{
	free(buf->p);
	*buf = (struct buf){0};
}
