#include "search/segment.h"

#include <string.h>

#include "base/utf8.h"

/* Odd, with its bits well mixed (the 64-bit prime of xxHash, Y. Collet). */
#define SEGMENT_PRIME 0x9E3779B185EBCA87u

/* First characters of partitions behind those of a to z. */
static const unsigned firsts[] = {
    0x7B,   0x370,  0x400,  0x438,  0x440,  0x530,  0xE00,
    0x1000, 0x3040, 0x30A0, 0x3400, 0x4E00, 0x5600, 0x5E00,
    0x6600, 0x6E00, 0x7600, 0x7E00, 0x8600, 0x8E00, 0x9600,
    0x9E00, 0xAC00, 0xB400, 0xBC00, 0xC400, 0xCC00, 0xD400,
};

enum {
	N_FIRSTS = sizeof(firsts) / sizeof(firsts[0]),
	OF_MARKS = 0, /* facets begin with '#' */
	OF_DIGITS,
	OF_LETTERS,
	OF_OTHERS = OF_LETTERS + 26,
	/* UTF-16 has surrogates before U+E000. */
	OF_PLANES = OF_OTHERS + N_FIRSTS,
	OF_LAST,
};

_Static_assert((int)OF_LAST < (int)SEGMENT_PARTITIONS, "too many partitions");

size_t
segment_partition(struct str term)
{
	size_t at = 0, i = N_FIRSTS;
	unsigned c = utf8_next(term, &at);

	if (c < '0')
		return OF_MARKS;
	if (c <= '9')
		return OF_DIGITS;
	if (c - 'a' < 26)
		return OF_LETTERS + (c - 'a');
	if (c >= 0x10000)
		return OF_PLANES;
	if (c >= 0xE000)
		return OF_LAST;
	while (i > 1 && firsts[i - 1] > c)
		i--;
	return OF_OTHERS + i - 1;
}

struct str
segment_part(const struct segment *segment, size_t i)
{
	return str_slice(segment->bytes, i ? segment->ends[i - 1] : 0,
			 segment->ends[i]);
}

/* Eight bytes, the lowest first on every machine. */
static uint64_t
word_at(const char *p)
{
	uint64_t word = 0;

	for (size_t i = 0; i < 8; i++)
		word |= (uint64_t)(unsigned char)p[i] << 8 * i;
	return word;
}

uint64_t
segment_hash(uint64_t hash, struct str bytes)
{
	for (; bytes.n >= 8; bytes = str_skip(bytes, 8)) {
		hash = (hash ^ word_at(bytes.p)) * SEGMENT_PRIME;
		hash ^= hash >> 29;
	}
	for (size_t i = 0; i < bytes.n; i++)
		hash = (hash ^ (unsigned char)bytes.p[i]) * SEGMENT_PRIME;
	return hash ^ hash >> 32;
}

void
segment_put_number(struct buf *out, uint32_t number)
{
	for (; number >= 0x80; number >>= 7)
		buf_putc(out, (char)(0x80 | (number & 0x7F)));
	buf_putc(out, (char)number);
}

void
segment_put_term(struct buf *out, const struct segment_term *term)
{
	buf_put(out, (struct str){(const char *)&term->hash, 4});
	buf_putc(out, (char)term->text.n);
	buf_put(out, term->text);
	segment_put_number(out, term->n);
	segment_put_number(out, (uint32_t)term->list.n);
	buf_put(out, term->list);
}

static struct str
cut(struct str *bytes, size_t n)
{
	struct str front = {bytes->p, n};

	bytes->p += n;
	bytes->n -= n;
	return front;
}

bool
segment_term(struct str *bytes, struct segment_term *term)
{
	if (!bytes->n)
		return false;
	memcpy(&term->hash, cut(bytes, 4).p, 4);
	term->text = cut(bytes, 1);
	term->text = cut(bytes, (unsigned char)*term->text.p);
	term->n = segment_number(bytes);
	term->list = cut(bytes, segment_number(bytes));
	return true;
}

struct segment_pair
segment_pair_start(size_t partition)
{
	return (struct segment_pair){.key = (uint32_t)partition
					    << SEGMENT_PAIR_BITS,
				     .document = UINT32_MAX};
}

/* With the same key, UINT32_MAX counts as the document before the first. */
void
segment_put_pair(struct buf *out, struct segment_pair *last,
		 struct segment_pair next)
{
	bool same = next.key == last->key;

	if (same && next.document == last->document)
		return;
	segment_put_number(out, next.key - last->key);
	segment_put_number(out, same ? next.document - last->document
				     : next.document);
	*last = next;
}

bool
segment_pair(struct str *bytes, struct segment_pair *last)
{
	uint32_t step, number;

	if (!bytes->n)
		return false;
	step = segment_number(bytes);
	number = segment_number(bytes);
	last->key += step;
	last->document = step ? number : last->document + number;
	return true;
}
