#include "reflow/clean.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

/* The letters of a ligature (Unicode block Alphabetic Presentation Forms),
 * or NULL. */
static const char *
ligature(unsigned c)
{
	static const char *const letters[] = {"ff",  "fi", "fl", "ffi",
					      "ffl", "st", "st"};

	return c >= 0xFB00 && c <= 0xFB06 ? letters[c - 0xFB00] : NULL;
}

/* Controls and noncharacters (Unicode, section 23.7), which no page may
 * have, and what is not seen. */
static bool
rune_is_dropped(unsigned c)
{
	return c == 0xAD || c == 0x200B || c == 0xFEFF || c < 0x20 ||
	       (c >= 0x7F && c <= 0x9F) || (c >= 0xFDD0 && c <= 0xFDEF) ||
	       (c & 0xFFFE) == 0xFFFE || rune_is_private(c);
}

void
clean_put_rune(struct buf *out, unsigned c)
{
	if (rune_is_space(c)) {
		if (out->n > 0 && out->p[out->n - 1] != ' ')
			buf_putc(out, ' ');
	} else if (ligature(c)) {
		buf_puts(out, ligature(c));
	} else if (!rune_is_dropped(c)) {
		buf_put_rune(out, c);
	}
}

/* ---- Eight bytes at once (Lamport, "Multiple Byte Processing with Full-Word
 * Instructions", CACM 18, 1975) ---- */

#define ONES 0x0101010101010101u
#define HIGH (ONES << 7) /* the high bits of eight bytes */

/* Whether all are printable ASCII. */
static bool
are_printable(uint64_t eight)
{
	/* Adding one sets the high bit of DEL; taking a space off the others,
	 * with that bit set before, clears that of what is less. */
	return ((eight | (eight + ONES)) & HIGH) == 0 &&
	       (((eight | HIGH) - ONES * ' ') & HIGH) == HIGH;
}

/* The high bits of those that are spaces, among ASCII. */
static uint64_t
spaces_of(uint64_t eight)
{
	return ~((eight ^ ONES * ' ') + (HIGH - ONES)) & HIGH;
}

/* Whether the eight bytes at p are plain, behind a byte that is. */
static bool
are_plain(const char *p)
{
	uint64_t eight, before;

	memcpy(&eight, p, sizeof(eight));
	memcpy(&before, p - 1, sizeof(before));
	return are_printable(eight) &&
	       (spaces_of(eight) & spaces_of(before)) == 0;
}

static bool
is_word(char c)
{
	return c > ' ' && c < 0x7F;
}

size_t
clean_plain(struct str text)
{
	size_t n = text.n > 0 && is_word(text.p[0]);

	while (n > 0 && text.n - n >= sizeof(uint64_t) && are_plain(text.p + n))
		n += sizeof(uint64_t);
	for (;; n++) {
		while (n < text.n && is_word(text.p[n]))
			n++;
		if (n == text.n || text.p[n] != ' ' || n == 0 ||
		    text.p[n - 1] == ' ')
			return n;
	}
}
