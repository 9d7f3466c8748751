#include "base/utf8.h"

struct range {
	unsigned first, last;
};

/* Bytes of the sequence that lead opens; 0 for one that opens none. */
static size_t
utf8_size(unsigned char lead)
{
	if (lead < 0x80)
		return 1;
	if (lead < 0xC2)
		return 0; /* continuation, or overlong */
	if (lead < 0xE0)
		return 2;
	if (lead < 0xF0)
		return 3;
	return lead < 0xF5 ? 4 : 0;
}

unsigned
utf8_next_wide(struct str s, size_t *at)
{
	static const unsigned least[] = {0, 0, 0x80, 0x800, 0x10000};
	const unsigned char *p;
	size_t size;
	unsigned c;

	if (*at >= s.n)
		return UTF8_BAD;
	p = (const unsigned char *)s.p + *at;
	if (*p < 0x80) {
		++*at;
		return *p;
	}
	size = utf8_size(*p);
	if (size == 0 || size > s.n - *at) {
		++*at;
		return UTF8_BAD;
	}
	c = *p & (0x7Fu >> size);
	for (size_t i = 1; i < size; i++) {
		if ((p[i] & 0xC0) != 0x80) {
			++*at;
			return UTF8_BAD;
		}
		c = c << 6 | (p[i] & 0x3F);
	}
	if (c < least[size] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
		++*at;
		return UTF8_BAD;
	}
	*at += size;
	return c;
}

unsigned
utf8_previous_wide(struct str s, size_t *at)
{
	size_t end = *at < s.n ? *at : s.n;
	size_t from, next;
	unsigned c;

	if (end == 0)
		return UTF8_BAD;
	from = end - 1;
	while (from > 0 && end - from < 4 && (s.p[from] & 0xC0) == 0x80)
		from--;
	next = from;
	c = utf8_next(str_slice(s, 0, end), &next);
	if (next != end || c == UTF8_BAD) {
		*at = end - 1;
		return UTF8_BAD;
	}
	*at = from;
	return c;
}

unsigned
utf8_at(struct str s, size_t at)
{
	return at < s.n ? utf8_next(s, &at) : 0;
}

unsigned
utf8_before(struct str s, size_t at)
{
	return at > 0 ? utf8_previous(s, &at) : 0;
}

size_t
utf8_skip_ascii(struct str s, size_t at)
{
	uint64_t eight;

	for (; s.n - at >= sizeof(eight); at += sizeof(eight)) {
		memcpy(&eight, s.p + at, sizeof(eight));
		if (eight & 0x8080808080808080u)
			break;
	}
	return at;
}

size_t
utf8_check(struct str s)
{
	size_t at = 0, from;

	while (at < s.n) {
		at = utf8_skip_ascii(s, at);
		if (at == s.n)
			break;
		from = at;
		if (utf8_next(s, &at) == UTF8_BAD)
			return from;
	}
	return s.n;
}

/* RFC 3629, section 3. */
size_t
utf8_put(unsigned c, char *bytes)
{
	size_t n = 0;

	if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
		c = 0xFFFD;
	if (c < 0x80) {
		bytes[n++] = (char)c;
		return n;
	}
	if (c < 0x800) {
		bytes[n++] = (char)(0xC0 | c >> 6);
	} else if (c < 0x10000) {
		bytes[n++] = (char)(0xE0 | c >> 12);
		bytes[n++] = (char)(0x80 | (c >> 6 & 0x3F));
	} else {
		bytes[n++] = (char)(0xF0 | c >> 18);
		bytes[n++] = (char)(0x80 | (c >> 12 & 0x3F));
		bytes[n++] = (char)(0x80 | (c >> 6 & 0x3F));
	}
	bytes[n++] = (char)(0x80 | (c & 0x3F));
	return n;
}

size_t
utf8_length(struct str s)
{
	size_t at = 0, n = 0;

	while (at < s.n) {
		utf8_next(s, &at);
		n++;
	}
	return n;
}

/* ranges are sorted and do not overlap. */
static bool
rune_in(unsigned c, const struct range *ranges, size_t n)
{
	size_t low = 0, high = n, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (c > ranges[middle].last)
			low = middle + 1;
		else
			high = middle;
	}
	return low < n && c >= ranges[low].first;
}

#define RUNE_IN(c, ranges)                                                     \
	rune_in((c), (ranges), sizeof(ranges) / sizeof((ranges)[0]))

bool
rune_is_cjk_wide(unsigned c)
{
	static const struct range cjk[] = {
	    {0x2E80, 0x312F},   /* radicals, punctuation, kana, Bopomofo */
	    {0x3190, 0x31FF},   /* marks of Kanbun, strokes, kana */
	    {0x3220, 0x325F},   /* circled and squared Han, kana */
	    {0x3280, 0x4DBF},   /* the same, Han extension A */
	    {0x4E00, 0x9FFF},   /* Han */
	    {0xF900, 0xFAFF},   /* Han, compatibility */
	    {0xFE10, 0xFE1F},   /* vertical punctuation */
	    {0xFE30, 0xFE4F},   /* vertical punctuation */
	    {0xFF01, 0xFF9F},   /* full-width forms, half-width kana */
	    {0xFFE0, 0xFFE6},   /* full-width signs */
	    {0x1AFF0, 0x1B16F}, /* kana */
	    {0x20000, 0x3FFFD}, /* planes of Han */
	};

	return c >= 0x2E80 && RUNE_IN(c, cjk);
}

bool
rune_is_han_wide(unsigned c)
{
	static const struct range han[] = {
	    {0x2E80, 0x2FDF}, {0x3005, 0x3007},   {0x3021, 0x3029},
	    {0x3038, 0x303B}, {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},
	    {0xF900, 0xFAFF}, {0x20000, 0x3FFFD},
	};

	return RUNE_IN(c, han);
}

/* Property White_Space of the Unicode character database. */
bool
rune_is_space_wide(unsigned c)
{
	static const struct range space[] = {
	    {0x85, 0x85},     {0xA0, 0xA0},     {0x1680, 0x1680},
	    {0x2000, 0x200A}, {0x2028, 0x2029}, {0x202F, 0x202F},
	    {0x205F, 0x205F}, {0x3000, 0x3000},
	};

	return c <= 0x3000 && RUNE_IN(c, space);
}

/* Latin Extended-A and the later letters of Cyrillic stand in pairs: upper
 * case, lower case. */
static bool
rune_is_upper_of_pair(unsigned c)
{
	static const struct range even[] = {
	    {0x100, 0x137}, {0x14A, 0x177}, {0x460, 0x481},
	    {0x48A, 0x4BF}, {0x4D0, 0x52F},
	};
	static const struct range odd[] = {
	    {0x139, 0x148}, {0x179, 0x17E}, {0x4C1, 0x4CE}};

	return c % 2 == 0 ? RUNE_IN(c, even) : RUNE_IN(c, odd);
}

bool
rune_is_upper_wide(unsigned c)
{
	static const struct range upper[] = {
	    {0xC0, 0xD6},   {0xD8, 0xDE},   {0x178, 0x178}, {0x386, 0x386},
	    {0x388, 0x38F}, {0x391, 0x3AB}, {0x400, 0x42F}, {0x4C0, 0x4C0},
	};

	if (c < 0x80)
		return c >= 'A' && c <= 'Z';
	return RUNE_IN(c, upper) || rune_is_upper_of_pair(c);
}

/* What is no letter, from U+00AA on: the blocks of punctuation, symbols and
 * private use, and single marks of the scripts that are common in policy
 * texts. Digits of other scripts and combining marks pass as letters. */
bool
rune_is_letter_wide(unsigned c)
{
	static const struct range others[] = {
	    {0xAB, 0xB4},       {0xB6, 0xB9},       {0xBB, 0xBF},
	    {0xD7, 0xD7},       {0xF7, 0xF7},       {0x2C2, 0x2C5},
	    {0x2D2, 0x2DF},     {0x37E, 0x37E},     {0x387, 0x387},
	    {0x482, 0x482},     {0x55A, 0x55F},     {0x589, 0x58F},
	    {0x5BE, 0x5BE},     {0x5F3, 0x5F4},     {0x600, 0x60F},
	    {0x61B, 0x61F},     {0x66A, 0x66D},     {0x6D4, 0x6D4},
	    {0x964, 0x965},     {0xE3F, 0xE3F},     {0xE4F, 0xE4F},
	    {0xE5A, 0xE5B},     {0x1680, 0x1680},   {0x2000, 0x2070},
	    {0x2072, 0x207E},   {0x2080, 0x208E},   {0x20A0, 0x20CF},
	    {0x2100, 0x2101},   {0x2103, 0x2106},   {0x2114, 0x2114},
	    {0x2116, 0x2118},   {0x211E, 0x2123},   {0x2150, 0x215F},
	    {0x2189, 0x2BFF},   {0x2E00, 0x2E7F},   {0x2FF0, 0x3004},
	    {0x3008, 0x3020},   {0x3030, 0x3030},   {0x303D, 0x3040},
	    {0x309B, 0x309C},   {0x30A0, 0x30A0},   {0x30FB, 0x30FB},
	    {0x3200, 0x33FF},   {0x4DC0, 0x4DFF},   {0xD800, 0xF8FF},
	    {0xFE00, 0xFE1F},   {0xFE30, 0xFE6F},   {0xFEFF, 0xFF20},
	    {0xFF3B, 0xFF40},   {0xFF5B, 0xFF65},   {0xFFE0, 0xFFFF},
	    {0x1D000, 0x1D3FF}, {0x1F000, 0x1FBFF}, {0xE0000, 0xFFFFFFFF},
	};

	return c >= 0xAA && !RUNE_IN(c, others);
}
