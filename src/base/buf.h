/*
 * Buf: bytes that grow at their end.
 *
 * A zeroed struct is an empty buffer.  Where .p is not NULL a NUL stands
 * behind the last byte.  Out of memory ends the program (see arena.h).
 * A buffer is freed by buf_free(), or its bytes move into an arena by
 * buf_take().
 */
#ifndef BREVIER_BASE_BUF_H
#define BREVIER_BASE_BUF_H

#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

struct buf {
	char *p;
	size_t n;        /* bytes in use */
	size_t capacity; /* bytes allocated */
};

void buf_put(struct buf *buf, struct str bytes);
void buf_puts(struct buf *buf, const char *cstr);
void buf_printf(struct buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* In decimal digits, at least so many of them. */
void buf_put_number(struct buf *buf, unsigned long long number, int digits);
/* Where there is no room: see buf_putc() and buf_put_rune(). */
void buf_putc_grown(struct buf *buf, char c);
void buf_put_rune_wide(struct buf *buf, unsigned c);

static inline void
buf_putc(struct buf *buf, char c)
{
	if (buf->capacity - buf->n < 2) {
		buf_putc_grown(buf, c);
		return;
	}
	buf->p[buf->n++] = c;
	buf->p[buf->n] = '\0';
}

/* Puts code point c as UTF-8. */
static inline void
buf_put_rune(struct buf *buf, unsigned c)
{
	if (c < 0x80)
		buf_putc(buf, (char)c);
	else
		buf_put_rune_wide(buf, c);
}

/* The bytes as they are now; valid until the buffer changes. */
struct str buf_str(const struct buf *buf);
/* A copy of the bytes in arena; the buffer is emptied but kept. */
struct str buf_take(struct buf *buf, struct arena *arena);
void buf_clear(struct buf *buf); /* keeps the memory */
void buf_free(struct buf *buf);  /* gives it back; the buffer stays usable */

#endif
