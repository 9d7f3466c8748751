#include "search/code.h"

#include "search/segment.h"

/* ---- Bits ---- */

void
bits_put(struct bits *bits, uint32_t value, unsigned n)
{
	bits->waiting |= (uint64_t)value << bits->n_waiting;
	bits->n_waiting += n;
	while (bits->n_waiting >= 8) {
		buf_putc(&bits->bytes, (char)(bits->waiting & 0xFF));
		bits->waiting >>= 8;
		bits->n_waiting -= 8;
	}
}

static void
put_zeros(struct bits *bits, size_t n)
{
	for (; n > 32; n -= 32)
		bits_put(bits, 0, 32);
	bits_put(bits, 0, (unsigned)n);
}

static uint32_t
low_bits(uint32_t value, unsigned n)
{
	return value & (uint32_t)(((uint64_t)1 << n) - 1);
}

void
bits_gamma(struct bits *bits, uint32_t value)
{
	unsigned n = 0;

	while (value >> n > 1)
		n++;
	put_zeros(bits, n);
	bits_put(bits, 1, 1);
	bits_put(bits, low_bits(value, n), n);
}

size_t
bits_length(const struct bits *bits)
{
	return bits->bytes.n * 8 + bits->n_waiting;
}

void
bits_append(struct bits *bits, const struct bits *more)
{
	for (size_t i = 0; i < more->bytes.n; i++)
		bits_put(bits, (unsigned char)more->bytes.p[i], 8);
	bits_put(bits, (uint32_t)more->waiting, more->n_waiting);
}

void
bits_clear(struct bits *bits)
{
	buf_clear(&bits->bytes);
	bits->waiting = bits->n_waiting = 0;
}

void
bits_free(struct bits *bits)
{
	bits_clear(bits);
	buf_free(&bits->bytes);
}

/* ---- Text ---- */

enum { GROUP = 13, BASE = 91 };

static char
digit(uint32_t value)
{
	return (char)(value + '#' + (value >= '\\' - '#'));
}

static void
put_group(struct buf *out, uint32_t value)
{
	char pair[2] = {digit(value % BASE), digit(value / BASE)};

	buf_put(out, (struct str){pair, 2});
}

void
bits_text(const struct bits *bits, struct buf *out)
{
	uint32_t waiting = 0;
	unsigned n = 0;

	for (size_t i = 0; i < bits->bytes.n; i++) {
		waiting |= (uint32_t)(unsigned char)bits->bytes.p[i] << n;
		n += 8;
		if (n >= GROUP) {
			put_group(out, low_bits(waiting, GROUP));
			waiting >>= GROUP;
			n -= GROUP;
		}
	}
	waiting |= (uint32_t)bits->waiting << n;
	n += bits->n_waiting;
	for (; n > 0; n -= n < GROUP ? n : GROUP) {
		put_group(out, low_bits(waiting, GROUP));
		waiting >>= GROUP;
	}
}

/* ---- Lists ---- */

/* Rice's parameter for n documents up to last: the power of two nearest
 * below ln 2 times the mean distance. */
static unsigned
list_k(size_t n, uint32_t last)
{
	uint64_t reach = ((uint64_t)last + 1) * 69;
	unsigned k = 0;

	while (((uint64_t)n * 100) << (k + 1) <= reach)
		k++;
	return k;
}

void
bits_list(struct bits *bits, const struct posting *list, size_t n,
	  unsigned width)
{
	unsigned k = n ? list_k(n, list[n - 1].document) : 0;
	uint32_t next = 0, gap;

	bits_put(bits, k, 5);
	bits_put(bits, width, 3);
	for (size_t i = 0; i < n; i++) {
		gap = list[i].document - next;
		next = list[i].document + 1;
		put_zeros(bits, gap >> k);
		bits_put(bits, 1, 1);
		bits_put(bits, low_bits(gap, k), k);
		bits_put(bits, low_bits(list[i].level, width), width);
	}
}

/* ---- Checks ---- */

uint32_t
code_fold(uint64_t hash)
{
	return low_bits((uint32_t)(hash >> 32 ^ hash), CODE_CHECK_BITS);
}

uint32_t
code_check(struct str bytes)
{
	return code_fold(segment_hash(SEGMENT_SEED, bytes));
}

void
code_put_check(struct buf *out, uint32_t check)
{
	static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
	char text[4];

	for (int i = 3; i >= 0; i--) {
		text[i] = digits[check % 36];
		check /= 36;
	}
	buf_put(out, (struct str){text, sizeof(text)});
}
