#include "import/clean.h"

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

size_t
clean_plain(struct str text)
{
	size_t n = 0;

	for (;; n++) {
		while (n < text.n && text.p[n] > ' ' && text.p[n] < 0x7F)
			n++;
		if (n == text.n || text.p[n] != ' ' || n == 0 ||
		    text.p[n - 1] == ' ')
			return n;
	}
}
