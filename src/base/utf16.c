#include "base/utf16.h"

#include "base/buf.h"
#include "base/bytes.h"

bool
utf16_is(struct str bytes)
{
	return bytes_are(bytes, 0, STR("\xFE\xFF")) ||
	       bytes_are(bytes, 0, STR("\xFF\xFE"));
}

static unsigned
unit_at(struct str bytes, size_t at, bool is_big)
{
	unsigned first = (unsigned char)bytes.p[at];
	unsigned second = (unsigned char)bytes.p[at + 1];

	return is_big ? first << 8 | second : second << 8 | first;
}

static bool
is_high(unsigned unit)
{
	return unit >= 0xD800 && unit <= 0xDBFF;
}

static bool
is_low(unsigned unit)
{
	return unit >= 0xDC00 && unit <= 0xDFFF;
}

bool
utf16_read(struct str bytes, struct arena *arena, struct str *text)
{
	bool is_big = bytes_are(bytes, 0, STR("\xFE\xFF"));
	bool ok = bytes.n % 2 == 0;
	struct buf out = {0};

	for (size_t at = 2; ok && at < bytes.n; at += 2) {
		unsigned c = unit_at(bytes, at, is_big);

		if (is_high(c) && at + 2 < bytes.n &&
		    is_low(unit_at(bytes, at + 2, is_big))) {
			at += 2;
			c = 0x10000 + ((c & 0x3FF) << 10 |
				       (unit_at(bytes, at, is_big) & 0x3FF));
		}
		ok = !is_high(c) && !is_low(c);
		buf_put_rune(&out, c);
	}
	*text = buf_take(&out, arena);
	buf_free(&out);
	return ok;
}
